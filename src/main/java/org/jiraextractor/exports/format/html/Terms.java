package org.jiraextractor.exports.format.html;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;

/**
 * The words of a text as they are searched: without accents, in lower case, 40 characters at most; each character of Chinese and Japanese is a
 * word. The script does the same with what is typed.
 */
final class Terms {

    private static final int LONGEST = 40;
    private static final int PREFIX = 3;

    private Terms() {
    }

    static void collect(String text, Collection<String> into) {
        String plain = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
            int c = plain.codePointAt(i);
            if (isIdeograph(c)) {
                end(word, into);
                into.add(Character.toString(c));
            } else if (Character.isLetterOrDigit(c)) {
                word.appendCodePoint(c);
            } else if (!isAccent(c)) {
                end(word, into);
            }
        }
        end(word, into);
    }

    private static boolean isAscii(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < 0x80) {
            i++;
        }
        return i == text.length();
    }

    /** Where a word is looked up: by its first {@value #PREFIX} characters, so that what begins alike is in one place. */
    static int shard(String word, int shards) {
        int hash = 0;
        for (int i = 0; i < Math.min(PREFIX, word.length()); i++) {
            hash = (hash * 31 + word.charAt(i)) % shards;
        }
        return hash;
    }

    private static void end(StringBuilder word, Collection<String> into) {
        if (word.length() > 0) {
            String lower = word.toString().toLowerCase(Locale.ROOT);
            into.add(lower.length() <= LONGEST ? lower : lower.substring(0, Character.isHighSurrogate(lower.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST));
            word.setLength(0);
        }
    }

    private static boolean isAccent(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    private static boolean isIdeograph(int c) {
        return c >= 0x3040 && c <= 0x30FF || c >= 0x3400 && c <= 0x4DBF || c >= 0x4E00 && c <= 0x9FFF || c >= 0x20000 && c <= 0x3FFFF;
    }
}
