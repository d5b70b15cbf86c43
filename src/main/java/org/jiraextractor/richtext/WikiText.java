package org.jiraextractor.richtext;

import java.util.ArrayDeque;
import java.util.regex.Pattern;

/** Text that wiki markup shall show and not understand, with as few signs of it as will do: people read it, too. */
final class WikiText {

    private static final String SIGNS = "*_-+^~?!({[|\\:&";
    static final String LIST = "*#-";
    private static final String ALWAYS = "{[";
    private static final String ALL = "{}[]()*_-+^~?!|:";

    private static final Pattern HEADING = Pattern.compile("(h[1-6]|bq)\\. ");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n(\\s*\\n)+");

    private WikiText() {
    }

    static String escaped(String text, boolean inCell) {
        if (text.indexOf(WikiReader.MACRO) < 0 && !hasSigns(text)) {
            return text;
        }
        String light = escaped(text, inCell, false);
        return readsAs(light, text) ? light : escaped(text, inCell, true);
    }

    /** Whether any of it might mean something; most letters and spaces are told by their numbers. */
    private static boolean hasSigns(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= 'a' && c <= 'z' || c == ' ' || c > '~';
            if (!plain && SIGNS.indexOf(c) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** @param all whatever might ever mean something, rather than what opens a macro, a link or a cell */
    static String escaped(String text, boolean inCell, boolean all) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = (all ? ALL : ALWAYS).indexOf(c) >= 0 || inCell && (c == '|' || c == '!') || WikiSigns.means(text, i);
            out.append(escape ? WikiSigns.itself(c) : c == WikiReader.MACRO ? "\uFFFD" : String.valueOf(c));
        }
        return out.toString();
    }

    /** Whether what is written has the words of the text. */
    static boolean readsAs(String written, String text) {
        if (!hasSigns(text)) {
            return true;
        }
        StringBuilder words = new StringBuilder();
        new WikiInline(new ArrayDeque<>()).read(written).forEach(node -> words.append(node.kind() == Kind.TEXT ? node.text() : "\0"));
        return words.toString().equals(text);
    }

    static String withoutEmptyLines(String text) {
        return text.indexOf('\n') < 0 ? text : EMPTY_LINES.matcher(text).replaceAll("\n");
    }

    static String monospaced(String text, boolean inCell) {
        StringBuilder safe = new StringBuilder(text.length() + 8).append("{{");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escape = c == '{' || c == '}' || inCell && c == '|' || WikiSigns.means(text, i);
            safe.append(escape ? WikiSigns.itself(c) : String.valueOf(c));
        }
        return safe.append("}}").toString();
    }

    /** Lines that would open a list, a heading, a quote, a rule or a table do not. */
    static String notBlocks(String lines, boolean inCell) {
        StringBuilder out = new StringBuilder(lines.length() + 8);
        for (String line : lines.split("\n", -1)) {
            out.append(out.length() > 0 ? "\n" : "");
            String begin = line.stripLeading();
            boolean heading = HEADING.matcher(begin).lookingAt();
            if (heading) {
                int dot = line.indexOf('.');
                out.append(line, 0, dot).append(WikiSigns.itself('.')).append(line, dot + 1, line.length());
            } else {
                int marks = WikiList.marks(begin);
                boolean opens = marks == 0 && (begin.startsWith("----") || begin.startsWith("|") && !inCell);
                begin.chars().limit(marks).forEach(mark -> out.append('\\').append((char) mark));
                out.append(opens ? "\\" : "").append(marks > 0 || opens ? begin.substring(marks) : line);
            }
        }
        return out.toString();
    }

    /** As a link may have it, or null where it may not be followed. */
    static String address(String href, String site) {
        String safe = SafeLink.of(href, site);
        return safe == null ? null : safe.replace("[", "%5B").replace("]", "%5D").replace(String.valueOf(WikiReader.MACRO), "%EF%BF%BC");
    }

    static boolean mayStandInLink(String text) {
        return text.chars().noneMatch(c -> "[]|{}\\!\n\r\uFFFC".indexOf(c) >= 0) && !text.isBlank() && text.equals(text.strip()) && WikiSigns.plain(text).equals(text);
    }

    static boolean mayNameFile(String name) {
        return mayStandInLink(name) && name.chars().noneMatch(c -> c < ' ');
    }

    static boolean mayDescribe(String alt) {
        return alt.chars().noneMatch(c -> "|!,=\n\r\\{}[]\uFFFC".indexOf(c) >= 0 || c < ' ');
    }
}
