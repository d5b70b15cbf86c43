package org.jiraextractor.exports.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How many files are handed out at once. Each holds a thread of the server's until its reader has taken all of it, and readers may be slow or hold still: so there is a
 * bound for all, well below the server's threads, and one for each person. Of this node; thread-safe.
 */
@ApplicationScoped
class Downloads {

    static final int MOST = 64;
    static final int MOST_OF_ONE = 16;
    private static final int AGAIN_AFTER_SECONDS = 5;

    private final Map<UUID, Integer> running = new HashMap<>();
    private int all;

    /** @throws Refusal {@code too_many} */
    synchronized void begin(UUID person) {
        int theirs = running.getOrDefault(person, 0);
        if (theirs >= MOST_OF_ONE) {
            throw new Refusal(Code.TOO_MANY, "export.download.too_many.yours", AGAIN_AFTER_SECONDS, MOST_OF_ONE);
        }
        if (all >= MOST) {
            throw new Refusal(Code.TOO_MANY, "export.download.too_many", AGAIN_AFTER_SECONDS);
        }
        running.put(person, theirs + 1);
        all++;
    }

    synchronized void end(UUID person) {
        running.merge(person, -1, (had, less) -> had + less == 0 ? null : had + less);
        all--;
    }
}
