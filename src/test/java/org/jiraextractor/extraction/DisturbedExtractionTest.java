package org.jiraextractor.extraction;

import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Jira, the network and the process do to an extraction, and that it comes to the same in the end. */
class DisturbedExtractionTest {

    private Field field;

    @BeforeEach
    void start() throws IOException {
        field = new Field(DemoOptions.defaults());
    }

    @AfterEach
    void stop() throws IOException {
        field.close();
    }

    @Test
    void killed_at_each_checkpoint_it_goes_on_and_ends_in_the_same_bytes() throws IOException {
        field.run();
        int checkpoints = field.checkpoints.kept;
        List<String> undisturbed = everything();
        assertThat(checkpoints).isGreaterThanOrEqualTo(4);
        for (int kill = 0; kill < checkpoints; kill++) {
            field.forget();
            field.runUntilKilled(kill);
            assertThat(field.run().complete()).isTrue();
            assertThat(everything()).as("killed at checkpoint " + kill).isEqualTo(undisturbed);
        }
    }

    @Test
    void a_resumed_extraction_does_not_ask_again_for_what_is_kept() throws IOException {
        field.checkpoints.left = 2;
        assertThatThrownBy(field::run).isInstanceOf(MemoryCheckpoints.LeaseLost.class);
        field.jira.calls().clear();
        field.checkpoints.left = Integer.MAX_VALUE;
        field.run();
        assertThat(field.jira.calls().count("issue/bulkfetch")).isZero();
        assertThat(field.jira.calls().count("myself")).isEqualTo(1);
        // what was read of the world is there once
        assertThat(field.progress.get(field.progress.size() - 1).issuesDone()).isEqualTo(120);
    }

    @Test
    void a_429_is_waited_for_to_the_second() throws IOException {
        field.jira.moods().failNext("search/jql", 1, Mood.TOO_MANY.retryAfter(Duration.ofSeconds(1)));
        long from = System.nanoTime();
        Outcome outcome = field.run();
        long millis = (System.nanoTime() - from) / 1_000_000;
        assertThat(outcome.complete()).isTrue();
        assertThat(field.waits).contains("rate_limit");
        List<org.jiraextractor.demo.Call> calls = field.jira.calls().entries();
        var refused = calls.stream().filter(call -> call.status() == 429).findFirst().orElseThrow();
        assertThat(calls.stream().filter(call -> call.at().isAfter(refused.at()))).allMatch(call -> !call.at().isBefore(refused.at().plusMillis(995)));
        assertThat(field.progress.get(field.progress.size() - 1).waitsMs()).as("told once, however many waited").isBetween(900L, millis);
        assertThat(field.progress.get(field.progress.size() - 1).retries()).isEqualTo(1);
    }

    @Test
    void cut_bodies_gateway_pages_and_silent_refusals_are_overcome() throws IOException {
        field.jira.moods().failNext("issue/bulkfetch", 1, Mood.CUT_BODY);
        field.jira.moods().failNext("changelog/bulkfetch", 1, Mood.CUT_BODY);
        field.jira.moods().failNext("issue/{}/comment", 1, Mood.UNAVAILABLE);
        field.jira.moods().failNext("search/jql", 1, Mood.TOO_MANY_HTML);
        field.jira.moods().failNext("issue/{}/worklog", 1, Mood.CLOSED);
        field.jira.moods().failNext("attachment/content", 2, Mood.SERVER_ERROR);
        assertThat(field.run().complete()).isTrue();
        assertThat(field.waits).contains("retry", "rate_limit");
    }

    @Test
    void an_attachment_whose_connection_is_cut_is_resumed() throws IOException {
        field.jira.moods().failNext("/file/", 3, Mood.CUT_BODY);
        Outcome outcome = field.run();
        assertThat(outcome.complete()).isTrue();
        for (ExtractedIssue issue : field.issues(outcome)) {
            for (KeptAttachment one : issue.kept()) {
                assertThat(field.store.objects.get(one.objectName())).isEqualTo(field.jira.world().attachment(Long.parseLong(one.id())).orElseThrow().bytes());
            }
        }
    }

    @Test
    void a_site_without_bulk_histories_gives_them_issue_by_issue() throws IOException {
        field.run();
        List<String> undisturbed = everything();
        field.forget();
        field.jira.moods().failNext("changelog/bulkfetch", 100, Mood.FORBIDDEN);
        assertThat(field.run().complete()).isTrue();
        assertThat(field.jira.calls().count("issue/{}/changelog")).isPositive();
        assertThat(everything()).isEqualTo(undisturbed);
    }

    @Test
    void a_site_that_stays_down_fails_the_extraction_with_a_reason() {
        field.jira.moods().failNext("rest/api", 1_000, Mood.LOGIN_PAGE);
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.LOGIN_PAGE));
    }

    @Test
    void pages_that_overlap_and_are_short_give_each_issue_once() throws IOException {
        field.jira.moods().overlapPages(true);
        assertThat(field.issues(field.run())).hasSize(120);
    }

    @Test
    void a_token_that_comes_twice_ends_the_census() {
        field.jira.moods().repeatTokens(true);
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.UPSTREAM_ERROR));
    }

    @Test
    void an_issue_deleted_between_census_and_fetch_is_named_as_missing() throws IOException {
        DemoIssue victim = field.jira.world().issues().get(30);
        inOneBatch();
        field.jira.moods().beforeNext("issue/bulkfetch", () -> field.jira.world().delete(victim.key()));
        Outcome outcome = field.run();
        assertThat(outcome.missing()).containsExactly(new Missing("issue", null, victim.idText(), "deleted"));
        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.tally().issues()).isEqualTo(new Tally.Count(50, 49));
        assertThat(field.log).anyMatch(line -> line.contains(victim.idText()) && line.contains("was deleted meanwhile"));
    }

    @Test
    void an_issue_moved_meanwhile_comes_under_its_new_key_and_is_told_as_changed() throws IOException {
        DemoIssue mover = field.jira.world().issues().get(3);
        inOneBatch();
        String project = field.jira.world().issues().stream().map(DemoIssue::projectKey).filter(key -> !key.equals(mover.projectKey())).findFirst().orElseThrow();
        List<String> newKey = new ArrayList<>();
        field.jira.moods().beforeNext("issue/bulkfetch", () -> newKey.add(field.jira.world().move(mover.key(), project).key()));
        Outcome outcome = field.run();
        assertThat(field.issues(outcome)).filteredOn(issue -> issue.id() == mover.id()).extracting(ExtractedIssue::key).isEqualTo(newKey);
        assertThat(outcome.end().changed()).containsAll(newKey);
        assertThat(outcome.complete()).isTrue();
    }

    @Test
    void a_listed_attachment_whose_content_is_gone_is_missing_and_not_stored() throws IOException {
        field.close();
        field = new Field(DemoOptions.defaults().withGoneAttachment(true));
        Outcome outcome = field.run();
        assertThat(outcome.missing()).hasSize(1).first().satisfies(missing -> {
            assertThat(missing.kind()).isEqualTo("attachment");
            assertThat(missing.reason()).isEqualTo("not_found");
            assertThat(field.store.objects.keySet()).noneMatch(name -> name.endsWith("attachments/" + missing.id()));
        });
        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.tally().attachments().expected()).isEqualTo(outcome.tally().attachments().exported() + 1);
    }

    @Test
    void a_login_page_in_place_of_an_attachment_is_recorded_and_not_stored() throws IOException {
        field.jira.moods().failNext("attachment/content", 1, Mood.LOGIN_PAGE);
        Outcome outcome = field.run();
        assertThat(outcome.missing()).extracting(Missing::kind, Missing::reason).containsExactly(org.assertj.core.groups.Tuple.tuple("attachment", "login_page"));
    }

    @Test
    void a_dead_token_is_a_failure_and_never_an_empty_export() {
        field.jira.moods().revokeToken(true);
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
        assertThat(field.checkpoints.kept).isZero();
    }

    @Test
    void a_token_revoked_in_mid_run_fails_it_and_nothing_is_called_deleted() {
        field.jira.moods().beforeNext("issue/bulkfetch", () -> field.jira.moods().revokeToken(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
        assertThat(field.checkpoints.chunks()).isEmpty();
    }

    @Test
    void a_jql_that_matches_nothing_is_complete_and_empty() throws IOException {
        field.request = new ExtractionRequest("created < 1999-01-01", Field.ALL, List.of("*all"), null, null);
        Outcome outcome = field.run();
        assertThat(field.issues(outcome)).isEmpty();
        assertThat(outcome.complete()).isTrue();
    }

    @Test
    void a_wrong_jql_fails_with_jiras_words() {
        field.request = new ExtractionRequest("project = NOWHERE", Field.ALL, List.of("*all"), null, null);
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.INVALID_JQL);
            assertThat(refusal.getMessage()).contains("NOWHERE");
        });
    }

    @Test
    void cancelling_is_seen_within_a_second_also_in_a_long_wait() {
        field.jira.moods().failNext("issue/bulkfetch", 1, Mood.TOO_MANY.retryAfter(Duration.ofSeconds(600)));
        field.cancelled = () -> {
            if (field.waits.contains("rate_limit")) {
                throw new CancellationException("asked to");
            }
        };
        long from = System.nanoTime();
        assertThatThrownBy(field::run).isInstanceOf(CancellationException.class).hasMessage("asked to");
        assertThat(Duration.ofNanos(System.nanoTime() - from)).as("not the ten minutes that Jira asked for").isLessThan(Duration.ofMinutes(4));
    }

    @Test
    void cancelling_cuts_calls_that_get_no_answer() {
        field.jira.moods().failNext("issue/bulkfetch", 2, Mood.SILENT);
        long from = System.nanoTime();
        field.cancelled = () -> {
            if (System.nanoTime() - from > 1_500_000_000L) {
                throw new CancellationException("asked to");
            }
        };
        assertThatThrownBy(field::run).isInstanceOf(CancellationException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).as("not the minute that Jira says nothing").isLessThan(Duration.ofSeconds(58));
    }

    /** So that what happens before the next batch happens before the only one. */
    private void inOneBatch() {
        field.request = new ExtractionRequest(field.request.jql(), Field.ALL, List.of("*all"), 50, null);
    }

    /** What counts of a run: the bytes of its chunks and of its attachments. */
    private List<String> everything() {
        List<String> all = new ArrayList<>();
        field.checkpoints.chunks().forEach(chunk -> {
            all.add(chunk.sha256());
            field.checkpoints.attachments(chunk.number()).stream().map(one -> one.id() + " " + one.sha256()).sorted().forEach(all::add);
        });
        return all;
    }
}
