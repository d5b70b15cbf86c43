package org.jiraextractor.richtext;

import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * What stands inside of the lines of wiki markup. Marks are tokens first and find their partners later, so one that has none costs nothing
 * but its own look. The colour that {@code {color:red}} begins goes on until {@code {color}}, over paragraphs if need be.
 */
final class WikiInline {

    private static final String MACRO = String.valueOf(WikiReader.MACRO);
    private static final String DELIMITERS = "*_-+^~";
    private static final Mark.Type[] TYPES = {Mark.Type.STRONG, Mark.Type.EM, Mark.Type.STRIKE, Mark.Type.UNDERLINE, Mark.Type.SUP, Mark.Type.SUB, Mark.Type.CITE};
    private static final Map<String, String> SIGNS = Map.ofEntries(Map.entry("(y)", "\uD83D\uDC4D"), Map.entry("(n)", "\uD83D\uDC4E"), Map.entry("(i)", "\u2139\uFE0F"),
            Map.entry("(/)", "\u2705"), Map.entry("(x)", "\u274C"), Map.entry("(!)", "\u26A0\uFE0F"), Map.entry("(+)", "\u2795"), Map.entry("(-)", "\u2796"),
            Map.entry("(?)", "\u2753"), Map.entry("(on)", "\uD83D\uDCA1"), Map.entry("(off)", "\uD83D\uDCA4"), Map.entry("(*)", "\u2B50"), Map.entry("(flag)", "\uD83D\uDEA9"));

    private final Deque<Node> macros;
    private String color = "";
    private String text = "";
    private Ahead ahead = new Ahead("");
    private WikiTokens tokens = new WikiTokens();

    WikiInline(Deque<Node> macros) {
        this.macros = macros;
    }

    List<Node> read(String line) {
        text = line;
        ahead = new Ahead(line);
        tokens = new WikiTokens();
        tokens.color(color);
        int at = 0;
        while (at < text.length()) {
            at = step(at);
        }
        return tokens.nodes();
    }

    private int step(int at) {
        char c = text.charAt(at);
        int end = switch (c) {
            case '\n' -> lineEnd(at);
            case WikiReader.MACRO -> macro(at);
            case '\\' -> escape(at);
            case '&' -> reference(at);
            case '{' -> braces(at);
            case '[' -> new WikiLink(text, ahead, tokens).read(at);
            case '!' -> wordBefore(at) ? at : new WikiPicture(text, ahead, tokens).read(at);
            case '(' -> wordBefore(at) ? at : sign(at);
            case '?' -> text.startsWith("??", at) ? delimiter(at, 6, 2) : at;
            case 'h', 'f', 'm' -> wordBefore(at) ? at : address(at);
            default -> DELIMITERS.indexOf(c) >= 0 ? c == '-' && text.startsWith("--", at) ? dash(at) : delimiter(at, DELIMITERS.indexOf(c), 1) : at;
        };
        if (end == at) {
            tokens.text(c);
            return at + 1;
        }
        return end;
    }

    private int lineEnd(int at) {
        tokens.lineEnd();
        return at + 1;
    }

    private int macro(int at) {
        Node macro = macros.poll();
        tokens.add(macro == null ? Node.text("\uFFFC") : macro);
        return at + 1;
    }

    private int escape(int at) {
        if (text.startsWith("\\\\", at)) {
            tokens.lineEnd();
            return text.startsWith("\n", at + 2) ? at + 3 : at + 2;
        }
        boolean escapes = at + 1 < text.length() && WikiSigns.isEscapable(text.charAt(at + 1));
        if (escapes) {
            tokens.text(text.charAt(at + 1));
        }
        return escapes ? at + 2 : at;
    }

    private int reference(int at) {
        StringBuilder read = new StringBuilder();
        int length = WikiSigns.reference(text, at, read);
        tokens.text(read.toString());
        return at + length;
    }

    private int braces(int at) {
        if (text.startsWith("{{", at)) {
            int end = ahead.monospacedEnd(at + 2);
            boolean code = end != Ahead.NOWHERE && end > at + 2 && ahead.next(MACRO, at) > end;
            if (code) {
                tokens.add(Node.text(WikiSigns.plain(text.substring(at + 2, end)), List.of(Mark.of(Mark.Type.CODE))));
            }
            return code ? end + 2 : at;
        }
        if (text.startsWith("{color", at)) {
            int end = ahead.nextInLine("}", at);
            char next = at + 6 < text.length() ? text.charAt(at + 6) : ' ';
            if (end == Ahead.NOWHERE || next != ':' && next != '}' || ahead.next(MACRO, at) < end) {
                return at;
            }
            color = next == ':' ? text.substring(at + 7, end) : "";
            tokens.color(color);
            return end + 1;
        }
        // {*}forced{*} in the middle of a word
        int type = at + 2 < text.length() && text.charAt(at + 2) == '}' ? DELIMITERS.indexOf(text.charAt(at + 1)) : -1;
        if (type < 0) {
            return at;
        }
        tokens.delimiter(TYPES[type], text.substring(at, at + 3), true, true);
        return at + 3;
    }

    private int delimiter(int at, int type, int width) {
        boolean spaceAfter = at + width >= text.length() || Character.isWhitespace(text.charAt(at + width));
        boolean spaceBefore = at == 0 || Character.isWhitespace(text.charAt(at - 1));
        boolean opens = !wordBefore(at) && !spaceAfter;
        boolean closes = !spaceBefore && (at + width >= text.length() || !Character.isLetterOrDigit(text.charAt(at + width)));
        tokens.delimiter(TYPES[type], text.substring(at, at + width), opens, closes);
        return at + width;
    }

    private int dash(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) == '-') {
            end++;
        }
        boolean alone = (at == 0 || Character.isWhitespace(text.charAt(at - 1))) && (end == text.length() || Character.isWhitespace(text.charAt(end)));
        String dashes = text.substring(at, end);
        tokens.text(!alone || dashes.length() > 3 ? dashes : dashes.length() == 2 ? "\u2013" : "\u2014");
        return end;
    }

    private int sign(int at) {
        int end = Math.min(text.length(), at + 6);
        for (int close = at + 2; close < end; close++) {
            if (text.charAt(close) == ')') {
                String glyph = SIGNS.get(text.substring(at, close + 1));
                if (glyph != null) {
                    tokens.add(Node.leaf(Kind.EMOJI, glyph, Map.of()));
                }
                return glyph == null ? at : close + 1;
            }
        }
        return at;
    }

    private int address(int at) {
        boolean begins = text.startsWith("http://", at) || text.startsWith("https://", at) || text.startsWith("ftp://", at) || text.startsWith("mailto:", at);
        int end = at;
        while (begins && end < text.length() && !Character.isWhitespace(text.charAt(end)) && "<>\"|[]{}!\uFFFC".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        while (end > at && ".,;:?)'*_".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        if (end > at) {
            String address = text.substring(at, end);
            tokens.add(Node.text(address, List.of(new Mark(Mark.Type.LINK, address))));
        }
        return end;
    }

    private boolean wordBefore(int at) {
        return at > 0 && Character.isLetterOrDigit(text.charAt(at - 1));
    }
}
