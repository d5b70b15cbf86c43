package org.jiraextractor.bench;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.reading.ManyIssues;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.richtext.RichText;
import org.jiraextractor.richtext.Surroundings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a document costs in each notation, and an issue in CSV and in HTML. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FormatsBench {

    private static final int ISSUES = 100;

    private JsonNode document;

    /** A page of text as people write it: headings, lists, a table, a panel, code, marks, links. */
    @Setup
    public void write() {
        String paragraph = "{'type':'paragraph','content':[{'type':'text','text':'The invoice of the customer is '},{'type':'text','text':'wrong','marks':[{'type':'strong'}]},"
                + "{'type':'text','text':' since the last release, see '},{'type':'text','text':'the log','marks':[{'type':'link','attrs':{'href':'https://example.org/log?a=1&b=2'}}]},"
                + "{'type':'text','text':'; MANY-7 and [x] *y* say more.'},{'type':'hardBreak'},{'type':'mention','attrs':{'id':'a','text':'@Ann'}},{'type':'emoji','attrs':{'shortName':':smile:'}}]}";
        String item = "{'type':'listItem','content':[" + paragraph + "]}";
        String row = "{'type':'tableRow','content':[" + IntStream.range(0, 4).mapToObj(i -> "{'type':'tableCell','content':[" + paragraph + "]}").collect(Collectors.joining(",")) + "]}";
        String section = "{'type':'heading','attrs':{'level':2},'content':[{'type':'text','text':'Steps'}]}," + paragraph + ",{'type':'bulletList','content':[" + item + "," + item + "]},"
                + "{'type':'panel','attrs':{'panelType':'warning'},'content':[" + paragraph + "]},{'type':'table','content':[" + row + "," + row + "]},"
                + "{'type':'codeBlock','attrs':{'language':'java'},'content':[{'type':'text','text':'if (a < b) { return c; }'}]}";
        document = RawJson.read(("{'type':'doc','version':1,'content':[" + section + "," + section + "," + section + "]}").replace('\'', '"'));
    }

    @Benchmark
    public String documentAsHtml() {
        return RichText.of(document).html(Surroundings.NONE);
    }

    @Benchmark
    public String documentAsMarkdown() {
        return RichText.of(document).markdown(Surroundings.NONE);
    }

    @Benchmark
    public String documentAsText() {
        return RichText.of(document).text(Surroundings.NONE);
    }

    @Benchmark
    public String documentAsWikiMarkup() {
        return RichText.of(document).wikiMarkup(Surroundings.NONE);
    }

    @Benchmark
    @OperationsPerInvocation(ISSUES)
    public long issueAsCsv() throws IOException {
        return written("csv");
    }

    @Benchmark
    @OperationsPerInvocation(ISSUES)
    public long issueAsHtml() throws IOException {
        return written("html");
    }

    private static long written(String name) throws IOException {
        Format format = Formats.named(name).orElseThrow();
        Path folder = Files.createTempDirectory("formats-bench");
        try (Spool spool = new Spool(folder)) {
            format.write(new ManyIssues(ISSUES), FormatOptions.DEFAULT, spool);
            return spool.bytes();
        }
    }
}
