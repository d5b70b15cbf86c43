package org.jiraextractor.richtext;

/** Characters that turn the direction of writing until another ends that; without it the rest of the paragraph, which is not theirs, is read backwards too. */
final class Turns {

    private static final char POP = '\u202C';
    private static final char POP_ISOLATE = '\u2069';

    private Turns() {
    }

    /** What has to follow a text for it to turn nothing but itself; empty for almost all. */
    static String ending(String text) {
        StringBuilder open = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u202A' && c <= '\u202E' && c != POP) {
                open.append(POP);
            } else if (c >= '\u2066' && c <= '\u2068') {
                open.append(POP_ISOLATE);
            } else if (c == POP && last(open) == POP) {
                open.setLength(open.length() - 1);
            } else if (c == POP_ISOLATE && open.indexOf(String.valueOf(POP_ISOLATE)) >= 0) {
                // ends all that was begun inside of it
                open.setLength(open.lastIndexOf(String.valueOf(POP_ISOLATE)));
            }
        }
        return open.reverse().toString();
    }

    private static char last(CharSequence of) {
        return of.length() == 0 ? 0 : of.charAt(of.length() - 1);
    }
}
