package org.jiraextractor.exports;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class CompletenessTest {

    private static final String COUNTS = """
            "request": {"include": {"counts": 1}, "files": ["x"]}, "complete": %s, "truncated": true, "counts": {
            "issues": {"expected": 5, "exported": 4, "included": true}, "comments": {"expected": null, "exported": 0, "included": false},
            "worklogs": {"expected": 7, "exported": 7, "included": true}}""";

    @Test
    void what_is_missing_is_what_was_expected_and_not_got() throws IOException {
        Completeness read = read("{" + COUNTS.formatted("false") + ", \"missing\": [{\"kind\": \"issue\", \"issue\": null, \"id\": \"10001\", \"reason\": \"deleted\"}], \"files\": []}");

        assertThat(read.complete()).isFalse();
        assertThat(read.truncated()).isTrue();
        assertThat(read.kinds()).containsExactly(new Completeness.Kind("issues", 5L, 4), new Completeness.Kind("comments", null, 0), new Completeness.Kind("worklogs", 7L, 7));
        assertThat(read.kinds()).extracting(Completeness.Kind::missing).containsExactly(1L, 0L, 0L);
        assertThat(read.missed()).isEqualTo(1);
        assertThat(read.missing()).singleElement().satisfies(missing -> assertThat(missing.id() + missing.reason()).isEqualTo("10001deleted"));
    }

    @Test
    void the_files_of_a_long_manifest_are_not_read() throws IOException {
        String files = IntStream.range(0, 200_000).mapToObj(i -> "{\"path\": \"attachments/" + i + "\"}").collect(Collectors.joining(",", "\"files\": [", "]"));
        int[] read = new int[1];
        byte[] manifest = ("{" + COUNTS.formatted("true") + ", \"missing\": [], " + files + "}").getBytes(StandardCharsets.UTF_8);
        Completeness found = Completeness.read(new FilterInputStream(new ByteArrayInputStream(manifest)) {
            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int got = super.read(into, from, length);
                read[0] += Math.max(0, got);
                return got;
            }
        });

        assertThat(found.complete()).isTrue();
        assertThat(read[0]).isLessThan(50_000);
    }

    @Test
    void of_very_much_that_is_missing_the_first_fifty_are_shown() throws IOException {
        String missing = IntStream.range(0, 200).mapToObj(i -> "{\"kind\": \"attachment\", \"issue\": \"A-1\", \"id\": \"" + i + "\", \"reason\": \"forbidden\"}").collect(Collectors.joining(","));
        Completeness read = read("{" + COUNTS.formatted("false") + ", \"missing\": [" + missing + "], \"files\": []}");

        assertThat(read.missing()).hasSize(50);
        assertThat(read.missing().get(49).id()).isEqualTo("49");
    }

    @Test
    void exactly_fifty_missing_are_all() throws IOException {
        String missing = IntStream.range(0, 50).mapToObj(i -> "{\"kind\": \"issue\", \"issue\": null, \"id\": \"" + i + "\", \"reason\": \"deleted\"}").collect(Collectors.joining(","));

        assertThat(read("{" + COUNTS.formatted("false") + ", \"missing\": [" + missing + "], \"files\": []}").missing()).hasSize(50);
    }

    private static Completeness read(String manifest) throws IOException {
        return Completeness.read(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)));
    }
}
