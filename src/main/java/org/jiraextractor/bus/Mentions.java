package org.jiraextractor.bus;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What waits to be mentioned: each word once, however often it was said meanwhile, and not more than may go at once. Thread-safe. */
final class Mentions {

    private static final int MOST = 1_000;

    private final Set<Word> waiting = new LinkedHashSet<>();

    synchronized void add(Word word) {
        if (waiting.size() < MOST) {
            waiting.add(word);
        }
    }

    synchronized List<Word> take() {
        List<Word> all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }
}
