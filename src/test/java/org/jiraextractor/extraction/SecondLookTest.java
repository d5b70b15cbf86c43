package org.jiraextractor.extraction;

import org.awaitility.Awaitility;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.World;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What happens to issues after they were taken: seen by a second look, taken once more, counted once. */
@ParameterizedClass
@EnumSource(Jira.class)
class SecondLookTest {

    private static final String FILE = "attachment/";

    @Parameter
    private Jira edition;
    private Field field;
    private DemoIssue edited;
    private DemoIssue appearing;
    private DemoIssue vanishing;

    @BeforeEach
    void start() throws IOException {
        begin();
    }

    private void begin() throws IOException {
        field = new Field(edition.options());
        field.request = new ExtractionRequest("project = OPS OR summary ~ zebra OR attachments is not EMPTY", Field.ALL, List.of("*all"), null, null);
        World world = field.jira.world();
        edited = first(world, issue -> issue.attachments().size() > 3 && issue.projectKey().equals("ALPHA"));
        appearing = first(world, issue -> issue.projectKey().equals("BETA") && issue.attachments().isEmpty() && issue.comments().size() > 1);
        vanishing = first(world, issue -> issue.projectKey().equals("OPS") && issue.attachments().isEmpty());
        // files are fetched when their issues were taken
        field.jira.moods().beforeNext(FILE, () -> {
            world.comment(edited.key(), "One more, after the census.");
            world.rename(appearing.key(), "Now a zebra");
            world.delete(vanishing.key());
        });
    }

    private static DemoIssue first(World world, Predicate<DemoIssue> kind) {
        return world.issues().stream().filter(kind).findFirst().orElseThrow();
    }

    @AfterEach
    void stop() throws IOException {
        field.close();
    }

    @Test
    void what_changed_is_taken_again_what_appeared_comes_too_and_what_vanished_stays_as_it_was() throws IOException {
        Outcome outcome = field.run();
        List<ExtractedIssue> issues = field.issues(outcome);
        whole(outcome, issues);
        assertThat(outcome.end().changed()).containsExactlyInAnyOrder(edited.key(), appearing.key(), vanishing.key());
        assertThat(issues).extracting(ExtractedIssue::key).contains(edited.key(), appearing.key(), vanishing.key());
        assertThat(field.log).anyMatch(line -> line.contains("3 issues changed"));
    }

    @Test
    void a_site_that_knows_minutes_only_does_not_make_changed_what_changed_just_before() throws IOException {
        field.jira.moods().refuseMilliseconds(true);
        World world = field.jira.world();
        List<DemoIssue> justBefore = world.issues().stream().filter(issue -> issue.projectKey().equals("OPS") && issue != vanishing).limit(3).toList();
        justBefore.forEach(issue -> world.rename(issue.key(), "Changed a moment before anybody looked"));
        // before milliseconds, so that the census begins after the last of them
        Awaitility.await().until(() -> System.currentTimeMillis() > world.issue(justBefore.get(2).idText()).map(issue -> KnownIssue.millis(issue.field("updated"))).orElseThrow());
        Outcome outcome = field.run();
        whole(outcome, field.issues(outcome));
        assertThat(outcome.end().changed()).containsExactlyInAnyOrder(edited.key(), appearing.key(), vanishing.key());
    }

    @Test
    void files_that_are_here_are_not_fetched_again() throws IOException {
        List<ExtractedIssue> issues = field.issues(field.run());
        assertThat(field.jira.calls().count(edition == Jira.CLOUD ? "attachment/content" : "/secure/attachment"))
                .isEqualTo(issues.stream().mapToLong(issue -> issue.kept().size()).sum());
    }

    @Test
    @Tag("full")
    void killed_at_any_checkpoint_it_counts_everything_once() throws IOException {
        field.run();
        int checkpoints = field.checkpoints.kept;
        for (int kill = 0; kill < checkpoints; kill++) {
            field.close();
            begin();
            field.runUntilKilled(kill);
            Outcome outcome = field.run();
            whole(outcome, field.issues(outcome));
        }
    }

    @Test
    void a_look_that_is_kept_is_not_taken_again() throws IOException {
        field.checkpoints.endIsLost = true;
        assertThatThrownBy(field::run).isInstanceOf(MemoryCheckpoints.LeaseLost.class);
        assertThat(field.checkpoints.look()).isPresent();
        field.checkpoints.endIsLost = false;
        field.jira.calls().clear();
        field.run();
        assertThat(field.jira.calls().count("search")).isZero();
    }

    @Test
    void what_could_not_be_had_at_first_and_came_at_last_is_not_missing() throws IOException {
        field.request = new ExtractionRequest("project is not empty", Field.ALL, List.of("summary"), null, null);
        List<DemoIssue> many = field.jira.world().issues().stream().filter(issue -> issue.worklogs().size() > 20).toList();
        field.jira.moods().calm();
        field.jira.moods().failNext("issue/{}/worklog", many.size(), Mood.FORBIDDEN);
        field.jira.moods().beforeNext(FILE, () -> many.forEach(issue -> field.jira.world().rename(issue.key(), "Now it can be read")));
        Outcome outcome = field.run();
        whole(outcome, field.issues(outcome));
        assertThat(outcome.end().changed()).containsExactlyInAnyOrderElementsOf(many.stream().map(DemoIssue::key).toList());
        assertThat(outcome.tally().worklogs().exported()).isEqualTo(field.jira.world().worklogIds().size());
        assertThat(field.issues(outcome)).allMatch(issue -> issue.fields().size() == 1);
    }

    @Test
    void an_issue_that_was_refused_at_first_and_came_at_last_is_counted_once_and_not_missing() throws IOException {
        DemoIssue late = vanishing;
        field.request = new ExtractionRequest("key = " + late.key(), Field.ALL, List.of("*all"), null, null);
        field.jira.moods().calm();
        field.jira.moods().failAfter(edition.batches(), edition.listings(1), 1, Mood.FORBIDDEN);
        field.jira.moods().failNext("issue/{}", 1, Mood.FORBIDDEN);
        field.jira.moods().beforeNext("issue/{}", () -> field.jira.world().rename(late.key(), "Here after all"));
        Outcome outcome = field.run();
        whole(outcome, field.issues(outcome));
        assertThat(outcome.tally().issues()).isEqualTo(new Tally.Count(1, 1));
        assertThat(outcome.end().changed()).containsExactly(late.key());
    }

    @Test
    void an_issue_that_is_refused_both_times_is_missing_once() throws IOException {
        DemoIssue never = vanishing;
        field.request = new ExtractionRequest("key = " + never.key(), Field.ALL, List.of("*all"), null, null);
        field.jira.moods().calm();
        field.jira.moods().failAfter(edition.batches(), edition.listings(1), 1, Mood.FORBIDDEN);
        field.jira.moods().failNext("issue/{}", 2, Mood.FORBIDDEN);
        // listings of the second look, and what changed, come before its batch
        field.jira.moods().failAfter(edition.batches(), 2 * edition.listings(1) + edition.searches(), 1, Mood.FORBIDDEN);
        field.jira.moods().beforeNext("issue/{}", () -> field.jira.world().rename(never.key(), "Refused again"));
        Outcome outcome = field.run();
        assertThat(outcome.missing()).containsExactly(new Missing("issue", null, never.idText(), "forbidden"));
        assertThat(outcome.tally().issues()).isEqualTo(new Tally.Count(1, 0));
    }

    @Test
    void a_token_that_died_before_the_second_look_is_a_failure_and_nothing_vanished() {
        field.jira.moods().calm();
        field.jira.moods().beforeNext(FILE, () -> field.jira.moods().revokeToken(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
        assertThat(field.checkpoints.look()).isEmpty();
    }

    @Test
    void a_token_that_died_and_is_answered_as_nobodys_did_not_make_issues_vanish() {
        field.request = new ExtractionRequest("labels = \"a,b;c\"", new Include(true, false, false, false, false, false, false), List.of("*all"), null, null);
        field.jira.moods().calm();
        field.jira.moods().beforeNext("search", edition.searchesOfAFirstPass(), () -> field.jira.moods().revokeToken(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
        assertThat(field.checkpoints.chunks()).hasSize(1);
        assertThat(field.checkpoints.look()).isEmpty();
    }

    /** Each issue once, in order, as the site has it now; both counts of each kind agree. */
    private void whole(Outcome outcome, List<ExtractedIssue> issues) {
        assertThat(outcome.missing()).isEmpty();
        assertThat(outcome.complete()).isTrue();
        assertThat(issues).extracting(ExtractedIssue::id).isSorted().doesNotHaveDuplicates();
        assertThat(outcome.tally().issues()).isEqualTo(new Tally.Count(issues.size(), issues.size()));
        assertThat(outcome.tally().comments().exported()).isEqualTo(issues.stream().mapToLong(issue -> issue.comments().size()).sum());
        assertThat(outcome.tally().changes().exported()).isEqualTo(issues.stream().mapToLong(issue -> issue.changes().size()).sum());
        assertThat(outcome.tally().attachments().exported()).isEqualTo(issues.stream().mapToLong(issue -> issue.kept().size()).sum());
        for (ExtractedIssue issue : issues) {
            assertThat(issue.kept()).hasSameSizeAs(issue.attachments());
            field.jira.world().issue(String.valueOf(issue.id())).ifPresent(truth -> {
                assertThat(issue.comments()).as(issue.key()).hasSameSizeAs(truth.comments());
                assertThat(issue.fields().path("summary")).isEqualTo(truth.field("summary"));
            });
        }
        Progress last = field.progress.get(field.progress.size() - 1);
        assertThat(last.issuesDone()).isEqualTo(last.issuesTotal()).isEqualTo(issues.size());
    }
}
