package org.jiraextractor.extraction;

import org.jiraextractor.demo.world.DemoAttachment;
import org.jiraextractor.demo.world.DemoIssue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** What the demo site knows and what an extraction holds, of each edition. */
@ParameterizedClass
@EnumSource(Jira.class)
class ExtractionTest {

    @Parameter
    private Jira edition;
    private Field field;

    @BeforeEach
    void start() throws IOException {
        field = new Field(edition.options());
    }

    @AfterEach
    void stop() throws IOException {
        field.close();
    }

    @Test
    void what_jira_knows_and_what_is_extracted_agree_id_by_id_for_every_kind() throws IOException {
        Outcome outcome = field.run();
        List<ExtractedIssue> issues = field.issues(outcome);

        assertThat(issues).extracting(ExtractedIssue::id).isSorted().doesNotHaveDuplicates();
        assertThat(ids(issues.stream().map(issue -> String.valueOf(issue.id())))).isEqualTo(field.jira.world().issueIds());
        assertThat(ids(issues.stream().flatMap(issue -> stream(issue.comments())))).isEqualTo(field.jira.world().commentIds());
        assertThat(ids(issues.stream().flatMap(issue -> stream(issue.worklogs())))).isEqualTo(field.jira.world().worklogIds());
        assertThat(ids(issues.stream().flatMap(issue -> stream(issue.changes())))).isEqualTo(field.jira.world().historyIds());
        assertThat(ids(issues.stream().flatMap(issue -> issue.kept().stream().map(KeptAttachment::id)))).isEqualTo(field.jira.world().attachmentIds());
        assertThat(outcome.missing()).isEmpty();
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.tally().comments().expected()).isEqualTo(field.jira.world().commentIds().size());
    }

    @Test
    void every_comment_worklog_and_history_is_whole_and_in_its_place() throws IOException {
        for (ExtractedIssue issue : field.issues(field.run())) {
            DemoIssue truth = field.jira.world().issue(String.valueOf(issue.id())).orElseThrow();
            assertThat(issue.key()).isEqualTo(truth.key());
            assertThat(issue.comments()).hasSameSizeAs(truth.comments());
            assertThat(issue.worklogs()).hasSameSizeAs(truth.worklogs());
            assertThat(issue.changes()).extracting(change -> change.path("created").asText())
                    .containsExactlyElementsOf(truth.histories().stream().map(history -> history.json().path("created").asText()).toList());
            assertThat(issue.fields().has("comment") || issue.fields().has("worklog") || issue.fields().has("attachment")).isFalse();
        }
    }

    @Test
    void attachments_are_the_same_bytes() throws IOException {
        List<KeptAttachment> kept = field.issues(field.run()).stream().flatMap(issue -> issue.kept().stream()).toList();
        assertThat(kept).isNotEmpty();
        for (KeptAttachment one : kept) {
            DemoAttachment truth = field.jira.world().attachment(Long.parseLong(one.id())).orElseThrow();
            assertThat(field.store.objects.get(one.objectName())).isEqualTo(truth.bytes());
            assertThat(one.sha256()).isEqualTo(truth.sha256());
        }
    }

    @Test
    void a_second_extraction_is_the_same_bytes() throws IOException {
        field.run();
        List<String> first = chunks();
        field.forget();
        field.run();
        assertThat(chunks()).isEqualTo(first);
    }

    @Test
    void a_limit_takes_the_lowest_ids_and_says_so() throws IOException {
        field.request = new ExtractionRequest("project is not empty", Field.ALL, List.of("summary"), 7, 1_000L);
        Outcome outcome = field.run();
        assertThat(field.issues(outcome)).extracting(issue -> String.valueOf(issue.id()))
                .containsExactlyElementsOf(field.jira.world().issues().stream().limit(7).map(DemoIssue::idText).toList());
        assertThat(outcome.census().truncated()).isTrue();
        assertThat(outcome.missing()).allMatch(missing -> missing.reason().equals("too_large"));
        assertThat(field.issues(outcome).get(0).fields().fieldNames()).toIterable().containsExactly("summary");
    }

    @Test
    void what_is_switched_off_is_neither_asked_nor_missing() throws IOException {
        field.request = new ExtractionRequest("project is not empty", new Include(false, false, false, false, false, false, false), List.of("*all"), null, null);
        Outcome outcome = field.run();
        assertThat(field.issues(outcome)).allMatch(issue -> issue.comments() == null && issue.worklogs() == null && issue.changes() == null && issue.attachments() == null);
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.tally().comments()).isEqualTo(new Tally.Count(0, 0));
        assertThat(field.jira.calls().count("attachment") + field.jira.calls().count("changelog") + field.jira.calls().count("comment")).isZero();
    }

    @Test
    void remote_links_watchers_and_votes_come_if_asked_for() throws IOException {
        field.request = new ExtractionRequest("project is not empty", new Include(true, true, true, false, true, true, true), List.of("*all"), null, null);
        Outcome outcome = field.run();
        assertThat(outcome.missing()).isEmpty();
        for (ExtractedIssue issue : field.issues(outcome)) {
            DemoIssue truth = field.jira.world().issue(String.valueOf(issue.id())).orElseThrow();
            assertThat(issue.remoteLinks()).hasSize(truth.remoteLinks().size());
            assertThat(issue.watchers().path("watchCount").asInt()).isEqualTo(truth.watchers().size());
            assertThat(issue.votes().path("votes").asInt()).isEqualTo(truth.voters().size());
        }
    }

    @Test
    void progress_grows_up_to_what_there_is() throws IOException {
        Outcome outcome = field.run();
        Progress last = field.progress.get(field.progress.size() - 1);
        assertThat(last.issuesDone()).isEqualTo(last.issuesTotal()).isEqualTo(120);
        assertThat(last.commentsDone()).isEqualTo(outcome.tally().comments().exported());
        assertThat(last.changesDone()).isEqualTo(outcome.tally().changes().exported());
        assertThat(last.attachmentsDone()).isEqualTo(last.attachmentsTotal()).isEqualTo(field.jira.world().attachmentIds().size());
        assertThat(last.requests()).isPositive();
        assertThat(field.phases).startsWith(Phase.CENSUS).endsWith(Phase.ATTACHMENTS).isSorted();
    }

    private List<String> chunks() {
        return field.checkpoints.chunks().stream().map(KeptChunk::sha256).toList();
    }

    private static Stream<String> stream(Iterable<? extends com.fasterxml.jackson.databind.JsonNode> items) {
        List<String> ids = new java.util.ArrayList<>();
        items.forEach(item -> ids.add(item.path("id").asText()));
        return ids.stream();
    }

    private static Set<String> ids(Stream<String> ids) {
        List<String> all = ids.toList();
        assertThat(all).doesNotHaveDuplicates();
        return all.stream().collect(Collectors.toCollection(TreeSet::new));
    }
}
