package org.jiraextractor.exports.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Audience;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.Markup;

import java.util.regex.Pattern;

/** The comments, each saying who may see it. */
final class CommentsPart {

    private static final Pattern NO_ID = Pattern.compile("[^0-9A-Za-z]");
    private static final Pattern NO_INITIAL = Pattern.compile("[^\\p{L}\\p{Nd} ]");
    private static final Pattern BLANKS = Pattern.compile(" +");

    private final Reading reading;

    CommentsPart(Reading reading) {
        this.reading = reading;
    }

    void write(Sections sections, ReadIssue issue) {
        if (issue.raw().comments() == null || issue.raw().comments().isEmpty()) {
            return;
        }
        sections.begin("comments", reading.say("format.page.comments"), issue.raw().comments().size());
        for (JsonNode comment : issue.raw().comments()) {
            comment(sections.out(), issue, comment);
        }
        sections.end();
    }

    private void comment(Markup out, ReadIssue issue, JsonNode comment) {
        String id = "comment-" + NO_ID.matcher(comment.path("id").asText("")).replaceAll("");
        boolean internal = Audience.isInternal(comment);
        String author = author(issue, comment);
        out.open("article", "class", internal ? "comment internal" : "comment", "id", id).raw("<header>");
        out.open("span", "class", "avatar", "aria-hidden", "true").text(initials(author)).close("span").element("strong", "", author).text(" ");
        out.open("a", "class", "when", "href", "#" + id, "title", reading.say("format.page.comment.link"));
        IssuePage.time(out, reading, comment.path("created"));
        out.close("a");
        String updated = comment.path("updated").asText("");
        if (!updated.isEmpty() && !updated.equals(comment.path("created").asText(""))) {
            out.text(" ").element("span", "quiet", reading.say("format.page.comment.edited", reading.when().moment(updated)));
        }
        if (internal) {
            out.text(" ").element("span", "badge", reading.say("format.page.comment.internal"));
        }
        visibility(out, comment.path("visibility"));
        out.raw("</header>\n<div class=\"rich\">").raw(issue.rich(comment.path("body")).html(issue.around())).raw("</div></article>\n");
    }

    void visibility(Markup out, JsonNode visibility) {
        if (visibility.path("value").isTextual()) {
            boolean role = visibility.path("type").asText().equals("role");
            out.text(" ").element("span", "badge", reading.say(role ? "format.page.comment.visible.role" : "format.page.comment.visible.group", visibility.path("value").asText()));
        }
    }

    private String author(ReadIssue issue, JsonNode comment) {
        return comment.path("author").isObject() ? issue.people().name(comment.path("author")) : reading.say("format.anonymous");
    }

    /** Of the first and the last word; letters and digits only. */
    static String initials(String name) {
        String[] words = BLANKS.split(NO_INITIAL.matcher(name).replaceAll("").strip());
        String first = words[0].isEmpty() ? "?" : Character.toString(words[0].codePointAt(0));
        return first + (words.length > 1 ? Character.toString(words[words.length - 1].codePointAt(0)) : "");
    }
}
