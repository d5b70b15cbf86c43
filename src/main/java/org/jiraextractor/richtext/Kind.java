package org.jiraextractor.richtext;

/** What a {@link Node} is. Whatever is not inline stands on lines of its own. */
enum Kind {
    DOCUMENT, PARAGRAPH, HEADING, BULLETS, NUMBERS, ITEM, TASKS, TASK, DECISIONS, DECISION, QUOTE, CODE, PANEL, EXPAND, RULE,
    TABLE, ROW, CELL, HEADER, FIGURE, GALLERY, MEDIA, CAPTION, COLUMNS, COLUMN, CARD, BOX,
    TEXT, BREAK, MENTION, EMOJI, DATE, STATUS, LINK_CARD, FILE, PLACEHOLDER, INLINE_BOX;

    boolean inline() {
        return compareTo(TEXT) >= 0;
    }

    /** Whether only inline things stand directly in it. */
    boolean holdsLines() {
        return this == PARAGRAPH || this == HEADING || this == CAPTION;
    }
}
