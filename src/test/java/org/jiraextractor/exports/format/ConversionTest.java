package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.exports.format.reading.ManyIssues;
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
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

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
    void aStepIsAnIssueInAFormat() throws IOException {
        List<Long> steps = new ArrayList<>();
        Extracted many = new ManyIssues(120);
        written(many, List.of(new JsonFormat(), new NdjsonFormat()), steps);
        assertThat(steps).hasSizeGreaterThan(2).isSorted().endsWith(240L).doesNotContain(0L);
    }

    @Test
    void withSeveralThreadsTheBytesAreTheSame() throws Exception {
        List<Format> all = Formats.names().stream().map(name -> Formats.named(name).orElseThrow()).toList();
        Extracted many = new ManyIssues(150);
        Map<String, byte[]> alone = written(many, all, new ArrayList<>());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Map<String, byte[]> together = written(many, all, threads);
            assertThat(together).containsOnlyKeys(alone.keySet());
            together.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(alone.get(path)));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anExecutorThatTakesNothingHoldsUpNobody() throws IOException {
        Map<String, byte[]> refused = written(new Counted(), List.of(new JsonFormat(), new CsvFormat()), task -> {
            throw new RejectedExecutionException("busy");
        });
        Map<String, byte[]> ownHands = written(new Counted(), List.of(new JsonFormat(), new CsvFormat()), new ArrayList<>());
        assertThat(refused).containsOnlyKeys(ownHands.keySet());
        refused.forEach((path, bytes) -> assertThat(bytes).as(path).isEqualTo(ownHands.get(path)));
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
        return written(new Conversion(formats, extracted, FormatOptions.DEFAULT), steps);
    }

    private Map<String, byte[]> written(Extracted extracted, List<Format> formats, Executor others) throws IOException {
        return written(new Conversion(formats, extracted, FormatOptions.DEFAULT, others), new ArrayList<>());
    }

    private Map<String, byte[]> written(Conversion conversion, List<Long> steps) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            conversion.write(spool, steps::add);
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
