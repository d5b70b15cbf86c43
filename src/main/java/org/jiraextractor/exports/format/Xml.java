package org.jiraextractor.exports.format;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * XML 1.0 in UTF-8 that is well-formed whatever its texts hold. What XML cannot hold at all, half surrogate pairs among it, shows as a
 * replacement character. The JDK's own writer lets both through, and a server brings others with other ideas of escaping.
 */
public final class Xml implements Closeable {

    private static final String REPLACEMENT = "\uFFFD";
    private static final int BUFFER = 64 << 10;

    private final Writer out;

    public Xml(OutputStream out) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), BUFFER);
    }

    /** Markup of our own, as it is. */
    public Xml markup(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    /** Between tags. */
    public Xml text(String text) throws IOException {
        return escaped(text, false);
    }

    /** {@code  name="value"}, with the blank before it. */
    public Xml attribute(String name, String value) throws IOException {
        out.write(' ');
        out.write(name);
        out.write("=\"");
        escaped(value, true);
        out.write('"');
        return this;
    }

    /** {@code <name>text</name>}. */
    public Xml element(String name, String text) throws IOException {
        return markup("<" + name + ">").text(text).markup("</" + name + ">");
    }

    public static boolean isLegal(int c) {
        return c == '\t' || c == '\n' || c == '\r' || c >= 0x20 && c <= 0xD7FF || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000 && c <= 0x10FFFF;
    }

    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    private Xml escaped(String text, boolean attribute) throws IOException {
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            String instead = instead(c, attribute);
            if (instead != null) {
                out.write(text, written, i - written);
                out.write(instead);
                written = i + 1;
            }
        }
        out.write(text, written, text.length() - written);
        return this;
    }

    /** @return null for a character that may stand as it is */
    private static String instead(char c, boolean attribute) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            // after two brackets it would end a CDATA section that is none
            case '>' -> "&gt;";
            case '\r' -> "&#13;";
            case '"' -> attribute ? "&quot;" : null;
            // blanks in attributes become spaces unless they are written so
            case '\n' -> attribute ? "&#10;" : null;
            case '\t' -> attribute ? "&#9;" : null;
            default -> isLegal(c) ? null : REPLACEMENT;
        };
    }
}
