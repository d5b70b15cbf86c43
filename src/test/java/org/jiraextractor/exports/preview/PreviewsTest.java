package org.jiraextractor.exports.preview;

import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.bundle.ZipMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

import static org.assertj.core.api.Assertions.assertThat;

/** What is shown of files, and how little of them is read for it. */
class PreviewsTest {

    private static final long FIVE_GB = 5L << 30;

    @ParameterizedTest
    @CsvSource({"html/index.html,ARCHIVE", "html/issues/A-1.html,ARCHIVE", "html/site.js,TEXT", "attachments/A/1-page.html,TEXT", "attachments/A/2-x.svg,TEXT", "json/issues.json,JSON", "ndjson/issues.ndjson,JSON", "csv/a.CSV,CSV",
        "attachments/A/3-x.PNG,IMAGE", "attachments/A/4-x.jpeg,IMAGE", "attachments/A/5-x.bmp,OTHER", "attachments/A/6-png,OTHER", "sqlite/issues.db,OTHER", "xlsx/issues.xlsx,SHEETS", "attachments/A/7-x.xlsx,OTHER", "markdown/A-1.md,MARKDOWN", "xml/issues.xml,XML", "ndjson/issues.ndjson.gz,OTHER"})
    void how_a_file_is_shown_goes_by_its_place_and_name(String path, FileKind kind) {
        assertThat(FileKind.of(file(path, "application/octet-stream"))).isEqualTo(kind);
    }

    @Test
    void a_page_of_a_file_larger_than_all_memory_reads_a_little_of_it() throws IOException {
        AtomicLong read = new AtomicLong();
        Content lines = Contents.endless("a line of text\n".getBytes(StandardCharsets.US_ASCII), FIVE_GB, read);
        TextPage page = TextPage.read(lines, new Place(4L << 30, 1, List.of()), null).orElseThrow();
        assertThat(page.lines()).hasSize(400);
        assertThat(read.get()).isLessThan(300_000);
    }

    @Test
    void a_search_in_vain_stops_and_says_where_to_go_on() throws IOException {
        AtomicLong read = new AtomicLong();
        Content lines = Contents.endless("a line of text\n".getBytes(StandardCharsets.US_ASCII), FIVE_GB, read);
        TextPage page = TextPage.read(lines, Place.START, "needle").orElseThrow();
        assertThat(page.lines()).isEmpty();
        assertThat(page.next().offset()).isBetween(1L << 20, 65L << 20);
        assertThat(page.next().number()).isGreaterThan(page.next().offset() / 15);
        assertThat(read.get()).isLessThan(66L << 20);
    }

    @Test
    void a_single_line_without_end_is_shown_in_parts_and_keeps_its_number() throws IOException {
        AtomicLong read = new AtomicLong();
        Content line = Contents.endless("é0123456789".getBytes(StandardCharsets.UTF_8), FIVE_GB, read);
        TextPage page = TextPage.read(line, Place.START, null).orElseThrow();
        assertThat(page.lines()).allMatch(each -> each.number() == 1 && each.goesOn() && !each.text().contains("\uFFFD")).hasSizeLessThan(20);
        assertThat(page.next().number()).isEqualTo(1);
        assertThat(read.get()).isLessThan(400_000);
        CsvPage.read(line, Place.START, null);
        JsonItems.read(line, Place.START, null);
        JsonTree.read(line, 0, null);
        assertThat(read.get()).isLessThan(200L << 20);
    }

    @Test
    void one_element_of_many_megabytes_is_shown_as_far_as_a_page_goes() throws IOException {
        AtomicLong read = new AtomicLong();
        Content json = Contents.endless("[[[0,1,2,3],".getBytes(StandardCharsets.US_ASCII), FIVE_GB, read);
        JsonTree tree = JsonTree.read(json, 0, null);
        assertThat(tree.broken()).isTrue();
        assertThat(nodes(tree.root())).isLessThanOrEqualTo(1_500);
        assertThat(read.get()).isLessThan(40L << 20);
        String wide = IntStream.range(0, 5_000).mapToObj(Integer::toString).collect(Collectors.joining(",", "{\"a\":[", "],\"b\":1e400,\"c\":\"\\u0000\"}"));
        JsonTree.Node root = JsonTree.read(Contents.of(wide), 0, null).root();
        assertThat(root.nodes()).extracting(JsonTree.Node::name).containsExactly("a", "b", "c");
        assertThat(root.nodes().get(0).size()).isEqualTo(5_000);
        assertThat(root.nodes().get(0).hidden()).isEqualTo(4_800);
        assertThat(root.nodes().get(1).text()).isEqualTo("1e400");
        assertThat(root.nodes().get(2).text()).isEqualTo("\u2400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"a\"", "{\"a\":", "[1,", "\"abc", "tru", "nonsense", "]", "{\"a\" 1}", "\u0000"})
    void what_is_no_json_is_shown_as_far_as_it_is(String text) throws IOException {
        JsonTree tree = JsonTree.read(Contents.of(text), 0, null);
        assertThat(tree.root() == null || tree.root().size() <= 1).isTrue();
    }

    @Test
    void a_deep_tree_is_folded_away_and_breaks_no_stack() throws IOException {
        JsonTree tree = JsonTree.read(Contents.of("[".repeat(900) + "]".repeat(900)), 0, null);
        assertThat(depth(tree.root())).isLessThan(40);
        assertThat(JsonTree.read(Contents.of("[".repeat(100_000)), 0, null).broken()).isTrue();
    }

    @Test
    void elements_are_found_by_line_in_arrays_of_ours_and_in_ndjson_but_not_in_a_tree() throws IOException {
        assertThat(JsonItems.fit(Contents.of("[\n{\"a\":1},\n{\"a\":2}\n]\n"), "attachments/A/1-x.json")).isTrue();
        assertThat(JsonItems.fit(Contents.of("{\"a\":1}\n{\"a\":2}\n"), "attachments/A/1-x.json")).isTrue();
        assertThat(JsonItems.fit(Contents.of("{\n  \"a\" : 1,\n  \"b\" : [ {\n"), "manifest.json")).isFalse();
        assertThat(JsonItems.fit(Contents.of("{\"a\":1}"), "attachments/A/1-x.json")).isFalse();
        JsonItems items = JsonItems.read(Contents.of("[\n{\"id\":\"1\",\"key\":\"A-1\",\"fields\":{\"x\":{\"summary\":\"no\"},\"summary\":\"One\"}},\n{\"id\":\"2\"}\n]\n"), Place.START, null);
        assertThat(items.items()).extracting(JsonItems.Item::number, JsonItems.Item::name, JsonItems.Item::title).containsExactly(org.assertj.core.groups.Tuple.tuple(1L, "A-1", "One"), org.assertj.core.groups.Tuple.tuple(2L, "2", null));
    }

    @Test
    void a_table_tells_its_separator_and_encoding_by_itself() throws IOException {
        assertThat(CsvPage.read(Contents.of("a;\"b;c\";d\n1;2;3\n"), Place.START, null).orElseThrow().columns()).containsExactly("a", "b;c", "d");
        assertThat(CsvPage.read(Contents.of("a,\"b;c;d;e\",d\n1,2,3"), Place.START, null).orElseThrow().rows()).singleElement().satisfies(row -> assertThat(row.cells()).containsExactly("1", "2", "3"));
        Content windows = Contents.of("no;client\r\n1;Élodie\r\n".getBytes(java.nio.charset.Charset.forName("windows-1252")));
        assertThat(CsvPage.read(windows, Place.START, null).orElseThrow().rows().get(0).cells()).containsExactly("1", "Élodie");
        assertThat(CsvPage.read(Contents.of("a\u0000b"), Place.START, null)).isEmpty();
        assertThat(CsvPage.read(Contents.of(""), Place.START, null).orElseThrow().rows()).isEmpty();
        assertThat(TextPage.read(Contents.of("text".getBytes(StandardCharsets.UTF_16)), Place.START, null)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "gif", "jpeg"})
    void an_image_tells_its_size_before_anything_is_unpacked(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(321, 123, BufferedImage.TYPE_INT_RGB), format, out);
        ImageHeader header = ImageHeader.of(out.toByteArray()).orElseThrow();
        assertThat(header).isEqualTo(new ImageHeader("image/" + format, 321, 123));
        assertThat(header.bearable()).isTrue();
        for (int length = 0; length < Math.min(700, out.size()); length++) {
            ImageHeader.of(Arrays.copyOf(out.toByteArray(), length));
        }
    }

    @Test
    void webp_in_its_three_forms_tells_its_size() {
        assertThat(ImageHeader.of(webp("VP8X", 0, 0, 0, 0, 0, 0, 0, 0, 0x3F, 1, 0, 0x7A, 0, 0))).contains(new ImageHeader("image/webp", 320, 123));
        assertThat(ImageHeader.of(webp("VP8L", 0, 0, 0, 0, 0x2F, 0x3F, 0x81, 0x1E, 0, 0, 0, 0, 0, 0))).contains(new ImageHeader("image/webp", 320, 123));
        assertThat(ImageHeader.of(webp("VP8 ", 0, 0, 0, 0, 0, 0, 0, 0x9D, 1, 0x2A, 0x40, 1, 0x7B, 0))).contains(new ImageHeader("image/webp", 320, 123));
    }

    @ParameterizedTest
    @CsvSource({"0,5", "5,0", "-1,5", "60000,60000", "2147483647,2147483647", "40000001,1"})
    void an_image_that_would_fill_the_memory_is_not_shown(int width, int height) {
        assertThat(new ImageHeader("image/png", width, height).bearable()).isFalse();
    }

    private static byte[] webp(String form, int... rest) {
        byte[] bytes = Arrays.copyOf(("RIFF0000WEBP" + form).getBytes(StandardCharsets.US_ASCII), 16 + rest.length);
        for (int i = 0; i < rest.length; i++) {
            bytes[16 + i] = (byte) rest[i];
        }
        return bytes;
    }

    private static int nodes(JsonTree.Node node) {
        return node.container() ? 1 + node.nodes().stream().mapToInt(PreviewsTest::nodes).sum() : 1;
    }

    private static int depth(JsonTree.Node node) {
        return node.container() ? 1 + node.nodes().stream().mapToInt(PreviewsTest::depth).max().orElse(0) : 1;
    }

    private static BundledFile file(String path, String mediaType) {
        return new BundledFile(path, mediaType, 10, "0".repeat(64), 0L, ZipMethod.STORED, 10L);
    }

    @Test
    void a_word_leaves_of_a_tree_what_has_it_and_the_way_there() throws IOException {
        JsonTree.Node root = JsonTree.read(Contents.of("{\"a\": {\"b\": \"Needle\", \"c\": 1}, \"needles\": [1, 2], \"d\": [true, {\"e\": \"hay\"}], \"f\": []}"), 0, "needle").root();

        assertThat(root.nodes()).extracting(JsonTree.Node::name).containsExactly("a", "needles");
        assertThat(root.nodes().get(0).nodes()).extracting(JsonTree.Node::name).containsExactly("b");
        assertThat(root.nodes().get(1).nodes()).hasSize(2);
        assertThat(JsonTree.read(Contents.of("{\"a\": [1, 2]}"), 0, "needle").root()).isNull();
    }
}
