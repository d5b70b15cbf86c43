package org.jiraextractor.richtext;

/** Text that Markdown shall show and not understand. */
public final class MarkdownText {

    /** What means something inside of a line, to CommonMark, to the forges' extensions or to Obsidian. */
    private static final String ANYWHERE = "\\`*_[]<>&~|$#^=%{";

    private MarkdownText() {
    }

    /** Text as it may stand anywhere in a line, also at its beginning; line ends become spaces. */
    public static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        append(out, text, true);
        return out.toString();
    }

    /** @param href filtered and encoded, as {@link SafeLink} gives it */
    public static String link(String text, String href) {
        StringBuilder out = new StringBuilder("[");
        append(out, text, false);
        return out.append("](").append(destination(href)).append(')').toString();
    }

    /** Round brackets would end it, and some readers would decode {@code &copy;}; the rest is encoded already. */
    static String destination(String href) {
        String safe = href.replace("(", "%28").replace(")", "%29");
        return safe.indexOf(';') < 0 ? safe : safe.replace("&", "&amp;");
    }

    /** Lines of code between fences that nothing in them can end. */
    public static String code(String text, String language) {
        String fence = fence(text, 3);
        return fence + language + "\n" + visible(text) + (text.isEmpty() ? "" : "\n") + fence;
    }

    /** Several lines as one item of a list. */
    public static String item(String text, String lead) {
        return MarkdownWriter.indented(text, lead, " ".repeat(lead.length()));
    }

    /** @param lineBegins whether what comes first could open a list or a heading */
    static void append(StringBuilder out, String text, boolean lineBegins) {
        boolean begins = lineBegins;
        boolean digits = lineBegins;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c)) {
                c = ' ';
            }
            if (c == ' ' && begins) {
                continue;
            }
            boolean opens = begins && (c == '-' || c == '+' || c == ':' || c == '!') || digits && !begins && (c == '.' || c == ')');
            if (opens || ANYWHERE.indexOf(c) >= 0 || makesLink(text, i)) {
                out.append('\\');
            }
            out.append(seen(text, i, c));
            digits = digits && c >= '0' && c <= '9';
            begins = false;
        }
        out.append(Turns.ending(text));
    }

    /** Text between tags of HTML. A forge looks for Markdown there and Obsidian does not; both know references to characters. */
    static void appendInTag(StringBuilder out, String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = Character.isWhitespace(text.charAt(i)) ? ' ' : seen(text, i, text.charAt(i));
            if (ANYWHERE.indexOf(c) >= 0 || makesLink(text, i)) {
                out.append("&#").append((int) c).append(';');
            } else {
                out.append(c);
            }
        }
        out.append(Turns.ending(text));
    }

    /** What forges know an address by: they would take it as it stands, escapes and all, for one. */
    private static boolean makesLink(String text, int at) {
        return switch (text.charAt(at)) {
            case ':' -> at > 0 && text.startsWith("//", at + 1);
            case '.' -> at > 2 && text.regionMatches(true, at - 3, "www", 0, 3);
            case '@' -> at > 0 && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at - 1)) && !Character.isWhitespace(text.charAt(at + 1));
            default -> false;
        };
    }

    /** Characters that no text file should hold, and halves of pairs, become replacement characters. */
    static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c == '\t' ? c : Character.isWhitespace(c) && c != ' ' ? '\n' : seen(text, i, c));
        }
        return out.toString();
    }

    private static char seen(String text, int at, char c) {
        boolean lone = Character.isHighSurrogate(c) ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
                : Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
        return lone || c < ' ' || c == 0x7F || c >= 0x80 && c < 0xA0 || c >= 0xFFFE ? '\uFFFD' : c;
    }

    /** As many backticks as it takes to stand around the text. */
    static String fence(String text, int least) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return "`".repeat(Math.max(least, longest + 1));
    }
}
