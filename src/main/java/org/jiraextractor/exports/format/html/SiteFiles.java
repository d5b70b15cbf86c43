package org.jiraextractor.exports.format.html;

import org.jiraextractor.exports.format.Closing;
import org.jiraextractor.exports.format.Lent;
import org.jiraextractor.exports.format.Parted;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.richtext.Markup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The files of one site. An issue is written when the next one is known, since its page leads there. Names are given in the order of the issues
 * and so are the lists of them written; the pages, which are most of the work, in any order.
 */
final class SiteFiles implements Parted {

    private static final String TO_EXPORT = "../../";
    /** So many pages are a piece of work: enough that to hand it over costs nothing beside it, few enough that all hands have some. */
    private static final int PIECE = 5;

    private final Reading reading;
    private final Spool spool;
    private final IssuePage page;
    private final Frame frame;
    private final ListRows rows;
    private final WordIndex words;
    private String before;
    private Named waiting;

    /** @param page its name without ending */
    private record Named(ExtractedIssue issue, String page) {
    }

    /**
     * One that can be written.
     *
     * @param older its neighbours' pages; null at the ends
     * @param old   keys whose pages lead to it
     */
    private record Known(ExtractedIssue issue, String page, String older, String newer, List<String> old) {
    }

    /** What the lists need of one that is written. */
    private record Listed(ListRows.Row row, Set<String> words) {
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
    public void take(List<ExtractedIssue> some, Lent hands) throws IOException {
        List<Known> known = new ArrayList<>();
        for (ExtractedIssue issue : some) {
            Named next = new Named(issue, reading.pages().name(issue));
            if (waiting != null) {
                known.add(known(next.page));
            }
            waiting = next;
        }
        write(known, hands);
    }

    private Known known(String newer) {
        Known known = new Known(waiting.issue, waiting.page, before, newer, reading.pages().redirects(waiting.issue));
        before = waiting.page;
        return known;
    }

    private void write(List<Known> known, Lent hands) throws IOException {
        Listed[] listed = new Listed[known.size()];
        List<Lent.Work> pieces = new ArrayList<>();
        for (int from = 0; from < listed.length; from += PIECE) {
            int begin = from;
            pieces.add(() -> {
                for (int i = begin; i < Math.min(begin + PIECE, listed.length); i++) {
                    listed[i] = written(known.get(i));
                }
            });
        }
        hands.all(pieces);
        for (Listed each : listed) {
            rows.add(each.row);
            words.add(each.words);
        }
    }

    private Listed written(Known one) throws IOException {
        ReadIssue issue = reading.read(one.issue, TO_EXPORT);
        HtmlFormat.page(spool, "html/issues/" + one.page + ".html", page.write(issue, one.older, one.newer));
        for (String old : one.old) {
            HtmlFormat.page(spool, "html/issues/" + old + ".html", moved(old, one));
        }
        return new Listed(rows.row(issue, one.page), WordIndex.words(issue));
    }

    @Override
    public void finish() throws IOException {
        if (waiting != null) {
            Listed last = written(known(null));
            rows.add(last.row);
            words.add(last.words);
        }
        String shards = words.finish();
        rows.finish(shards, words.shards());
    }

    private String moved(String old, Known to) {
        String name = to.page + ".html";
        Markup html = frame.begin(reading.say("format.page.moved", old, to.issue.key()), "data-moved", name);
        frame.main(html).element("h1", "", reading.say("format.page.moved", old, to.issue.key()));
        html.raw("<p>").text(reading.say("format.page.moved.text") + " ").open("a", "href", name).text(to.issue.key()).raw("</a>.</p>\n");
        return frame.end(html);
    }

    @Override
    public void close() throws IOException {
        Closing.all(rows, words);
    }
}
