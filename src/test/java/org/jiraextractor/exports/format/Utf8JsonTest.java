package org.jiraextractor.exports.format;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class Utf8JsonTest {

    /** However the text is cut into pieces, between the halves of a pair too, and wherever the buffer ends. */
    @Property(tries = 300, seed = "4711")
    void aTextIsUtf8ButForWhatIsNoCharacterAndWhatEndsLines(@ForAll("pieces") List<String> pieces) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Utf8Json json = new Utf8Json(bytes)) {
            for (String piece : pieces) {
                json.write(piece);
            }
        }
        StringBuilder expected = new StringBuilder();
        String.join("", pieces).codePoints().forEach(c -> {
            boolean escaped = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE || c == 0x85 || c == 0x2028 || c == 0x2029;
            expected.append(escaped ? String.format("\\u%04x", c) : Character.toString(c));
        });
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }

    @Provide
    Arbitrary<List<String>> pieces() {
        Arbitrary<String> any = Arbitraries.strings().withChars("ab\u00E9\u20AC\u0085\u2028\u2029\uD83D\uDE00\uD83D\uDE00\n\"").ofMaxLength(30);
        Arbitrary<String> whole = Arbitraries.integers().between(32_000, 33_000).map("x"::repeat);
        return Arbitraries.frequencyOf(Tuple.of(9, any), Tuple.of(1, whole)).list().ofMaxSize(12);
    }
}
