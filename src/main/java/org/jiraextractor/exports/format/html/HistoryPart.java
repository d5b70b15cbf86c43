package org.jiraextractor.exports.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.Markup;

/** The histories as a timeline: who changed what, from what, to what. */
final class HistoryPart {

    private final Reading reading;

    HistoryPart(Reading reading) {
        this.reading = reading;
    }

    void write(Sections sections, ReadIssue issue) {
        JsonNode changes = issue.raw().changes();
        if (changes == null || changes.isEmpty()) {
            return;
        }
        sections.begin("history", reading.say("format.page.history"), changes.size());
        Markup out = sections.out().raw("<ol class=\"timeline\">\n");
        for (JsonNode change : changes) {
            out.raw("<li><p>").element("strong", "", change.path("author").isObject() ? issue.people().name(change.path("author")) : reading.say("format.anonymous")).text(" ");
            IssuePage.time(out, reading, change.path("created"));
            out.raw("</p>\n<ul>\n");
            for (JsonNode item : change.path("items")) {
                item(out, item);
            }
            out.raw("</ul></li>\n");
        }
        out.raw("</ol>");
        sections.end();
    }

    private void item(Markup out, JsonNode item) {
        String before = reading.before(item);
        String after = reading.after(item);
        out.raw("<li>").element("span", "what", item.path("field").asText("")).text(" ");
        if (Reading.isShort(before) && Reading.isShort(after)) {
            value(out, "from", before);
            out.raw(" <span class=\"arrow\" aria-hidden=\"true\">\u2192</span>").element("span", "unseen", " " + reading.say("format.page.history.to") + " ").text(" ");
            value(out, "to", after);
        } else {
            out.raw("<details>").element("summary", "", reading.say("format.page.history.long"));
            text(out, "format.page.history.before", before);
            text(out, "format.page.history.after", after);
            out.raw("</details>");
        }
        out.raw("</li>\n");
    }

    private void value(Markup out, String classes, String value) {
        if (value.isEmpty()) {
            out.element("span", "quiet", reading.say("format.page.history.nothing"));
        } else {
            out.element("span", classes, value);
        }
    }

    private void text(Markup out, String title, String text) {
        out.element("p", "quiet", reading.say(title)).element("pre", "", text.isEmpty() ? reading.say("format.page.history.nothing") : text);
    }
}
