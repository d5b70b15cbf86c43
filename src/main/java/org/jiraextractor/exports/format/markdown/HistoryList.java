package org.jiraextractor.exports.format.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.MarkdownText;

import java.util.StringJoiner;

/** The histories: who changed what, from what, to what. */
final class HistoryList {

    private final Reading reading;

    HistoryList(Reading reading) {
        this.reading = reading;
    }

    void write(Blocks blocks, ReadIssue issue) {
        if (issue.raw().changes() == null) {
            return;
        }
        StringJoiner list = new StringJoiner("\n");
        for (JsonNode change : issue.raw().changes()) {
            String who = change.path("author").isObject() ? issue.people().name(change.path("author")) : reading.say("format.anonymous");
            StringJoiner items = new StringJoiner("\n");
            items.add(MarkdownText.escaped(reading.say("format.page.comment.by", who, reading.when().moment(change.path("created").asText("")))));
            change.path("items").forEach(item -> items.add(MarkdownText.item(item(item), "- ")));
            list.add(MarkdownText.item(items.toString(), "- "));
        }
        blocks.part(reading.say("format.page.history"), list.toString());
    }

    private String item(JsonNode item) {
        String field = MarkdownText.escaped(item.path("field").asText(""));
        String before = reading.before(item);
        String after = reading.after(item);
        if (Reading.isShort(before) && Reading.isShort(after)) {
            return field + " \u00B7 " + shown(before) + " \u2192 " + shown(after);
        }
        return field + "\n\n" + MarkdownText.escaped(reading.say("format.page.history.before")) + "\n\n" + MarkdownText.code(before, "") + "\n\n"
                + MarkdownText.escaped(reading.say("format.page.history.after")) + "\n\n" + MarkdownText.code(after, "");
    }

    private String shown(String value) {
        return MarkdownText.escaped(value.isEmpty() ? reading.say("format.page.history.nothing") : value);
    }
}
