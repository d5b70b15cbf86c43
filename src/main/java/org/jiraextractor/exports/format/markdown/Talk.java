package org.jiraextractor.exports.format.markdown;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Audience;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.MarkdownText;

/** Comments, each under a heading that says who may see it, and the work with its sum. */
final class Talk {

    private final Reading reading;

    Talk(Reading reading) {
        this.reading = reading;
    }

    void write(Blocks blocks, ReadIssue issue) {
        JsonNode comments = issue.raw().comments();
        if (comments != null && !comments.isEmpty()) {
            blocks.add("## " + reading.say("format.page.comments"));
            for (JsonNode comment : comments) {
                blocks.add("### " + MarkdownText.escaped(heading(issue, comment)));
                blocks.add(issue.rich(comment.path("body")).markdown(issue.around()));
            }
        }
        JsonNode worklogs = issue.raw().worklogs();
        if (worklogs != null && !worklogs.isEmpty()) {
            blocks.part(reading.say("format.page.worklogs"), work(issue, worklogs));
        }
    }

    private String heading(ReadIssue issue, JsonNode comment) {
        StringBuilder heading = new StringBuilder(reading.say("format.page.comment.by", author(issue, comment), reading.when().moment(comment.path("created").asText(""))));
        String updated = comment.path("updated").asText("");
        if (!updated.isEmpty() && !updated.equals(comment.path("created").asText(""))) {
            heading.append(" (").append(reading.say("format.page.comment.edited", reading.when().moment(updated))).append(')');
        }
        if (Audience.isInternal(comment)) {
            heading.append(" \u00B7 ").append(reading.say("format.page.comment.internal"));
        }
        return heading.append(visibility(comment)).toString();
    }

    private String visibility(JsonNode thing) {
        JsonNode visibility = thing.path("visibility");
        boolean role = visibility.path("type").asText().equals("role");
        return visibility.path("value").isTextual() ? " \u00B7 " + reading.say(role ? "format.page.comment.visible.role" : "format.page.comment.visible.group", visibility.path("value").asText()) : "";
    }

    private String author(ReadIssue issue, JsonNode thing) {
        return thing.path("author").isObject() ? issue.people().name(thing.path("author")) : reading.say("format.anonymous");
    }

    private String work(ReadIssue issue, JsonNode worklogs) {
        StringBuilder table = new StringBuilder("|");
        for (String column : new String[]{"who", "when", "time", "what"}) {
            table.append(' ').append(reading.say("format.page.worklog." + column)).append(" |");
        }
        table.append("\n| --- | --- | ---: | --- |\n");
        long sum = 0;
        for (JsonNode worklog : worklogs) {
            sum += worklog.path("timeSpentSeconds").asLong();
            row(table, author(issue, worklog), reading.when().moment(worklog.path("started").asText("")), reading.when().duration(worklog.path("timeSpentSeconds").asLong()),
                    issue.rich(worklog.path("comment")).text(issue.around()) + visibility(worklog));
        }
        row(table, reading.say("format.page.worklog.sum"), "", reading.when().duration(sum), "");
        return table.toString().stripTrailing();
    }

    private static void row(StringBuilder table, String... cells) {
        table.append('|');
        for (String cell : cells) {
            table.append(' ').append(MarkdownText.escaped(cell)).append(" |");
        }
        table.append('\n');
    }
}
