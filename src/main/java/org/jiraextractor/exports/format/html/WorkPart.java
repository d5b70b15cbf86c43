package org.jiraextractor.exports.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.Markup;

import java.util.Map;
import java.util.TreeMap;

/** The worklogs, and what they come to: in all, and of each person where there are several. */
final class WorkPart {

    private final Reading reading;

    WorkPart(Reading reading) {
        this.reading = reading;
    }

    void write(Sections sections, ReadIssue issue) {
        JsonNode worklogs = issue.raw().worklogs();
        if (worklogs == null || worklogs.isEmpty()) {
            return;
        }
        sections.begin("worklogs", reading.say("format.page.worklogs"), worklogs.size());
        Markup out = sections.out().raw("<div class=\"scroll\" tabindex=\"0\"><table class=\"work\"><thead><tr>");
        for (String each : new String[]{"who", "when", "time", "what"}) {
            out.open("th", "scope", "col", "class", each.equals("time") ? "num" : "").text(reading.say("format.page.worklog." + each)).close("th");
        }
        out.raw("</tr></thead>\n<tbody>\n");
        long all = 0;
        Map<String, Long> each = new TreeMap<>();
        for (JsonNode worklog : worklogs) {
            String who = worklog.path("author").isObject() ? issue.people().name(worklog.path("author")) : reading.say("format.anonymous");
            long seconds = worklog.path("timeSpentSeconds").asLong();
            all += seconds;
            each.merge(who, seconds, Long::sum);
            out.raw("<tr>").element("td", "", who).raw("<td>");
            IssuePage.time(out, reading, worklog.path("started"));
            out.raw("</td>").element("td", "num", reading.when().duration(seconds)).raw("<td class=\"rich\">").raw(issue.rich(worklog.path("comment")).html(issue.around()));
            new CommentsPart(reading).visibility(out, worklog.path("visibility"));
            out.raw("</td></tr>\n");
        }
        out.raw("</tbody>\n<tfoot>\n");
        if (each.size() > 1) {
            each.forEach((who, seconds) -> sum(out, reading.say("format.page.worklog.sum.of", who), seconds));
        }
        sum(out, reading.say("format.page.worklog.sum"), all);
        out.raw("</tfoot></table></div>");
        sections.end();
    }

    private void sum(Markup out, String title, long seconds) {
        out.raw("<tr>").open("th", "scope", "row", "colspan", "2").text(title).close("th").element("td", "num", reading.when().duration(seconds)).raw("<td></td></tr>\n");
    }
}
