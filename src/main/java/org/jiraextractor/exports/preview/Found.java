package org.jiraextractor.exports.preview;

import java.util.Locale;

/** Whether a text has a word, capitals and small letters alike: as {@link Finder} looks through bytes. */
final class Found {

    private Found() {
    }

    static boolean in(String text, String word) {
        return text.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
    }
}
