package org.jiraextractor.exports.format.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.reading.ReadIssue;
import org.jiraextractor.exports.format.reading.Reading;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.richtext.Markup;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * A row an issue, twice: as a line of the lists that work without scripts, newest first, which wait in a work file until all are known; and
 * as data for the list's script, some thousand in a file.
 */
final class ListRows implements Closeable {

    private static final int ROWS_A_PAGE = 200;
    private static final int SHORT = 300;

    private final Reading reading;
    private final Spool spool;
    private final Path lines;
    private final OutputStream out;
    private final RowData data;
    /** Where each page's lines begin, the oldest page first; that one takes what is left over. */
    private final List<Long> begins = new ArrayList<>(List.of(0L));
    private long length;
    private long inPage;

    ListRows(Reading reading, Spool spool) throws IOException {
        this.reading = reading;
        this.spool = spool;
        this.lines = spool.scratch();
        this.out = new java.io.BufferedOutputStream(Files.newOutputStream(lines));
        this.data = new RowData(spool);
        long over = reading.pages().issues() % ROWS_A_PAGE;
        this.inPage = over == 0 ? 0 : ROWS_A_PAGE - over;
    }

    /**
     * An issue's row in both forms.
     *
     * @param line ends with its line
     * @param data in the order that the script knows
     */
    record Row(byte[] line, ArrayNode data) {
    }

    /** By any thread. */
    Row row(ReadIssue issue, String page) {
        return new Row(line(issue, page).getBytes(StandardCharsets.UTF_8), data(issue, page));
    }

    /** In the order of the issues. */
    void add(Row row) throws IOException {
        if (inPage == ROWS_A_PAGE) {
            begins.add(length);
            inPage = 0;
        }
        out.write(row.line);
        length += row.line.length;
        inPage++;
        data.add(row.data);
    }

    /** @param shards which files of words there are, see {@link WordIndex} */
    void finish(String shards, int shardCount) throws IOException {
        out.close();
        int chunks = data.finish();
        int pages = begins.size();
        try (RandomAccessFile in = new RandomAccessFile(lines.toFile(), "r")) {
            for (int page = 1; page <= pages; page++) {
                int from = pages - page;
                long begin = begins.get(from);
                long end = from + 1 < pages ? begins.get(from + 1) : length;
                byte[] bytes = new byte[Math.toIntExact(end - begin)];
                in.seek(begin);
                in.readFully(bytes);
                List<String> rows = bytes.length == 0 ? List.of() : Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n"));
                Collections.reverse(rows);
                HtmlFormat.page(spool, "html/" + name(page), new ListPage(reading, chunks, shards, shardCount).write(page, pages, rows));
            }
        }
    }

    static String name(int page) {
        return page == 1 ? "index.html" : "page-" + page + ".html";
    }

    private String line(ReadIssue issue, String page) {
        Markup row = new Markup().raw("<tr><td>").open("a", "class", "key", "href", "issues/" + page + ".html").text(issue.key()).raw("</a></td>");
        row.element("td", "summary", summary(issue)).element("td", "", issue.named("issuetype")).raw("<td>");
        if (!issue.named("status").isEmpty()) {
            IssuePage.status(row, issue.named("status"), issue.statusCategory());
        }
        row.raw("</td>").element("td", "", issue.named("priority")).element("td", "", issue.person("assignee"));
        return row.element("td", "nowrap", day(issue.text("updated"))).raw("</tr>").toString().replace('\n', ' ').replace('\r', ' ') + "\n";
    }

    private static String summary(ReadIssue issue) {
        String summary = issue.summary();
        return summary.length() <= SHORT ? summary : summary.substring(0, Character.isHighSurrogate(summary.charAt(SHORT - 1)) ? SHORT - 1 : SHORT) + "\u2026";
    }

    private String day(String moment) {
        String sortable = reading.when().sortable(moment);
        return sortable.isEmpty() ? "" : sortable.substring(0, 10);
    }

    private ArrayNode data(ReadIssue issue, String page) {
        ArrayNode row = RawJson.array().add(issue.key()).add(page.equals(issue.key()) ? "" : page).add(summary(issue)).add(issue.projectKey()).add(issue.named("issuetype"));
        row.add(issue.named("status")).add(issue.statusCategory()).add(issue.named("priority")).add(issue.person("assignee"));
        row.add(reading.when().sortable(issue.text("created"))).add(reading.when().sortable(issue.text("updated")));
        ArrayNode labels = row.addArray();
        issue.labels().forEach(labels::add);
        return row;
    }

    @Override
    public void close() throws IOException {
        out.close();
        data.close();
    }
}
