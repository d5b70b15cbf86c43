package org.jiraextractor.exports.format.markdown;

import org.jiraextractor.richtext.MarkdownText;

import java.util.StringJoiner;

/** Blocks of Markdown with an empty line between them. */
final class Blocks {

    private final StringJoiner all = new StringJoiner("\n\n", "", "\n");

    void add(String block) {
        if (!block.isEmpty()) {
            all.add(block);
        }
    }

    /** Under a heading; nothing where there is nothing. */
    void part(String title, String markdown) {
        if (!markdown.isEmpty()) {
            add("## " + MarkdownText.escaped(title));
            add(markdown);
        }
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
