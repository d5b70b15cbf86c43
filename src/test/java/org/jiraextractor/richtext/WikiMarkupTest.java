package org.jiraextractor.richtext;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jiraextractor.issues.RawJson;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiraextractor.richtext.Texts.AROUND;
import static org.jiraextractor.richtext.Texts.text;

class WikiMarkupTest {

    private static final Path SAMPLES = Path.of("../shared/data/adf/atlas_doc_parser");

    @Test
    void marksGoAroundTheirTextAndStandInBracesBesideALetter() {
        assertThat(line(text(" bold ", "{'type':'strong'},{'type':'em'}"))).isEqualTo("*_bold_*");
        assertThat(line(text("a ", "") + "," + text("b", "{'type':'strong'}") + "," + text(" c", ""))).isEqualTo("a *b* c");
        assertThat(line(text("un", "") + "," + text("bold", "{'type':'strong'}") + "," + text("ly", ""))).isEqualTo("un{*}bold{*}ly");
        assertThat(line(text("x", "{'type':'subsup','attrs':{'type':'sub'}},{'type':'textColor','attrs':{'color':'#ff0000'}}"))).isEqualTo("{color:#ff0000}~x~{color}");
        assertThat(line(text("a{b}", "{'type':'code'},{'type':'fromTheFuture'}"))).isEqualTo("{{a\\{b\\}}}");
        assertThat(line(text("x", "{'type':'underline'},{'type':'strike'}"))).isEqualTo("-+x+-");
    }

    @Test
    void onlyWhatWouldMeanSomethingIsEscaped() {
        assertThat(line(text("{panel} [x] 2026-11-20 a*b well-known snake_case", ""))).isEqualTo("\\{panel} \\[x] 2026-11-20 a*b well-known snake_case");
        assertThat(line(text("*not bold*", ""))).isEqualTo("\\*not bold\\*");
        assertThat(line(text("h1. x", ""))).isEqualTo("h1&#46; x");
        assertThat(line(text("# x", "") + ",{'type':'hardBreak'}," + text("|a|", ""))).isEqualTo("\\# x\n\\|a|");
    }

    /** Jira shows any other backslash, and has no other way to write one before these. */
    @Test
    void aBackslashStaysOne() {
        assertThat(line(text("C:\\\\Users\\\\ann \\\\. \\\\*x \\\\\\\\server", ""))).isEqualTo("C:\\Users\\ann \\. &#92;*x &#92;\\server");
        assertThat(line(text("&amp; &x; R&D", ""))).isEqualTo("&#38;amp; &x; R&D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "file:///etc/passwd"})
    void aLinkThatIsNoneBecomesText(String href) {
        assertThat(line(text("x", "{'type':'link','attrs':{'href':'" + href + "'}}"))).isEqualTo("x (" + href.strip() + ")");
        assertThat(line("{'type':'inlineCard','attrs':{'url':'" + href + "'}}")).doesNotContain("|");
    }

    @Test
    void linksKeepTheirWordsAndTheirMarks() {
        assertThat(line(text("x", "{'type':'strong'},{'type':'link','attrs':{'href':'https://e.example/a|b]'}}"))).isEqualTo("*[x|https://e.example/a%7Cb%5D]*");
        assertThat(line(text("https://e.example", "{'type':'link','attrs':{'href':'https://e.example'}}"))).isEqualTo("[https://e.example]");
        assertThat(line(text("a]b", "{'type':'link','attrs':{'href':'/browse/A-3'}}"))).isEqualTo("a]b [https://jira.example/browse/A-3]");
        assertThat(line("{'type':'inlineCard','attrs':{'url':'https://e.example'}}")).isEqualTo("[https://e.example|https://e.example|smart-link]");
    }

    @Test
    void listsNest() {
        String item = "{'type':'listItem','content':[{'type':'paragraph','content':[{'type':'text','text':'%s'}]}%s]}";
        String inner = ",{'type':'orderedList','content':[" + item.formatted("in", "") + "]}";
        assertThat(wiki("{'type':'bulletList','content':[" + item.formatted("a", inner) + "," + item.formatted("b", "") + "]}")).isEqualTo("* a\n*# in\n* b");
        assertThat(wiki("{'type':'orderedList','attrs':{'order':3},'content':[" + item.formatted("a", "") + "," + item.formatted("b", "") + "]}")).isEqualTo("3. a\n4. b");
    }

    @Test
    void tasksShowWhetherTheyAreDone() {
        assertThat(wiki("{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'DONE'},'content':[{'type':'text','text':'a'}]},{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'TODO'},'content':[{'type':'text','text':'b'}]}]}]}"))
                .isEqualTo("* ☑ a\n** ☐ b");
    }

    @Test
    void cellsKeepTheirColumns() {
        String cell = "{'type':'%s','attrs':{%s},'content':[{'type':'paragraph','content':[{'type':'text','text':'%s'}]}]}";
        assertThat(wiki("{'type':'table','content':[{'type':'tableRow','content':[" + cell.formatted("tableHeader", "", "h|1") + ",{'type':'tableCell'}]}]}")).isEqualTo("||h\\|1| |");
        assertThat(wiki("{'type':'table','content':[{'type':'tableRow','content':[" + cell.formatted("tableCell", "'rowspan':2", "a") + "," + cell.formatted("tableCell", "'colspan':2", "b") + "]},"
                + "{'type':'tableRow','content':[" + cell.formatted("tableCell", "", "c") + "," + cell.formatted("tableCell", "", "d") + "]}]}")).isEqualTo("|a|b| |\n| |c|d|");
    }

    @Test
    void picturesAreNamedAsTheirAttachments() {
        assertThat(wiki("{'type':'mediaSingle','content':[{'type':'media','attrs':{'id':'uuid','type':'file','alt':'a text'}}]}")).isEqualTo("!real.png|thumbnail,alt=a text!");
        assertThat(wiki("{'type':'media','attrs':{'id':'doc','type':'file'}}")).isEqualTo("[^plan.pdf]");
        assertThat(wiki("{'type':'media','attrs':{'id':'gone','type':'file','alt':'old.png'}}")).isEqualTo("!old.png|thumbnail!");
        assertThat(wiki("{'type':'media','attrs':{'id':'gone','type':'file'}}")).isEqualTo("gone (not in this export)");
        assertThat(wiki("{'type':'media','attrs':{'type':'external','url':'https://x/y.png'}}")).isEqualTo("!https://x/y.png!");
    }

    @Test
    void smallThingsHaveTheirText() {
        assertThat(line("{'type':'date','attrs':{'timestamp':'1764633600000'}}")).isEqualTo("2025-12-02");
        assertThat(line("{'type':'date','attrs':{'timestamp':'soon'}}")).isEqualTo("soon");
        assertThat(line("{'type':'emoji','attrs':{'shortName':':x:'}}")).isEqualTo(":x:");
        assertThat(line("{'type':'status','attrs':{'text':'DONE','color':'green'}}")).isEqualTo("*\\[DONE\\]*");
        assertThat(line("{'type':'mention','attrs':{'id':'acc','text':'@Ann'}}")).isEqualTo("[@Ann|~accountid:acc]");
        assertThat(line("{'type':'mention','attrs':{'id':'acc'}}")).isEqualTo("[@Ann Other|~accountid:acc]");
        assertThat(line("{'type':'mention','attrs':{'id':'nobody'}}")).isEqualTo("[~accountid:nobody]");
    }

    @Test
    void whatEndsAMacroStandsInAnother() {
        assertThat(wiki("{'type':'codeBlock','attrs':{'language':'java}'},'content':[{'type':'text','text':'a{b}'}]}")).isEqualTo("{code:java}\na{b}\n{code}");
        assertThat(wiki("{'type':'codeBlock','content':[{'type':'text','text':'{code}'}]}")).isEqualTo("{noformat}\n{code}\n{noformat}");
        String body = "'content':[{'type':'paragraph','content':[{'type':'text','text':'b'}]}]}";
        assertThat(wiki("{'type':'panel','attrs':{'panelType':'warning'}," + body)).isEqualTo("{panel:title=Warning}\nb\n{panel}");
        assertThat(wiki("{'type':'panel','attrs':{'panelType':'info'},'content':[{'type':'expand','attrs':{'title':'t'}," + body + "]}")).isEqualTo("{panel:title=Info}\n*t*\nb\n{panel}");
        assertThat(wiki("{'type':'blockquote','content':[{'type':'blockquote'," + body + "]}")).isEqualTo("{quote}\nb\n{quote}");
    }

    @Test
    void anUnknownNodeKeepsItsTextAndSaysSo() {
        assertThat(wiki("{'type':'holodeck','content':[{'type':'paragraph','content':[{'type':'warp','content':[{'type':'text','text':'inner'}]},{'type':'blip','attrs':{'text':'kept'}}]}]}"))
                .isEqualTo("{panel:title=Unknown content holodeck}\n\\[Unknown content warp: inner\\]\\[Unknown content blip: kept\\]\n{panel}");
    }

    @Test
    void realDocumentsLoseNoTextAndReadBackAsTheyWere() throws IOException {
        Assumptions.assumeTrue(Files.exists(SAMPLES), "the sample documents are not here: " + SAMPLES);
        try (Stream<Path> files = Files.list(SAMPLES)) {
            for (Path file : files.sorted().toList()) {
                JsonNode json = RawJson.read(Files.readString(file));
                RichText document = RichText.of(RichText.isDocument(json) ? json : RawJson.object().put("type", "doc").set("content", RawJson.array().add(json)));
                String again = Seen.squeezed(RichText.wiki(document.wikiMarkup(AROUND)).text(AROUND));
                for (String expected : Seen.textsOf(json)) {
                    assertThat(again).as(file.toString()).contains(expected);
                }
            }
        }
    }

    @Property(tries = 500, seed = "20261122")
    void textReadsBackAsItWas(@ForAll("hostile") String text, @ForAll("hostile") String other, @ForAll("where") String where, @ForAll("mark") String mark) {
        ArrayNode line = RawJson.array();
        line.addObject().put("type", "text").put("text", text).set("marks", RawJson.array().add(RawJson.object().put("type", mark)));
        line.addObject().put("type", "hardBreak");
        line.addObject().put("type", "text").put("text", other);
        ObjectNode paragraph = RawJson.object().put("type", "paragraph").set("content", line);
        ObjectNode doc = RawJson.object().put("type", "doc");
        JsonNode held = where.isEmpty() ? paragraph : RawJson.read(where.replace('\'', '"').replace("HERE", RawJson.write(paragraph)));
        doc.putArray("content").add(held);
        RichText document = RichText.of(doc);
        String markup = document.wikiMarkup(AROUND);
        assertThat(words(RichText.wiki(markup))).as(markup).isEqualTo(words(document));
    }

    @Provide
    Arbitrary<String> hostile() {
        Arbitrary<String> parts = Arbitraries.of("*", "_", "-", "+", "^", "~", "??", "--", "---", "----", "{", "}", "{{", "}}", "[", "]", "[^a]", "[x|https://y]", "|", "||", "!", "!a.png!", "(y)", "(/)", "h1. ", "bq. ", "* ", "# ", "- ",
                "{code}", "{panel}", "{quote}", "{color:red}", "{color}", "{*}", "{noformat}", "\\", "\\\\", "&amp;", "&#92;", ";", "a", "B", "7", " ", ".", ",", ":", "é", "\n", "https://x.example", "[~b]", "<", ">", "&", "=", "\"", "'");
        return parts.list().ofMinSize(1).ofMaxSize(8).map(list -> String.join("", list));
    }

    @Provide
    Arbitrary<String> mark() {
        return Arbitraries.of("none", "strong", "em", "strike", "underline", "code");
    }

    @Provide
    Arbitrary<String> where() {
        return Arbitraries.of("", "{'type':'blockquote','content':[HERE]}", "{'type':'expand','attrs':{'title':'T'},'content':[HERE]}", "{'type':'bulletList','content':[{'type':'listItem','content':[HERE]}]}",
                "{'type':'orderedList','content':[{'type':'listItem','content':[HERE,{'type':'bulletList','content':[{'type':'listItem','content':[HERE]}]}]}]}",
                "{'type':'table','content':[{'type':'tableRow','content':[{'type':'tableCell','content':[HERE]},{'type':'tableHeader','content':[HERE]}]}]}", "{'type':'layoutSection','content':[HERE]}");
    }

    private static String words(RichText text) {
        return text.text(AROUND).replaceAll("[\\s\u2022]+|[0-9]+\\.", "").replaceAll("\\(https://[^)]*\\)", "");
    }

    private static String line(String nodes) {
        return Texts.line(nodes).wikiMarkup(AROUND);
    }

    private static String wiki(String nodes) {
        return Texts.adf(nodes).wikiMarkup(AROUND);
    }
}
