package org.jiraextractor.richtext;

/** HTML in the making: tags and escaped text, one after the other. */
public final class Markup {

    private final StringBuilder out = new StringBuilder();

    /** @param attributes names and values by turns; an empty value is left out */
    public Markup open(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            if (!attributes[i + 1].isEmpty()) {
                attribute(attributes[i], attributes[i + 1]);
            }
        }
        out.append('>');
        return this;
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        text(value);
        out.append('"');
    }

    public Markup close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    public Markup element(String tag, String classes, String text) {
        return open(tag, "class", classes).text(text).close(tag);
    }

    /** HTML that is clean already: what {@link RichText#html} gave, or our own. */
    public Markup raw(String html) {
        out.append(html);
        return this;
    }

    /** Characters that HTML has no place for, and halves of pairs, become replacement characters. */
    public Markup text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> i += character(text, i, c);
            }
        }
        return this;
    }

    private int character(String text, int at, char c) {
        if (Character.isHighSurrogate(c) && at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))) {
            out.append(c).append(text.charAt(at + 1));
            return 1;
        }
        boolean control = c < ' ' && c != '\n' && c != '\t' && c != '\r' || c >= 0x7F && c < 0xA0 || c >= 0xFFFE;
        out.append(control || Character.isSurrogate(c) ? '\uFFFD' : c);
        return 0;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
