package org.jiraextractor.exports.format;

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
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class AdfWikiTest {

    private static final Path SHARED = Path.of("../shared/data/adf");
    private static final String[] NODES = {"blockCard", "blockTaskItem", "blockquote", "bodiedExtension", "bodiedSyncBlock", "bulletList", "caption", "codeBlock", "date",
            "decisionItem", "decisionList", "doc", "embedCard", "emoji", "expand", "extension", "hardBreak", "heading", "inlineCard", "inlineExtension", "layoutColumn",
            "layoutSection", "listItem", "media", "mediaGroup", "mediaInline", "mediaSingle", "mention", "nestedExpand", "orderedList", "panel", "paragraph", "placeholder",
            "rule", "status", "syncBlock", "table", "tableCell", "tableHeader", "tableRow", "taskItem", "taskList", "text"};

    @Test
    void allNodesOfTheSchemaAreKnown() throws IOException {
        assertThat(NODES).hasSize(43);
        for (String node : NODES) {
            assertThat(wiki("{'type':'" + node + "','text':'t','attrs':{'text':'t','url':'http://x','id':'1','type':'file','timestamp':'0'},'content':[]}")).as(node).doesNotContain("unknown content");
        }
        Path schema = SHARED.resolve("schema/adf-schema-v1-full-57.7.22.json");
        Assumptions.assumeTrue(Files.exists(schema), "the ADF schema is not here: " + schema);
        Set<String> types = new TreeSet<>();
        for (JsonNode definition : RawJson.read(Files.readString(schema)).path("definitions")) {
            if (definition.path("properties").has("content") || definition.path("properties").has("attrs") || definition.path("properties").has("text")) {
                definition.path("properties").path("type").path("enum").forEach(type -> types.add(type.asText()));
            }
        }
        types.removeIf(type -> RawJson.write(RawJson.read(read(schema)).path("definitions").path(type + "_mark")).length() > 2);
        assertThat(Set.of(NODES)).containsAll(types);
    }

    @Test
    void anUnknownNodeKeepsItsTextAndSaysSo() {
        assertThat(wiki("{'type':'holodeck','content':[{'type':'paragraph','content':[{'type':'warp','content':[{'type':'text','text':'inner'}]},{'type':'blip','attrs':{'text':'kept'}}]}]}"))
                .isEqualTo("{panel:title=unknown content holodeck}\n\\[unknown content warp: inner\\]\\[unknown content blip: kept\\]\n{panel}");
    }

    @Test
    void marksGoAroundTheirText() {
        assertThat(inline("{'type':'text','text':' bold ','marks':[{'type':'strong'},{'type':'em'}]}")).isEqualTo(" _*bold*_ ");
        assertThat(inline("{'type':'text','text':'x','marks':[{'type':'subsup','attrs':{'type':'sub'}},{'type':'textColor','attrs':{'color':'#ff0000'}}]}")).isEqualTo("{color:#ff0000}~x~{color}");
        assertThat(inline("{'type':'text','text':'a{b}','marks':[{'type':'code'},{'type':'fromTheFuture'}]}")).isEqualTo("{{a{b}}}");
        assertThat(inline("{'type':'text','text':'{panel} [x]'}")).isEqualTo("\\{panel} \\[x]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "file:///etc/passwd"})
    void aLinkThatIsNoneBecomesText(String href) {
        assertThat(inline("{'type':'text','text':'x','marks':[{'type':'link','attrs':{'href':'" + href + "'}}]}")).isEqualTo("x (" + href.strip() + ")");
        assertThat(inline("{'type':'inlineCard','attrs':{'url':'" + href + "'}}")).doesNotContain("|");
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
    void cellsCannotBreakTheirTable() {
        assertThat(wiki("{'type':'table','content':[{'type':'tableRow','content':[{'type':'tableHeader','content':[{'type':'paragraph','content':[{'type':'text','text':'h|1'}]}]},{'type':'tableCell'}]}]}"))
                .isEqualTo("||h\\|1| |");
    }

    @Test
    void picturesAreNamedAsTheirAttachments() {
        assertThat(new AdfWiki(Map.of("uuid", "real|name.png")).text(doc("{'type':'mediaSingle','content':[{'type':'media','attrs':{'id':'uuid','type':'file','alt':'a text'}}]}")))
                .isEqualTo("!real_name.png|thumbnail,alt=a text!");
        assertThat(wiki("{'type':'media','attrs':{'id':'uuid','type':'file'}}")).isEqualTo("!uuid|thumbnail!");
        assertThat(wiki("{'type':'media','attrs':{'type':'external','url':'https://x/y.png'}}")).isEqualTo("!https://x/y.png!");
    }

    @Test
    void smallThingsHaveTheirText() {
        assertThat(inline("{'type':'date','attrs':{'timestamp':'1764633600000'}}")).isEqualTo("2025-12-02");
        assertThat(inline("{'type':'date','attrs':{'timestamp':'soon'}}")).isEqualTo("soon");
        assertThat(inline("{'type':'emoji','attrs':{'shortName':':x:'}}")).isEqualTo(":x:");
        assertThat(inline("{'type':'status','attrs':{'text':'DONE','color':'green'}}")).isEqualTo("*\\[DONE\\]*");
        assertThat(inline("{'type':'mention','attrs':{'id':'acc','text':'@Ann'}}")).isEqualTo("[@Ann|~accountid:acc]");
        assertThat(inline("{'type':'mention','attrs':{'id':'acc'}}")).isEqualTo("[~accountid:acc]");
        assertThat(wiki("{'type':'codeBlock','attrs':{'language':'java}'},'content':[{'type':'text','text':'a{b}'}]}")).isEqualTo("{code:java}\na{b}\n{code}");
    }

    @Test
    void wikiMarkupOfDataCenterStaysAsItIs() {
        AdfWiki wiki = new AdfWiki(Map.of());
        assertThat(wiki.text(RawJson.read("\"h1. *x* [y]\""))).isEqualTo("h1. *x* [y]");
        assertThat(wiki.text(RawJson.read("null"))).isEmpty();
        assertThat(wiki.text(null)).isEmpty();
        assertThat(wiki.text(RawJson.read("{\"a\":1.00}"))).isEqualTo("{\"a\":1.00}");
    }

    @Test
    void realDocumentsLoseNoText() throws IOException {
        Path folder = SHARED.resolve("atlas_doc_parser");
        Assumptions.assumeTrue(Files.exists(folder), "the sample documents are not here: " + folder);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                JsonNode json = RawJson.read(Files.readString(file));
                JsonNode node = AdfWiki.isDocument(json) ? json : RawJson.object().put("type", "doc").set("content", RawJson.array().add(json));
                String wiki = new AdfWiki(Map.of()).text(node);
                node.findValues("text").stream().filter(JsonNode::isTextual).forEach(text ->
                        assertThat(wiki.replace("\\", "")).as(file.toString()).contains(text.asText().strip().replace("\\", "")));
            }
        }
    }

    @Property(seed = "20261121")
    void noDocumentIsTooStrange(@ForAll("strange") String type, @ForAll("strange") String inner, @ForAll boolean list) {
        String child = "{'type':'" + inner + "','text':'KEPT','content':" + (list ? "[{'type':'text','text':'KEPT'}]" : "'no list'") + ",'marks':'no list','attrs':[]}";
        assertThat(wiki("{'type':'" + type + "','content':[" + child + ",null,7,'x',[]],'attrs':null}")).isNotNull();
    }

    @Provide
    Arbitrary<String> strange() {
        return Arbitraries.oneOf(Arbitraries.of(NODES), Arbitraries.of("", "mystery"));
    }

    private static String inline(String node) {
        return wiki("{'type':'paragraph','content':[" + node + "]}");
    }

    private static String wiki(String node) {
        return new AdfWiki(Map.of()).text(doc(node));
    }

    private static JsonNode doc(String node) {
        return RawJson.read(("{'type':'doc','version':1,'content':[" + node + "]}").replace('\'', '"'));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
