package org.jiraextractor.exports.format.html;

import org.jiraextractor.exports.format.Closing;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Writing;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.richtext.Markup;

import java.io.IOException;

/** The files of one site. An issue is written when the next one is known, since its page leads there. */
final class SiteFiles implements Writing {

    private static final String TO_EXPORT = "../../";

    private final Reading reading;
    private final Spool spool;
    private final IssuePage page;
    private final Frame frame;
    private final ListRows rows;
    private final WordIndex words;
    private Waiting before;
    private Waiting waiting;

    /** @param page its name without ending */
    private record Waiting(ExtractedIssue issue, String page) {
    }

    SiteFiles(Reading reading, Spool spool) throws IOException {
        this.reading = reading;
        this.spool = spool;
        this.frame = new Frame(reading, "../");
        this.page = new IssuePage(reading, frame);
        this.rows = new ListRows(reading, spool);
        this.words = new WordIndex(spool, reading.pages().issues());
    }

    @Override
    public void take(ExtractedIssue issue) throws IOException {
        Waiting next = new Waiting(issue, reading.pages().name(issue));
        write(next);
        // of the one before, only its name is needed from here on
        before = waiting == null ? null : new Waiting(null, waiting.page);
        waiting = next;
    }

    @Override
    public void finish() throws IOException {
        write(null);
        String shards = words.finish();
        rows.finish(shards, words.shards());
    }

    private void write(Waiting next) throws IOException {
        if (waiting == null) {
            return;
        }
        ReadIssue issue = reading.read(waiting.issue, TO_EXPORT);
        HtmlFormat.page(spool, "html/issues/" + waiting.page + ".html", page.write(issue, before == null ? null : before.page, next == null ? null : next.page));
        for (String old : reading.pages().redirects(waiting.issue)) {
            HtmlFormat.page(spool, "html/issues/" + old + ".html", moved(old));
        }
        rows.add(issue, waiting.page);
        words.add(issue);
    }

    private String moved(String old) {
        String name = waiting.page + ".html";
        Markup html = frame.begin(reading.say("format.page.moved", old, waiting.issue.key()), "data-moved", name);
        frame.main(html).element("h1", "", reading.say("format.page.moved", old, waiting.issue.key()));
        html.raw("<p>").text(reading.say("format.page.moved.text") + " ").open("a", "href", name).text(waiting.issue.key()).raw("</a>.</p>\n");
        return frame.end(html);
    }

    @Override
    public void close() throws IOException {
        Closing.all(rows, words);
    }
}
