package org.jiraextractor.exports.preview;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jiraextractor.page.Slice;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Going through a file page by page, whatever is in it: nothing is lost, nothing comes twice, and back is where one was. */
class PagesTest {

    private static final Window.Size SMALL = new Window.Size(3, 64, 16, true);

    @Property(tries = 400, seed = "41")
    void the_pieces_of_all_pages_are_the_file(@ForAll("bytes") byte[] bytes, @ForAll boolean csv) throws IOException {
        Content content = Contents.of(bytes);
        long reached = 0;
        long number = 1;
        for (Place place = Place.START; place != null; ) {
            Window window = window(content, place, csv);
            for (Piece piece : window.pieces()) {
                assertThat(piece.from()).isEqualTo(reached);
                assertThat(piece.number()).isEqualTo(number);
                assertThat(piece.to()).isGreaterThan(piece.from()).isLessThanOrEqualTo(piece.from() + SMALL.keep() + 4);
                byte[] there = Arrays.copyOfRange(bytes, (int) piece.from(), (int) piece.to());
                assertThat(new String(there, StandardCharsets.ISO_8859_1)).startsWith(new String(piece.kept(), StandardCharsets.ISO_8859_1));
                assertThat(there.length - piece.kept().length).isLessThanOrEqualTo(2);
                reached = piece.to();
                number += piece.ended() ? 1 : 0;
            }
            assertThat(window.pieces().size()).isLessThanOrEqualTo(SMALL.pieces());
            place = window.next();
        }
        assertThat(reached).isEqualTo(bytes.length);
    }

    @Property(tries = 300, seed = "42")
    void back_is_where_one_was_through_the_cursor_of_each_page(@ForAll("bytes") byte[] bytes, @ForAll boolean csv) throws IOException {
        Content content = Contents.of(bytes);
        List<Place> places = new ArrayList<>();
        for (Place place = Place.START; place != null; place = window(content, place, csv).next()) {
            places.add(place);
        }
        Place last = Place.read(Slice.ask(null, places.get(places.size() - 1).cursor()).after(), bytes.length);
        for (int back = places.size() - 2; back >= Math.max(0, places.size() - 21); back--) {
            last = last.previous().orElseThrow();
            assertThat(last.offset()).isEqualTo(places.get(back).offset());
            assertThat(last.number()).isEqualTo(places.get(back).number());
            last = Place.read(Slice.ask(null, last.cursor()).after(), bytes.length);
        }
    }

    @Property(tries = 400, seed = "43")
    void no_place_that_somebody_makes_up_breaks_a_page(@ForAll("bytes") byte[] bytes, @ForAll long offset, @ForAll long number, @ForAll String steps) throws IOException {
        Content content = Contents.of(bytes);
        String cursor = org.jiraextractor.page.Cursor.of(offset % (bytes.length + 2), number, steps).text();
        Place place;
        try {
            place = Place.read(Slice.ask(null, cursor).after(), bytes.length);
        } catch (Refusal refused) {
            assertThat(refused.fields()).singleElement().satisfies(field -> assertThat(field.name()).isEqualTo("cursor"));
            return;
        }
        TextPage.read(content, place, null);
        CsvPage.read(content, place, "a");
        CsvPage.one(content, place);
        JsonItems.read(content, place, null);
        JsonTree.read(content, place.offset(), null);
    }

    @Property(tries = 300, seed = "44")
    void a_table_read_page_by_page_is_the_table_that_was_written(@ForAll("table") List<List<String>> rows, @ForAll("separators") char separator, @ForAll boolean mark) throws IOException {
        StringBuilder csv = new StringBuilder(mark ? "\uFEFF" : "").append("first").append(separator).append("second").append(separator).append("third\r\n");
        for (List<String> row : rows) {
            csv.append(String.join(String.valueOf(separator), row.stream().map(cell -> '"' + cell.replace("\"", "\"\"") + '"').toList())).append("\r\n");
        }
        Content content = Contents.of(csv.toString());
        List<List<String>> read = new ArrayList<>();
        for (Place place = Place.START; place != null; ) {
            CsvPage page = CsvPage.read(content, place, null).orElseThrow();
            assertThat(page.columns()).containsExactly("first", "second", "third");
            assertThat(page.separator()).isEqualTo(separator);
            for (CsvPage.Row row : page.rows()) {
                assertThat(row.number()).isEqualTo(read.size() + 1);
                assertThat(CsvPage.one(content, new Place(row.at(), row.number(), List.of())).orElseThrow().cells()).extracting(CsvPage.Cell::text).isEqualTo(row.cells().stream().filter(cell -> !cell.isEmpty()).toList());
                read.add(row.cells());
            }
            place = page.next();
        }
        assertThat(read).isEqualTo(rows);
    }

    @Property(tries = 200, seed = "45")
    void a_word_is_found_wherever_the_bytes_were_cut(@ForAll("text") String before, @ForAll("text") String after, @ForAll("text") String word, @ForAll("cuts") List<Integer> cuts) {
        if (word.isEmpty()) {
            return;
        }
        byte[] bytes = (before + word + after).getBytes(StandardCharsets.UTF_8);
        Finder finder = new Finder(word, StandardCharsets.UTF_8);
        int from = 0;
        for (int cut : cuts.stream().map(each -> Math.min(each, bytes.length)).sorted().toList()) {
            finder.feed(bytes, from, cut);
            from = cut;
        }
        finder.feed(bytes, from, bytes.length);
        assertThat(finder.found()).isTrue();
        finder.begin();
        assertThat(finder.found()).isFalse();
    }

    private static Window window(Content content, Place place, boolean csv) throws IOException {
        return Window.of(content, place, csv ? Splitter.csv(',') : Splitter.lines(), null, SMALL, piece -> true);
    }

    @Provide
    Arbitrary<byte[]> bytes() {
        Arbitrary<String> parts = Arbitraries.of("a", "é", "漢", "\uD83D\uDE80", "\n", "\r\n", "\r", "\"", "\"\"", ",", ";", "{\"key\":\"A-1\"}", "[", "]", "{", "\\", " ", "0123456789abcdef");
        return parts.list().ofMaxSize(120).map(list -> String.join("", list).getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<List<List<String>>> table() {
        // a cell of letters or marks; never empty rows, which are no rows
        Arbitrary<String> cell = Arbitraries.strings().withChars('a', 'é', '"', ',', ';', '|', '\t', '\n', ' ', '漢').ofMaxLength(12);
        return cell.list().ofSize(3).list().ofMaxSize(250);
    }

    @Provide
    Arbitrary<Character> separators() {
        return Arbitraries.of(',', ';', '\t', '|');
    }

    @Provide
    Arbitrary<String> text() {
        return Arbitraries.strings().withChars('a', 'B', 'é', '漢', '"', ' ', '\n').ofMaxLength(20);
    }

    @Provide
    Arbitrary<List<Integer>> cuts() {
        return Arbitraries.integers().between(0, 60).list().ofMaxSize(8);
    }
}
