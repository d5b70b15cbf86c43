package org.jiraextractor.exports.format.markdown;

import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.richtext.MarkdownText;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A Markdown file an issue, and one that lists them all. Walks through the issues twice: to learn which files there are, and to write them. */
public final class MarkdownFormat implements Format {

    private static final String TYPE = "text/markdown";
    private static final String TO_EXPORT = "../";
    /** Texts stand below the headings of the file, its parts and its comments. */
    private static final int HEADINGS = 3;

    @Override
    public String name() {
        return "markdown";
    }

    @Override
    public void write(Extracted extracted, FormatOptions options, Spool spool) throws IOException {
        Reading reading = new Reading(extracted, options, ".md", HEADINGS);
        IssueFile file = new IssueFile(reading);
        try (OutputStream list = spool.open("markdown/README.md", TYPE)) {
            list.write(bytes("# " + MarkdownText.escaped(reading.say("format.index.title", reading.siteName())) + "\n\n" + reading.say("format.index.count", reading.pages().issues()) + "\n\n"));
            extracted.eachIssue(raw -> {
                ReadIssue issue = reading.read(raw, TO_EXPORT);
                String name = reading.pages().name(raw);
                write(spool, name, file.write(issue));
                for (String old : reading.pages().redirects(raw)) {
                    write(spool, old, moved(reading, old, issue.key(), name));
                }
                list.write(bytes("- " + MarkdownText.link(issue.key(), name + ".md") + " " + MarkdownText.escaped(issue.summary())
                        + (issue.named("status").isEmpty() ? "" : " \u00B7 " + MarkdownText.escaped(issue.named("status"))) + "\n"));
            });
        }
    }

    private static String moved(Reading reading, String old, String key, String name) {
        return new FrontMatter().add("key", old).add("moved_to", key) + "\n# " + MarkdownText.escaped(reading.say("format.page.moved", old, key)) + "\n\n"
                + MarkdownText.escaped(reading.say("format.page.moved.text")) + " " + MarkdownText.link(key, name + ".md") + ".\n";
    }

    private static void write(Spool spool, String name, String text) throws IOException {
        try (OutputStream out = spool.open("markdown/" + name + ".md", TYPE)) {
            out.write(bytes(text));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
