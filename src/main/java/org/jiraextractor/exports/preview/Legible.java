package org.jiraextractor.exports.preview;

/** A stranger's text so that all of it can be seen: controls by their pictures, the mark at a file's beginning not at all. */
final class Legible {

    private static final int PICTURES = 0x2400;

    private Legible() {
    }

    static String of(String text) {
        int from = text.startsWith("\uFEFF") ? 1 : 0;
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().skip(from).forEach(c -> shown.appendCodePoint(c < ' ' && c != '\n' && c != '\t' ? PICTURES + c : c == 0x7F ? PICTURES + 0x21 : c));
        return shown.toString();
    }

    /** At most so many characters, none of them halved. */
    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
