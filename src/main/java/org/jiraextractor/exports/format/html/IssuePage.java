package org.jiraextractor.exports.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.reading.FieldText;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.Markup;
import org.jiraextractor.richtext.RichText;

import java.util.ArrayList;
import java.util.List;

/** The page of an issue. */
final class IssuePage {

    private final Reading reading;
    private final Frame frame;

    IssuePage(Reading reading, Frame frame) {
        this.reading = reading;
        this.frame = frame;
    }

    /** @param older its neighbours' pages without ending; null at the ends */
    String write(ReadIssue issue, String older, String newer) {
        Markup page = frame.begin(issue.key() + " \u00B7 " + issue.summary(), "class", "issue", "data-older", address(older), "data-newer", address(newer));
        page.open("nav", "aria-label", reading.say("format.page.issues"));
        neighbour(page, "prev", older, "format.page.older", "\u2190 ", "");
        neighbour(page, "next", newer, "format.page.newer", "", " \u2192");
        page.close("nav");
        frame.main(page);
        head(page, issue);
        List<FieldText> fields = issue.fields();
        Sections sections = sections(issue, fields);
        if (!sections.parts().isEmpty()) {
            page.open("nav", "class", "parts", "aria-label", reading.say("format.page.parts")).raw("\n" + sections.parts()).raw("</nav>\n");
        }
        page.raw("<div class=\"two\">\n<div class=\"body\">\n").raw(sections.toString()).raw("</div>\n");
        new Details(reading).write(page, issue, fields);
        page.raw("</div>\n");
        return frame.end(page);
    }

    private static String address(String page) {
        return page == null ? "" : page + ".html";
    }

    private void neighbour(Markup page, String rel, String name, String words, String before, String after) {
        if (name != null) {
            page.open("a", "rel", rel, "href", name + ".html", "aria-label", reading.say(words, name)).text(before + name + after).close("a");
        }
    }

    private void head(Markup page, ReadIssue issue) {
        List<String> crumbs = new ArrayList<>();
        for (String each : new String[]{issue.named("project"), issue.named("issuetype")}) {
            if (!each.isEmpty()) {
                crumbs.add(each);
            }
        }
        page.open("p", "class", "crumbs").element("span", "key", issue.key()).text(crumbs.isEmpty() ? "" : " \u00B7 " + String.join(" \u00B7 ", crumbs)).text(" ");
        page.open("a", "class", "origin", "href", reading.site().issue(issue.key()), "rel", "noreferrer").text(reading.say("format.page.origin")).raw("</a></p>\n");
        page.element("h1", "", issue.summary()).raw("\n<p class=\"facts\">");
        if (!issue.named("status").isEmpty()) {
            status(page, issue.named("status"), issue.statusCategory());
        }
        page.text(" ").element("span", "", issue.person("assignee").isEmpty() ? reading.say("format.index.nobody") : issue.person("assignee"));
        page.raw("</p>\n");
    }

    static void status(Markup page, String name, String category) {
        page.element("span", "pill cat-" + (category.isEmpty() ? "none" : category), name);
    }

    private Sections sections(ReadIssue issue, List<FieldText> fields) {
        Sections sections = new Sections();
        RichText description = issue.rich(issue.raw().fields().path("description"));
        sections.begin("description", reading.say("format.page.description"), -1);
        sections.out().raw(description.isEmpty() ? "<p class=\"quiet\">" + reading.say("format.page.description.none") + "</p>" : "<div class=\"rich\">" + description.html(issue.around()) + "</div>");
        sections.end();
        for (FieldText field : fields) {
            if (field.rich() != null) {
                sections.begin("field-" + field.id().replaceAll("[^A-Za-z0-9_-]", "_"), field.label(), -1);
                sections.out().raw("<div class=\"rich\">" + field.rich().html(issue.around()) + "</div>");
                sections.end();
            }
        }
        new FilesPart(reading).write(sections, issue);
        new LinksPart(reading).write(sections, issue);
        new CommentsPart(reading).write(sections, issue);
        new WorkPart(reading).write(sections, issue);
        new HistoryPart(reading).write(sections, issue);
        return sections;
    }

    /** A moment with what programs read. */
    static void time(Markup page, Reading reading, JsonNode value) {
        String raw = value.asText("");
        page.open("time", "datetime", reading.when().machine(raw)).text(reading.when().moment(raw)).close("time");
    }
}
