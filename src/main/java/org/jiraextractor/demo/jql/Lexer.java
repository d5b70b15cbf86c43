package org.jiraextractor.demo.jql;

import java.util.ArrayList;
import java.util.List;

/** Cuts a query into words, as Jira does: quotes of either kind, backslash escapes, reserved characters refused. */
final class Lexer {

    private static final String RESERVED = "{}*/%+^$#@?;|&\\`";
    private static final String ENDS_WORD = "()=!<>~,\"'[]" + RESERVED;

    private final String jql;
    private final List<Lexeme> found = new ArrayList<>();
    private int at;
    private int line = 1;
    private int lineStart;

    private Lexer(String jql) {
        this.jql = jql;
    }

    static List<Lexeme> read(String jql) {
        Lexer lexer = new Lexer(jql);
        while (lexer.at < jql.length()) {
            lexer.next();
        }
        lexer.add(Lexeme.Kind.END, "", lexer.at);
        return lexer.found;
    }

    private void next() {
        char c = jql.charAt(at);
        if (c == '\n') {
            line++;
            lineStart = ++at;
        } else if (Character.isWhitespace(c)) {
            at++;
        } else if (c == '"' || c == '\'') {
            quoted(c);
        } else if ("(),~=".indexOf(c) >= 0) {
            symbol(1);
        } else if (c == '!' || c == '<' || c == '>') {
            char after = at + 1 < jql.length() ? jql.charAt(at + 1) : ' ';
            symbol(after == '=' || c == '!' && after == '~' ? 2 : 1);
        } else if (c == '[') {
            bracketed();
        } else if (RESERVED.indexOf(c) >= 0 && !(c == '\\' && escape(at))) {
            throw new JqlRefused("Error in the JQL Query: The character '" + c + "' is a reserved JQL character. You must enclose it in a string or use the escape '"
                    + String.format("\\u%04x", (int) c) + "' instead. " + here(at));
        } else {
            word();
        }
    }

    private void symbol(int length) {
        add(Lexeme.Kind.SYMBOL, jql.substring(at, at + length), at);
        at += length;
    }

    /** {@code cf[10016]}: one word. */
    private void bracketed() {
        int close = jql.indexOf(']', at);
        boolean ofField = !found.isEmpty() && found.get(found.size() - 1).is("cf");
        if (close < 0 || !ofField) {
            throw new JqlRefused("Error in the JQL Query: The character '[' is a reserved JQL character. You must enclose it in a string or use the escape '\\u005b' instead. " + here(at));
        }
        Lexeme field = found.remove(found.size() - 1);
        found.add(new Lexeme(Lexeme.Kind.WORD, "cf" + jql.substring(at, close + 1), field.line(), field.column()));
        at = close + 1;
    }

    private void quoted(char quote) {
        int start = at++;
        StringBuilder text = new StringBuilder();
        while (at < jql.length() && jql.charAt(at) != quote) {
            if (jql.charAt(at) == '\\') {
                escaped(text);
            } else {
                text.append(jql.charAt(at++));
            }
        }
        if (at == jql.length()) {
            throw new JqlRefused("Error in the JQL Query: The quoted string '" + text + "' has not been completed. " + here(start));
        }
        at++;
        add(Lexeme.Kind.QUOTED, text.toString(), start);
    }

    private void word() {
        int start = at;
        StringBuilder text = new StringBuilder();
        while (at < jql.length() && !Character.isWhitespace(jql.charAt(at)) && (ENDS_WORD.indexOf(jql.charAt(at)) < 0 || jql.charAt(at) == '\\' && escape(at))) {
            if (jql.charAt(at) == '\\') {
                escaped(text);
            } else {
                text.append(jql.charAt(at++));
            }
        }
        add(Lexeme.Kind.WORD, text.toString(), start);
    }

    private boolean escape(int backslash) {
        return backslash + 1 < jql.length() && "tnr\"'\\ u".indexOf(jql.charAt(backslash + 1)) >= 0;
    }

    private void escaped(StringBuilder text) {
        int start = at;
        char c = at + 1 < jql.length() ? jql.charAt(at + 1) : ' ';
        at += 2;
        switch (c) {
            case 't' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case '"', '\'', '\\', ' ' -> text.append(c);
            case 'u' -> {
                if (at + 4 > jql.length() || !jql.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) {
                    throw illegalEscape(start);
                }
                text.append((char) Integer.parseInt(jql.substring(at, at + 4), 16));
                at += 4;
            }
            default -> throw illegalEscape(start);
        }
    }

    private JqlRefused illegalEscape(int start) {
        String escape = jql.substring(start, Math.min(jql.length(), start + 2));
        return new JqlRefused("Error in the JQL Query: '" + escape
                + "' is an illegal JQL escape sequence. The valid escape sequences are \\', \\\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX. " + here(start));
    }

    private void add(Lexeme.Kind kind, String text, int start) {
        found.add(new Lexeme(kind, text, line, start - lineStart + 1));
    }

    private String here(int position) {
        return "(line " + line + ", character " + (position - lineStart + 1) + ")";
    }
}
