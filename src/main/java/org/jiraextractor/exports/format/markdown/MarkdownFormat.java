package org.jiraextractor.exports.format.markdown;

import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Survey;
import org.jiraextractor.exports.format.Writing;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.richtext.MarkdownText;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** A Markdown file an issue, and one that lists them all. */
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
    public Set<Survey.Of> surveys() {
        return Set.of(Survey.Of.KEYS);
    }

    @Override
    public Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException {
        return new Files(new Reading(whole, survey.keys(), options, ".md", HEADINGS), spool);
    }

    private static final class Files implements Writing {

        private final Reading reading;
        private final Spool spool;
        private final IssueFile file;
        private final OutputStream list;

        Files(Reading reading, Spool spool) throws IOException {
            this.reading = reading;
            this.spool = spool;
            this.file = new IssueFile(reading);
            this.list = spool.open("markdown/README.md", TYPE);
            list.write(bytes("# " + MarkdownText.escaped(reading.say("format.index.title", reading.siteName())) + "\n\n" + reading.say("format.index.count", reading.pages().issues()) + "\n\n"));
        }

        @Override
        public void take(ExtractedIssue raw) throws IOException {
            ReadIssue issue = reading.read(raw, TO_EXPORT);
            String name = reading.pages().name(raw);
            write(name, file.write(issue));
            for (String old : reading.pages().redirects(raw)) {
                write(old, moved(old, issue.key(), name));
            }
            list.write(bytes("- " + MarkdownText.link(issue.key(), name + ".md") + " " + MarkdownText.escaped(issue.summary())
                    + (issue.named("status").isEmpty() ? "" : " \u00B7 " + MarkdownText.escaped(issue.named("status"))) + "\n"));
        }

        @Override
        public void close() throws IOException {
            list.close();
        }

        private String moved(String old, String key, String name) {
            return new FrontMatter().add("key", old).add("moved_to", key) + "\n# " + MarkdownText.escaped(reading.say("format.page.moved", old, key)) + "\n\n"
                    + MarkdownText.escaped(reading.say("format.page.moved.text")) + " " + MarkdownText.link(key, name + ".md") + ".\n";
        }

        private void write(String name, String text) throws IOException {
            try (OutputStream out = spool.open("markdown/" + name + ".md", TYPE)) {
                out.write(bytes(text));
            }
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
