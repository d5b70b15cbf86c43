package org.jiraextractor.exports.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.reading.FieldText;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.exports.format.reading.Value;
import org.jiraextractor.richtext.Markup;
import org.jiraextractor.richtext.SafeLink;

import java.util.List;

/** The fields beside the text of an issue. */
final class Details {

    private final Reading reading;

    Details(Reading reading) {
        this.reading = reading;
    }

    void write(Markup page, ReadIssue issue, List<FieldText> fields) {
        page.open("aside", "aria-labelledby", "details-title").raw("<h2 id=\"details-title\">").text(reading.say("format.page.details")).raw("</h2>\n<dl>\n");
        for (FieldText field : fields) {
            if (field.rich() == null) {
                page.element("dt", "", field.label()).raw("<dd>");
                boolean first = true;
                for (Value value : field.values()) {
                    page.raw(first || value.kind() == Value.Kind.LABEL ? " " : ", ");
                    first = false;
                    value(page, issue, field, value);
                }
                page.raw("</dd>\n");
            }
        }
        JsonNode watchers = issue.raw().watchers();
        people(page, issue, "format.page.watchers", watchers != null && watchers.isObject() ? watchers.path("watchers") : watchers);
        people(page, issue, "format.page.voters", issue.raw().votes() == null ? null : issue.raw().votes().path("voters"));
        page.raw("</dl>\n</aside>\n");
    }

    private void people(Markup page, ReadIssue issue, String words, JsonNode users) {
        if (users != null && !users.isEmpty()) {
            page.element("dt", "", reading.say(words)).raw("<dd>");
            boolean first = true;
            for (JsonNode user : users) {
                page.text((first ? "" : ", ") + issue.people().name(user));
                first = false;
            }
            page.raw("</dd>\n");
        }
    }

    private void value(Markup page, ReadIssue issue, FieldText field, Value value) {
        if (field.id().equals("status")) {
            IssuePage.status(page, value.text(), issue.statusCategory());
            return;
        }
        switch (value.kind()) {
            case LABEL -> page.element("span", "label", value.text());
            case MOMENT -> page.open("time", "datetime", value.target()).text(value.text()).close("time");
            case ISSUE -> LinksPart.link(page, reading, value.target(), value.text());
            case LINK -> link(page, value);
            default -> page.text(value.text());
        }
    }

    private static void link(Markup page, Value value) {
        String href = SafeLink.of(value.target(), "");
        if (href == null) {
            page.text(value.text());
        } else {
            page.open("a", "href", href, "rel", "noreferrer").text(value.text()).close("a");
        }
    }
}
