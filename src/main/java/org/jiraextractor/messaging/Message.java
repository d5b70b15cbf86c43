package org.jiraextractor.messaging;

/**
 * One message to one person.
 *
 * @param kind    what it is about, a word like {@code invitation}
 * @param to      the address
 * @param subject one line: control characters and line ends become spaces, so that no header can be smuggled in
 * @param text    the whole of it as plain text
 * @param html    the same for those who read HTML
 * @param link    the address that it leads to and that stands in both; null if there is none
 */
public record Message(String kind, String to, String subject, String text, String html, String link) {

    private static final int LONGEST_SUBJECT = 200;

    public Message {
        subject = oneLine(subject);
        if (!to.equals(oneLine(to))) {
            throw new IllegalArgumentException("an address is one line");
        }
    }

    private static String oneLine(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_SUBJECT ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_SUBJECT));
    }

    /** Nothing of what it says: it may hold a link that opens an account. */
    @Override
    public String toString() {
        return "Message[" + kind + "]";
    }
}
