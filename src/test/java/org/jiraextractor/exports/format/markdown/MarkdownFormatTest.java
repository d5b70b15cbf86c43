package org.jiraextractor.exports.format.markdown;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jiraextractor.exports.Golden;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Written;
import org.jiraextractor.exports.format.reading.ManyIssues;
import org.jiraextractor.exports.format.reading.OnDisk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class MarkdownFormatTest {

    private static final List<org.commonmark.Extension> FORGE = List.of(TablesExtension.create(), StrikethroughExtension.create(), TaskListItemsExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(FORGE).build();
    private static final FormatOptions PARIS = new FormatOptions(FormatOptions.Csv.DEFAULT, FormatOptions.Ndjson.DEFAULT, ZoneId.of("Europe/Paris"));

    @TempDir
    Path temp;

    @Test
    void aSmallWorldAsFiles() throws IOException {
        Map<String, byte[]> files = Written.by(new MarkdownFormat(), new SmallWorld(SmallWorld.ALL), PARIS, temp);
        assertThat(files.keySet()).containsExactly("markdown/ALPHA-1.md", "markdown/ALPHA-2.md", "markdown/BETA-1.md", "markdown/README.md");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Golden.assertSame(file.getKey(), file.getValue());
        }
    }

    @Test
    void aForgeReadsTablesTasksPicturesAndHeadings() throws IOException {
        Node document = PARSER.parse(bodyOf(Written.by(new MarkdownFormat(), new ManyIssues(9), PARIS, temp).get("markdown/SHOP-7.md")));
        assertThat(all(document, TableBlock.class)).hasSize(3);
        assertThat(all(document, TaskListItemMarker.class)).extracting(TaskListItemMarker::isChecked).containsExactly(true, false);
        assertThat(all(document, Image.class)).extracting(Image::getDestination).containsExactly("../attachments/SHOP-7/1-screen%20shot.png");
        assertThat(all(document, Heading.class)).extracting(MarkdownFormatTest::words).startsWith("SHOP-7 label language theme export retry border 7", "Description", "What happens", "Acceptance", "Done when", "Files", "Subtasks", "Links", "Comments")
                .contains("Work", "History");
        assertThat(words(document)).contains("Internal", "Only for the role Administrators", "Sum", "5 h");
    }

    @Test
    void everyLinkLeadsToAFileOrToTheSite() throws IOException {
        Path export = OnDisk.unpacked(new MarkdownFormat(), new ManyIssues(40), PARIS, temp, id -> OnDisk.png());
        try (Stream<Path> files = Files.list(export.resolve("markdown"))) {
            for (Path file : files.toList()) {
                Node document = PARSER.parse(bodyOf(Files.readAllBytes(file)));
                Set<String> addresses = new TreeSet<>();
                all(document, Link.class).forEach(link -> addresses.add(link.getDestination()));
                all(document, Image.class).forEach(image -> addresses.add(image.getDestination()));
                addresses.removeIf(address -> address.startsWith("https://many.example/browse/") || address.startsWith("https://design.example/"));
                for (String address : addresses) {
                    assertThat(file.getParent().resolve(URLDecoder.decode(address.replace("+", "%2B"), StandardCharsets.UTF_8)).normalize()).as(file + " -> " + address).exists();
                }
            }
        }
        assertThat(export.resolve("markdown/OLD-9.md")).content().contains("[WEB-9](WEB-9.md)");
    }

    @Test
    void nothingOfJiraBecomesATag() throws IOException {
        Set<String> tags = new TreeSet<>();
        for (byte[] file : Written.by(new MarkdownFormat(), new SmallWorld(SmallWorld.ALL), PARIS, temp).values()) {
            Node document = PARSER.parse(bodyOf(file));
            all(document, HtmlInline.class).forEach(tag -> tags.add(tag.getLiteral()));
            all(document, HtmlBlock.class).forEach(block -> tags.add(block.getLiteral()));
        }
        assertThat(tags).allMatch(tag -> tag.matches("</?(strong|em|u|sub|sup|del|br|details|summary)>|<!-- -->"));
    }

    @Test
    void whatWasSwitchedOffIsNotThere() throws IOException {
        String file = new String(Written.by(new MarkdownFormat(), new SmallWorld(SmallWorld.NOTHING), PARIS, temp).get("markdown/ALPHA-1.md"), StandardCharsets.UTF_8);
        assertThat(file).contains("## Description").doesNotContain("## Comments", "## Work", "## History", "## Files");
    }

    @Property(tries = 300, seed = "20261121")
    void aValueOfTheFrontMatterStaysOneValue(@ForAll("values") String value) {
        String yaml = new FrontMatter().add("title", value).add("labels", List.of(value)).toString();
        if (value.isEmpty()) {
            return;
        }
        String[] lines = yaml.split("\n", -1);
        assertThat(lines).hasSize(6);
        assertThat(lines[1]).matches("title: \"([^\"\\\\]|\\\\[\"\\\\]|\\\\u[0-9A-F]{4})*\"");
        assertThat(lines[3]).isEqualTo("  - " + lines[1].substring(7));
        Map<String, Object> read = new Yaml().load(yaml.substring(4, yaml.length() - 4));
        assertThat(read).containsExactly(Map.entry("title", paired(value)), Map.entry("labels", List.of(paired(value))));
        assertThat(yaml.chars()).noneMatch(c -> c < ' ' && c != '\n' || c >= 0x7F && c < 0xA0 || c == 0x2028 || c == 0x2029);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(20), Arbitraries.of("---", "...", ": ", "\n---\n", "\"", "\\", "\\\"", "#", "!!x", "& *", "{}", "\u0085", "\u2028", "\uFEFF", "yes", "null", "\uD800").list().ofMaxSize(5).map(parts -> String.join("", parts)));
    }

    /** Halves of pairs are in no file. */
    private static String paired(String value) {
        return value.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    private static String bodyOf(byte[] file) {
        String text = new String(file, StandardCharsets.UTF_8);
        return text.startsWith("---\n") ? text.substring(text.indexOf("\n---\n") + 5) : text;
    }

    private static String words(Node node) {
        return TextContentRenderer.builder().extensions(FORGE).build().render(node).replace('\u00A0', ' ');
    }

    private static <T extends Node> List<T> all(Node document, Class<T> type) {
        List<T> found = new ArrayList<>();
        document.accept(new AbstractVisitor() {
            @Override
            protected void visitChildren(Node parent) {
                for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
                    if (type.isInstance(child)) {
                        found.add(type.cast(child));
                    }
                    visitChildren(child);
                }
            }

            @Override
            public void visit(org.commonmark.node.Document node) {
                visitChildren(node);
            }
        });
        return found;
    }
}
