package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.Include;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConversionTest {

    @TempDir
    Path temp;

    @Test
    void formatsThatAreContentWithOnePassShareIt() throws IOException {
        Counted world = new Counted();
        assertThat(written(world, List.of(new JsonFormat(), new NdjsonFormat()), new ArrayList<>())).hasSize(5);
        assertThat(world.walks).containsExactly("walk");
        written(world, List.of(new JsonFormat(), new NdjsonFormat(), new CsvFormat()), new ArrayList<>());
        assertThat(world.walks).as("and one more to survey it").hasSize(3);
    }

    @Test
    void togetherOrAloneTheBytesAreTheSame() throws IOException {
        List<Format> all = Formats.names().stream().map(name -> Formats.named(name).orElseThrow()).toList();
        Map<String, byte[]> together = written(new Counted(), all, new ArrayList<>());
        for (Format format : all) {
            Written.by(format, new SmallWorld(SmallWorld.ALL), FormatOptions.DEFAULT, temp).forEach((path, bytes) -> {
                assertThat(path).startsWith(format.name() + "/");
                assertThat(bytes).as(path).isEqualTo(together.remove(path));
            });
        }
        assertThat(together).isEmpty();
    }

    @Test
    void aStepIsAnIssueInAFormatAndOneThatWalksAloneCountsAtItsEnd() throws IOException {
        List<Long> steps = new ArrayList<>();
        Format alone = new Format() {
            @Override
            public String name() {
                return "alone";
            }

            @Override
            public void write(Extracted extracted, FormatOptions options, Spool spool) {
                // nothing
            }
        };
        written(new Counted(), List.of(new JsonFormat(), alone, new NdjsonFormat()), steps);
        assertThat(steps).containsExactly(2L, 4L, 6L, 9L);
    }

    @Test
    void whatFailsMidwayIsClosedAndSaysWhy() throws IOException {
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            Extracted broken = new Counted() {
                @Override
                public void eachIssue(IssueVisitor visitor) throws IOException {
                    super.eachIssue(issue -> {
                        visitor.visit(issue);
                        throw new IOException("cut");
                    });
                }
            };
            assertThatThrownBy(() -> new Conversion(List.of(new JsonFormat(), new NdjsonFormat()), broken, FormatOptions.DEFAULT).write(spool, Conversion.UNHEARD)).hasMessage("cut");
            assertThat(spool.files()).as("all of them closed").isEqualTo(5);
        }
    }

    private Map<String, byte[]> written(Extracted extracted, List<Format> formats, List<Long> steps) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            new Conversion(formats, extracted, FormatOptions.DEFAULT).write(spool, steps::add);
            spool.each(file -> files.put(file.path(), Spooled.bytes(file)));
        }
        return files;
    }

    private static class Counted implements Extracted {

        private final SmallWorld world = new SmallWorld(SmallWorld.ALL);
        private final List<String> walks = new ArrayList<>();

        @Override
        public Include include() {
            return world.include();
        }

        @Override
        public String baseUrl() {
            return world.baseUrl();
        }

        @Override
        public String deployment() {
            return world.deployment();
        }

        @Override
        public String version() {
            return world.version();
        }

        @Override
        public ArrayNode fields() {
            return world.fields();
        }

        @Override
        public void eachIssue(IssueVisitor visitor) throws IOException {
            walks.add("walk");
            world.eachIssue(visitor);
        }
    }
}
