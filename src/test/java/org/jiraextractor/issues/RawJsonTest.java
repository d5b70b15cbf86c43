package org.jiraextractor.issues;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Jira's JSON comes out as it went in. */
class RawJsonTest {

    @Test
    void numbers_keep_their_literal_and_members_their_order() {
        String text = "{\"z\":1.0,\"a\":3.50,\"e\":1e2,\"E\":1E+2,\"big\":123456789012345678901234567890,\"neg\":-0,\"list\":[1,true,null,\"x\"],\"o\":{}}";
        assertThat(RawJson.write(RawJson.read(text))).isEqualTo(text);
    }

    @Property(seed = "20261121")
    void any_number_is_written_as_it_was_read(@ForAll("literals") String literal) {
        JsonNode read = RawJson.read("[" + literal + "]").get(0);
        assertThat(RawJson.write(read)).isEqualTo(literal);
        assertThat(read.decimalValue()).isEqualByComparingTo(new BigDecimal(literal));
        assertThat(read.isIntegralNumber()).isEqualTo(literal.matches("-?[0-9]+"));
    }

    @Provide
    Arbitrary<String> literals() {
        Arbitrary<String> whole = Arbitraries.bigIntegers().map(Object::toString);
        Arbitrary<String> fraction = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(12).map(digits -> "." + digits);
        Arbitrary<String> exponent = Combinators.combine(Arbitraries.of("e", "E", "e+", "E-"), Arbitraries.integers().between(0, 60)).as((e, power) -> e + power);
        return Combinators.combine(whole, fraction.injectNull(0.5), exponent.injectNull(0.5)).as((a, b, c) -> a + (b == null ? "" : b) + (c == null ? "" : c));
    }

    @Test
    void texts_keep_their_escapes() throws IOException {
        String text = "{\"a\":\"\\/x\\u00e9é\\u000a\\n\\ud83d\",\"plain\":\"a\\\"b\\\\u\",\"list\":[\"\\u0041\",\"\\t\"]}";
        assertThat(RawJson.write(RawJson.read(text))).isEqualTo(text);
        assertThat(RawJson.write(RawJson.read(stream(text)))).isEqualTo(text);
        JsonNode read = RawJson.read(stream(text));
        assertThat(read.path("a").asText()).isEqualTo("/xéé\n\n\uD83D");
        assertThat(read.path("list").get(0)).isEqualTo(RawJson.read("\"A\""));
        assertThat(RawJson.mapper().convertValue(read, java.util.Map.class)).containsEntry("list", java.util.List.of("A", "\t"));
    }

    @Property(tries = 300, seed = "20261122")
    void any_text_is_written_as_it_was_read_wherever_the_stream_is_cut(@ForAll("values") String value, @ForAll("values") String other, @ForAll @IntRange(min = 1, max = 9_000) int piece, @ForAll @IntRange(max = 9_000) int before)
            throws IOException {
        String skipped = "x".repeat(before);
        String text = "{\"skipped\":\"" + skipped + "\",\"fields\":{\"a\":" + value + ",\"b\":[" + other + "," + value + "]},\"later\":" + other + "}";
        try (JsonParser json = RawJson.parser(new Pieces(text.getBytes(StandardCharsets.UTF_8), piece))) {
            json.nextToken();
            json.nextToken();
            json.nextToken();
            json.skipChildren();
            json.nextToken();
            json.nextToken();
            assertThat(RawJson.write(RawJson.read(json))).isEqualTo("{\"a\":" + value + ",\"b\":[" + other + "," + value + "]}");
            json.nextToken();
            json.nextToken();
            assertThat(RawJson.write(RawJson.read(json))).isEqualTo(other);
        }
        assertThat(RawJson.write(RawJson.read(text))).isEqualTo(text);
    }

    /** Gives little at a time, as a network does. */
    private static final class Pieces extends ByteArrayInputStream {

        private final int most;

        Pieces(byte[] bytes, int most) {
            super(bytes);
            this.most = most;
        }

        @Override
        public synchronized int read(byte[] b, int offset, int length) {
            return super.read(b, offset, Math.min(most, length));
        }
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> texts = Arbitraries.of("\\/", "\\u00e9", "\\u00E9", "é", "\\n", "\\u000A", "\\\\", "\\\"", "\\u0000", "\\ud83d", "\\ud83d\\ude00", "\uD83D\uDE00", "a", "/", " ", "\\b", "\u2028", "\\u2028", "<", "'")
                .list().ofMaxSize(12).map(parts -> '"' + String.join("", parts) + '"');
        return Arbitraries.oneOf(texts, texts.map(text -> "[" + text + ",{\"k\":" + text + "}]"), literals(), Arbitraries.of("null", "true", "\"" + "y".repeat(20_000) + "\\/\""));
    }

    @Test
    void a_text_that_is_cut_is_refused() {
        assertThatThrownBy(() -> RawJson.read("{\"issues\":[{\"id\":\"1\"}")).isInstanceOf(UncheckedIOException.class).hasCauseInstanceOf(JsonProcessingException.class);
    }

    @Test
    void nothing_may_follow_the_value() {
        assertThatThrownBy(() -> RawJson.read(stream("{} {}"))).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void an_empty_text_is_no_json() {
        assertThatThrownBy(() -> RawJson.read(stream(""))).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void nesting_that_would_eat_the_stack_is_refused() {
        assertThatThrownBy(() -> RawJson.read(stream("[".repeat(100_000)))).isInstanceOf(JsonProcessingException.class);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
