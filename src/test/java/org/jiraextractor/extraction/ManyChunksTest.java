package org.jiraextractor.extraction;

import org.jiraextractor.demo.DemoOptions;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Extractions larger than a chunk. */
class ManyChunksTest {

    @Test
    void several_chunks_are_taken_beside_each_other_and_resumed_one_by_one() throws IOException {
        try (Field field = new Field(DemoOptions.defaults().withIssues(4_200))) {
            Outcome outcome = field.run();
            assertThat(outcome.complete()).isTrue();
            assertThat(field.checkpoints.chunks()).hasSize(5);
            List<String> undisturbed = field.checkpoints.chunks().stream().map(KeptChunk::sha256).toList();
            long census = (4_200 + 4_999) / 5_000 + 1;
            // the list of ids before and after, and what changed between
            assertThat(field.jira.calls().count("search/jql")).isLessThanOrEqualTo(2 * census + 1);
            assertThat(field.jira.calls().count("issue/bulkfetch")).isEqualTo(42);
            assertThat(field.jira.calls().count("changelog/bulkfetch")).isEqualTo(1);

            field.forget();
            field.checkpoints.left = 3;
            assertThatThrownBy(field::run).isInstanceOf(MemoryCheckpoints.LeaseLost.class);
            int kept = field.checkpoints.chunks().size();
            field.checkpoints.left = Integer.MAX_VALUE;
            field.jira.calls().clear();
            assertThat(field.run().complete()).isTrue();
            assertThat(field.checkpoints.chunks().stream().map(KeptChunk::sha256).toList()).isEqualTo(undisturbed);
            assertThat(field.jira.calls().count("issue/bulkfetch")).isLessThanOrEqualTo(42 - 10L * (kept - 1));
            assertThat(field.issues(Extraction.finished(field.request, new Workplace(field.store, "x/", null), field.checkpoints).orElseThrow())).hasSize(4_200);
        }
    }
}
