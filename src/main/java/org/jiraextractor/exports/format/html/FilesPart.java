package org.jiraextractor.exports.format.html;

import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.richtext.Markup;
import org.jiraextractor.richtext.Surroundings;

/** The attachments: pictures as pictures, all of them with type and size. */
final class FilesPart {

    private final Reading reading;

    FilesPart(Reading reading) {
        this.reading = reading;
    }

    void write(Sections sections, ReadIssue issue) {
        if (issue.attachments().isEmpty()) {
            return;
        }
        sections.begin("files", reading.say("format.page.files"), issue.attachments().size());
        Markup out = sections.out().raw("<ul class=\"files\">\n");
        for (IssueAttachment attachment : issue.attachments()) {
            out.raw("<li>");
            file(out, issue, attachment);
            out.raw("</li>\n");
        }
        out.raw("</ul>");
        sections.end();
    }

    private void file(Markup out, ReadIssue issue, IssueAttachment attachment) {
        String name = attachment.raw().path("filename").asText("");
        if (attachment.isMissing()) {
            String why = reading.words().say("export.missing.reason." + (attachment.kept() == null ? "not_found" : attachment.kept().missing()));
            out.element("span", "name", name).element("span", "what lost", reading.say("format.page.file.missing", why));
            return;
        }
        Surroundings.File file = issue.file(attachment);
        if (file.isPicture()) {
            out.open("a", "class", "thumb", "href", file.href(), "tabindex", "-1", "aria-hidden", "true").open("img", "src", file.href(), "alt", "", "loading", "lazy").close("a");
        }
        if (file.href().isEmpty()) {
            out.element("span", "name", name);
        } else {
            out.open("a", "class", "name", "href", file.href()).text(name).close("a");
        }
        out.open("span", "class", "what").text(attachment.mediaType() + ", " + reading.size(file.bytes()));
        out.text(" \u00B7 " + issue.people().name(attachment.raw().path("author")) + " \u00B7 ");
        IssuePage.time(out, reading, attachment.raw().path("created"));
        out.close("span");
        if (file.href().isEmpty()) {
            out.element("span", "what", reading.say("format.page.file.runs", attachment.path()));
        }
    }
}
