package org.jiraextractor.richtext;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Jira's wiki markup. First its macros, which may stand anywhere and hold lines of their own: each leaves one character in the text around
 * it; then {@link WikiBlocks} and {@link WikiInline} read what is left. Each character is looked at a bounded number of times.
 */
final class WikiReader {

    /** Stands for a macro that has been read already. */
    static final char MACRO = '\uFFFC';

    private static final int DEEPEST = 12;
    private static final int LONGEST_NAME = 10;

    private final String text;
    private final Ahead ahead;
    private final Deque<Level> open = new ArrayDeque<>();

    private WikiReader(String text) {
        this.text = text;
        this.ahead = new Ahead(text);
    }

    static Node read(String markup) {
        return Node.of(Kind.DOCUMENT, new WikiReader(markup.replace("\r\n", "\n").replace('\r', '\n')).blocks());
    }

    /** A macro that has begun: what it was opened with, and what it holds so far. */
    private static final class Level {

        private final String name;
        private final String opened;
        private final Map<String, String> attributes;
        private final StringBuilder text = new StringBuilder();
        private final List<Node> macros = new ArrayList<>();

        Level(String name, String opened, Map<String, String> attributes) {
            this.name = name;
            this.opened = opened;
            this.attributes = attributes;
        }

        void add(Node macro) {
            text.append(MACRO);
            macros.add(macro);
        }

        List<Node> blocks() {
            return new WikiBlocks(text.toString(), new ArrayDeque<>(macros)).read();
        }
    }

    private List<Node> blocks() {
        open.push(new Level("", "", Map.of()));
        int at = 0;
        while (at < text.length()) {
            at = step(at);
        }
        while (open.size() > 1) {
            giveUp();
        }
        return open.peek().blocks();
    }

    private int step(int at) {
        char c = text.charAt(at);
        if (c == MACRO) {
            open.peek().add(Node.text(String.valueOf(MACRO)));
            return at + 1;
        }
        if (c == '\\' && at + 1 < text.length() && text.charAt(at + 1) != MACRO) {
            return copied(at, at + 2);
        }
        if (c == '{') {
            int end = text.startsWith("{{", at) ? monospaced(at) : macro(at);
            if (end > at) {
                return end;
            }
        }
        return copied(at, at + 1);
    }

    private int copied(int from, int to) {
        open.peek().text.append(text, from, to);
        return to;
    }

    private int monospaced(int at) {
        int end = ahead.monospacedEnd(at + 2);
        return end == Ahead.NOWHERE || ahead.next(String.valueOf(MACRO), at) < end ? at : copied(at, end + 2);
    }

    /** @return where it ends, or {@code at} where none begins */
    private int macro(int at) {
        int end = at + 1;
        while (end < text.length() && end - at <= LONGEST_NAME && text.charAt(end) >= 'a' && text.charAt(end) <= 'z') {
            end++;
        }
        String name = text.substring(at + 1, end);
        int close = ahead.nextInLine("}", end);
        if (close == Ahead.NOWHERE || text.charAt(end) != ':' && text.charAt(end) != '}') {
            return at;
        }
        String parameters = end == close ? "" : text.substring(end + 1, close);
        return switch (name) {
            case "code", "noformat" -> verbatim(name, parameters, at, close + 1);
            case "quote", "panel" -> toggled(name, parameters, at, close + 1);
            case "anchor" -> close + 1;
            default -> at;
        };
    }

    private int verbatim(String name, String parameters, int at, int from) {
        String closing = "{" + name + "}";
        int end = ahead.next(closing, from);
        if (end == Ahead.NOWHERE) {
            return at;
        }
        String code = text.substring(from, end);
        int first = code.startsWith("\n") ? 1 : 0;
        int last = code.endsWith("\n") && code.length() > first ? code.length() - 1 : code.length();
        open.peek().add(Node.leaf(Kind.CODE, code.substring(first, last), parameters(parameters, "language")));
        return end + closing.length();
    }

    private int toggled(String name, String parameters, int at, int end) {
        boolean isOpen = open.stream().anyMatch(level -> level.name.equals(name));
        if (isOpen && parameters.isEmpty()) {
            while (!open.peek().name.equals(name)) {
                giveUp();
            }
            Level level = open.pop();
            open.peek().add(Node.of(name.equals("quote") ? Kind.QUOTE : Kind.PANEL, level.attributes, level.blocks()));
            return end;
        }
        if (open.size() > DEEPEST) {
            return at;
        }
        Map<String, String> attributes = parameters(parameters, "");
        if (name.equals("panel")) {
            attributes.put("panelType", "plain");
        }
        open.push(new Level(name, text.substring(at, end), attributes));
        return end;
    }

    /** What was never closed was no macro. */
    private void giveUp() {
        Level level = open.pop();
        open.peek().text.append(level.opened).append(level.text);
        open.peek().macros.addAll(level.macros);
    }

    /** {@code title=A|language=java}, or a bare word for {@code unnamed}. */
    private static Map<String, String> parameters(String given, String unnamed) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String each : given.isEmpty() ? new String[0] : given.split("\\|")) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                parameters.putIfAbsent(each.substring(0, equals).strip(), each.substring(equals + 1).strip());
            } else if (!unnamed.isEmpty()) {
                parameters.putIfAbsent(unnamed, each.strip());
            }
        }
        return parameters;
    }
}
