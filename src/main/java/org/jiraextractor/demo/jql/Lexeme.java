package org.jiraextractor.demo.jql;

/**
 * A word of a query.
 *
 * @param line   from 1, as is the column
 * @param text   without quotes, escapes resolved
 */
record Lexeme(Kind kind, String text, int line, int column) {

    enum Kind {
        WORD, QUOTED, SYMBOL, END
    }

    boolean is(String symbolOrWord) {
        return kind != Kind.QUOTED && kind != Kind.END && text.equalsIgnoreCase(symbolOrWord);
    }

    boolean value() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    String where() {
        return "(line " + line + ", character " + column + ")";
    }
}
