package org.jiraextractor.richtext;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiraextractor.richtext.Texts.AROUND;
import static org.jiraextractor.richtext.Texts.adf;
import static org.jiraextractor.richtext.Texts.line;
import static org.jiraextractor.richtext.Texts.text;

class AdfTest {

    private static final Path SHARED = Path.of("../shared/data/adf");
    private static final String[] NODES = {"blockCard", "blockTaskItem", "blockquote", "bodiedExtension", "bodiedSyncBlock", "bulletList", "caption", "codeBlock", "date",
            "decisionItem", "decisionList", "doc", "embedCard", "emoji", "expand", "extension", "hardBreak", "heading", "inlineCard", "inlineExtension", "layoutColumn",
            "layoutSection", "listItem", "media", "mediaGroup", "mediaInline", "mediaSingle", "mention", "nestedExpand", "orderedList", "panel", "paragraph", "placeholder",
            "rule", "status", "syncBlock", "table", "tableCell", "tableHeader", "tableRow", "taskItem", "taskList", "text"};
    private static final Set<String> UNSEEN_MARKS = Set.of("breakout", "dataConsumer", "fragment", "border");

    @Test
    void allNodesOfTheSchemaHaveAForm() {
        assertThat(NODES).hasSize(43);
        for (String node : NODES) {
            RichText text = adf("{'type':'" + node + "','text':'t','attrs':{'text':'t','url':'http://x','id':'1','type':'file','timestamp':'0'},'content':[]}");
            assertThat(text.html(AROUND) + text.markdown(AROUND) + text.text(AROUND) + text.wikiMarkup(AROUND)).as(node).doesNotContain("Unknown content");
        }
    }

    @Test
    void theSchemaHasNoNodesThatWeDoNotKnow() throws IOException {
        Path schema = SHARED.resolve("schema/adf-schema-v1-full-57.7.22.json");
        Assumptions.assumeTrue(Files.exists(schema), "the ADF schema is not here: " + schema);
        Set<String> nodes = new TreeSet<>();
        Set<String> marks = new TreeSet<>();
        RawJson.read(Files.readString(schema)).path("definitions").properties().forEach(definition -> definition.getValue().path("properties").path("type").path("enum")
                .forEach(type -> (definition.getKey().endsWith("_mark") ? marks : nodes).add(type.asText())));
        assertThat(nodes).containsExactlyInAnyOrder(NODES);
        assertThat(marks).hasSize(17);
        for (String mark : marks) {
            String attrs = "{'href':'http://y','color':'#ff5630','type':'sub','align':'end','level':2,'fontSize':'small','size':1}";
            String marked = line("{'type':'text','text':'x','marks':[{'type':'" + mark + "','attrs':" + attrs + "}]}").html(AROUND)
                    + adf("{'type':'paragraph','marks':[{'type':'" + mark + "','attrs':" + attrs + "}],'content':[{'type':'text','text':'x'}]}").html(AROUND);
            assertThat(marked.equals("<p>x</p><p>x</p>")).as(mark).isEqualTo(UNSEEN_MARKS.contains(mark));
        }
    }

    @Test
    void anUnknownNodeKeepsItsTextAndSaysSo() {
        RichText text = adf("{'type':'holodeck','content':[{'type':'paragraph','content':[{'type':'warp','content':[{'type':'text','text':'inner'}]},{'type':'blip','attrs':{'text':'kept'}}]}]}");
        assertThat(text.html(AROUND)).isEqualTo("<div class=\"box\"><p class=\"box-title\">Unknown content holodeck</p><p><span class=\"inline-box\"><span class=\"box-title\">"
                + "Unknown content warp</span> inner</span><span class=\"inline-box\"><span class=\"box-title\">Unknown content blip</span> kept</span></p></div>");
        assertThat(text.markdown(AROUND)).isEqualTo("> **Unknown content holodeck**\n>\n> \\[Unknown content warp: inner\\]\\[Unknown content blip: kept\\]");
        assertThat(text.text(AROUND)).isEqualTo("Unknown content holodeck\n[Unknown content warp: inner][Unknown content blip: kept]");
    }

    @Test
    void marksStandOutermostFirstWhateverTheirOrder() {
        assertThat(line(text("x", "{'type':'code'},{'type':'strong'},{'type':'link','attrs':{'href':'https://e.example/?a=1&b=2'}}")).html(AROUND))
                .isEqualTo("<p><a href=\"https://e.example/?a&#61;1&amp;b&#61;2\" rel=\"noreferrer\"><strong><code>x</code></strong></a></p>");
        assertThat(line(text("x", "{'type':'textColor','attrs':{'color':'#FF5630'}},{'type':'em'}")).html(AROUND))
                .isEqualTo("<p><span class=\"ink-red\" data-color=\"#FF5630\"><em>x</em></span></p>");
        assertThat(line(text("x", "{'type':'textColor','attrs':{'color':'red;background:url(x)'}}")).html(AROUND)).isEqualTo("<p>x</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", " JavaScript:alert(1)", "java\\tscript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "/\\\\evil.example", "file:///etc/passwd", "#here", "\\u0001javascript:x"})
    void aLinkThatIsNoneBecomesText(String href) {
        RichText text = line(text("x", "{'type':'link','attrs':{'href':'" + href + "'}}") + ",{'type':'inlineCard','attrs':{'url':'" + href + "'}}");
        assertThat(text.html(AROUND)).startsWith("<p>x (").doesNotContain("<a");
        assertThat(text.markdown(AROUND)).startsWith("x (").doesNotContain("](");
    }

    @Test
    void aLinkToAnIssueOfTheExportLeadsToItsPage() {
        assertThat(line("{'type':'inlineCard','attrs':{'url':'https://jira.example/browse/A-2?x=1'}}").html(AROUND)).isEqualTo("<p><a href=\"A-2.html\" class=\"card\">A-2</a></p>");
        assertThat(line("{'type':'inlineCard','attrs':{'url':'https://jira.example/browse/A-3'}}").html(AROUND)).contains("href=\"https://jira.example/browse/A-3\"");
        assertThat(line(text("x", "{'type':'link','attrs':{'href':'/browse/A-2'}}")).markdown(AROUND)).isEqualTo("[x](A-2.html)");
        assertThat(line(text("x", "{'type':'link','attrs':{'href':'/browse/A-3'}}")).markdown(AROUND)).isEqualTo("[x](https://jira.example/browse/A-3)");
    }

    @Test
    void theKeyOfAnIssueOfTheExportLeadsToItsPageWhereverItStandsAlone() {
        assertThat(line(text("see A-2, (A-2) and A-3; not XA-2, A-22, A-2x, /A-2 or https://x/A-2", "")).html(AROUND))
                .isEqualTo("<p>see <a href=\"A-2.html\">A-2</a>, (<a href=\"A-2.html\">A-2</a>) and A-3; not XA-2, A-22, A-2x, /A-2 or https://x/A-2</p>");
        assertThat(line(text("A-2", "{'type':'strong'}")).html(AROUND)).isEqualTo("<p><strong><a href=\"A-2.html\">A-2</a></strong></p>");
        assertThat(line(text("A-2", "{'type':'code'}")).html(AROUND)).isEqualTo("<p><code>A-2</code></p>");
        assertThat(line(text("A-2", "{'type':'link','attrs':{'href':'https://e.example'}}")).html(AROUND)).contains("e.example").doesNotContain("A-2.html");
        assertThat(line(text("by A-2!", "")).markdown(AROUND)).isEqualTo("by [A-2](A-2.html)!");
        assertThat(Seen.htmlOfMarkdown(line(text("A-2 x", "{'type':'strong'}") + "," + text("!A-2", "")).markdown(AROUND)).strip()).isEqualTo("<p><a href=\"A-2.html\"><strong>A-2</strong></a> <strong>x</strong>!A-2</p>");
        assertThat(RichText.wiki("after A-2").html(AROUND)).isEqualTo("<p>after <a href=\"A-2.html\">A-2</a></p>");
        assertThat(line(text("A-2", "")).text(AROUND) + line(text("A-2", "")).wikiMarkup(AROUND)).isEqualTo("A-2A-2");
    }

    @Test
    void picturesAreShownOtherFilesAreLinkedAndLostOnesNamed() {
        assertThat(adf("{'type':'mediaSingle','content':[{'type':'media','attrs':{'id':'uuid','type':'file','alt':'a text','width':640,'height':480}},{'type':'caption','content':[{'type':'text','text':'seen'}]}]}").html(AROUND))
                .isEqualTo("<figure><div class=\"media\"><a href=\"../../attachments/A-1/1-real.png\"><img src=\"../../attachments/A-1/1-real.png\" alt=\"a text\" loading=\"lazy\" "
                        + "width=\"640\" height=\"480\" /></a></div><figcaption>seen</figcaption></figure>");
        assertThat(line("{'type':'mediaInline','attrs':{'id':'doc','type':'file'}}").html(AROUND)).isEqualTo("<p><a href=\"../../attachments/A-1/2-plan.pdf\" class=\"file\">plan.pdf</a></p>");
        assertThat(adf("{'type':'media','attrs':{'id':'svg','type':'file'}}").html(AROUND)).doesNotContain("<img").contains(">x.svg</a>");
        assertThat(adf("{'type':'media','attrs':{'id':'gone','type':'file','alt':'old.png'}}").html(AROUND)).contains("old.png (not in this export)");
        assertThat(adf("{'type':'media','attrs':{'type':'external','url':'https://x/y.png'}}").html(AROUND)).doesNotContain("<img").contains("href=\"https://x/y.png\"");
        assertThat(adf("{'type':'media','attrs':{'id':'uuid','type':'file','alt':'a text'}}").text(AROUND)).isEqualTo("real.png (a text)");
        assertThat(adf("{'type':'media','attrs':{'id':'gone','type':'file','alt':'old.png'}}").text(AROUND)).isEqualTo("old.png (not in this export)");
        assertThat(adf("{'type':'media','attrs':{'id':'gone','type':'file'}}").text(AROUND)).isEqualTo("gone (not in this export)");
        assertThat(adf("{'type':'media','attrs':{'type':'external','url':'https://x/y.png','alt':'far'}}").text(AROUND)).isEqualTo("https://x/y.png (far)");
        assertThat(adf("{'type':'media','attrs':{'id':'uuid','type':'file','alt':'a [text]'}}").markdown(AROUND)).isEqualTo("![a \\[text\\]](../../attachments/A-1/1-real.png)");
    }

    @Test
    void tablesKeepTheirSpansAndTheirHeaders() {
        RichText table = adf("{'type':'table','attrs':{'isNumberColumnEnabled':true},'content':[{'type':'tableRow','content':[{'type':'tableHeader','attrs':{'colspan':2,'background':'#ffebe6'},"
                + "'content':[{'type':'paragraph','content':[{'type':'text','text':'h'}]}]}]},{'type':'tableRow','content':[{'type':'tableCell','attrs':{'rowspan':3},'content':[]},{'type':'tableCell','attrs':{'colspan':-1}}]}]}");
        assertThat(table.html(AROUND)).isEqualTo("<div class=\"scroll\" tabindex=\"0\"><table><thead><tr><td class=\"number\"> </td><th scope=\"col\" colspan=\"2\" class=\"on-red\" data-color=\"#ffebe6\">h</th></tr></thead>"
                + "<tbody><tr><td class=\"number\">1</td><td rowspan=\"3\"></td><td></td></tr></tbody></table></div>");
        assertThat(table.markdown(AROUND)).startsWith("<div").doesNotContain("\n");
        assertThat(adf("{'type':'table','content':[{'type':'tableRow','content':[{'type':'tableHeader','content':[{'type':'paragraph','content':[{'type':'text','text':'h|1'}]}]},{'type':'tableCell'}]}]}").markdown(AROUND))
                .isEqualTo("|  |  |\n| --- | --- |\n| h\\|1 |  |");
    }

    @Test
    void tasksAndDecisionsSayWhatTheyAre() {
        RichText tasks = adf("{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'DONE'},'content':[{'type':'text','text':'a'}]},{'type':'taskList','content':[{'type':'taskItem','attrs':{'state':'TODO'},'content':[{'type':'text','text':'b'}]}]}]},"
                + "{'type':'decisionList','content':[{'type':'decisionItem','content':[{'type':'text','text':'c'}]}]}");
        assertThat(tasks.markdown(AROUND)).isEqualTo("- [x] a\n  - [ ] b\n\n<!-- -->\n\n- ◇ c");
        assertThat(tasks.html(AROUND)).isEqualTo("<ul class=\"tasks\"><li class=\"done\"><span class=\"tick\">☑</span><span class=\"unseen\">Done:</span>a</li><li class=\"nested\"><ul class=\"tasks\"><li class=\"todo\">"
                + "<span class=\"tick\">☐</span><span class=\"unseen\">To do:</span>b</li></ul></li></ul><ul class=\"decisions\"><li><span class=\"tick\">◇</span><span class=\"unseen\">Decision:</span>c</li></ul>");
    }

    @Test
    void panelsExpandsAndExtensionsAreLabelled() {
        String body = "'content':[{'type':'paragraph','content':[{'type':'text','text':'b'}]}]}";
        assertThat(adf("{'type':'panel','attrs':{'panelType':'warning'}," + body).markdown(AROUND)).isEqualTo("> [!WARNING]\n> b");
        assertThat(adf("{'type':'panel','attrs':{'panelType':'warning'}," + body).html(AROUND)).isEqualTo("<div class=\"panel panel-warning\"><p class=\"panel-title\">Warning</p><p>b</p></div>");
        assertThat(adf("{'type':'expand','attrs':{'title':'<t>'}," + body).html(AROUND)).isEqualTo("<details><summary>&lt;t&gt;</summary><div><p>b</p></div></details>");
        assertThat(adf("{'type':'expand','attrs':{'title':'<t>'}," + body).markdown(AROUND)).isEqualTo("<details>\n<summary>&lt;t&gt;</summary>\n\nb\n\n</details>");
        assertThat(adf("{'type':'bodiedExtension','attrs':{'extensionType':'com.x','extensionKey':'toc'}," + body).html(AROUND)).isEqualTo("<div class=\"box\"><p class=\"box-title\">Extension com.x/toc</p><p>b</p></div>");
    }

    @Test
    void smallThingsHaveTheirText() {
        assertThat(line("{'type':'date','attrs':{'timestamp':'1764633600000'}}").html(AROUND)).isEqualTo("<p><time datetime=\"2025-12-02\">2025-12-02</time></p>");
        assertThat(line("{'type':'date','attrs':{'timestamp':'soon'}}").text(AROUND)).isEqualTo("soon");
        assertThat(line("{'type':'emoji','attrs':{'shortName':':x:'}}").text(AROUND)).isEqualTo(":x:");
        assertThat(line("{'type':'status','attrs':{'text':'DONE','color':'green'}}").html(AROUND)).isEqualTo("<p><span class=\"status on-green\">DONE</span></p>");
        assertThat(line("{'type':'mention','attrs':{'id':'acc'}}").text(AROUND)).isEqualTo("@Ann Other");
        assertThat(line("{'type':'mention','attrs':{'id':'nobody'}}").text(AROUND)).isEqualTo("@nobody");
        assertThat(adf("{'type':'codeBlock','attrs':{'language':'java'},'content':[{'type':'text','text':'a```b'}]}").markdown(AROUND)).isEqualTo("````java\na```b\n````");
        assertThat(RichText.of(RawJson.read("{\"a\":1.00}")).text(AROUND)).isEqualTo("{\"a\":1.00}");
        assertThat(RichText.of(null).isEmpty()).isTrue();
    }

    @Test
    void nestingThatNoPersonWritesLosesItsFormAndNotItsWords() {
        int deep = 400;
        RichText text = adf("{'type':'blockquote','content':[".repeat(deep) + "{'type':'paragraph','content':[{'type':'text','text':'down'},{'type':'mention','attrs':{'text':'@here'}}]}" + "]}".repeat(deep));
        assertThat(text.html(AROUND)).contains("down").contains("here");
        assertThat(text.markdown(AROUND)).contains("down").contains("here");
        assertThat(text.text(AROUND)).contains("down").contains("here");
        assertThat(text.wikiMarkup(AROUND)).contains("down").contains("here");
    }

    @Test
    void realDocumentsLoseNoText() throws IOException {
        Path folder = SHARED.resolve("atlas_doc_parser");
        Assumptions.assumeTrue(Files.exists(folder), "the sample documents are not here: " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                JsonNode json = RawJson.read(Files.readString(file));
                RichText text = RichText.of(RichText.isDocument(json) ? json : RawJson.object().put("type", "doc").set("content", RawJson.array().add(json)));
                String html = Seen.ofHtml(text.html(AROUND));
                String markdown = Seen.ofMarkdown(text.markdown(AROUND));
                String plain = Seen.squeezed(text.text(AROUND));
                for (String expected : Seen.textsOf(json)) {
                    assertThat(html).as("HTML of " + file).contains(expected);
                    assertThat(markdown).as("Markdown of " + file).contains(expected);
                    assertThat(plain).as("text of " + file).contains(expected);
                }
                assertThat(text.html(AROUND)).as(file.toString()).doesNotContain("Unknown content");
            }
        }
    }

    @Property(tries = 400, seed = "20261121")
    void noDocumentIsTooStrange(@ForAll("strange") String type, @ForAll("strange") String inner, @ForAll boolean list) {
        String child = "{'type':'" + inner + "','text':'KEPT','content':" + (list ? "[{'type':'text','text':'KEPT'}]" : "'no list'") + ",'marks':'no list','attrs':[]}";
        RichText text = adf("{'type':'" + type + "','content':[" + child + ",null,7,'x',[]],'attrs':null}");
        assertThat(text.html(AROUND)).isNotNull();
        assertThat(text.markdown(AROUND)).isNotNull();
        assertThat(text.text(AROUND)).isNotNull();
        assertThat(text.wikiMarkup(AROUND)).isNotNull();
    }

    @Provide
    Arbitrary<String> strange() {
        return Arbitraries.oneOf(Arbitraries.of(NODES), Arbitraries.of("", "mystery"));
    }
}
