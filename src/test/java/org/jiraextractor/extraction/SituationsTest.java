package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.demo.Moods;
import org.jiraextractor.demo.Trouble;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.World;
import org.jiraextractor.exports.format.Audience;
import org.jiraextractor.words.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** What issues and their lists do that a client of Jira must survive, of each edition. */
@ParameterizedClass
@EnumSource(Jira.class)
class SituationsTest {

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

    // ── Lists ───────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void lists_that_come_cut_are_made_whole() throws IOException {
        World world = field.jira.world();
        List<ExtractedIssue> issues = field.whole(field.run());
        assertThat(longest(issues, ExtractedIssue::comments)).isGreaterThanOrEqualTo(130);
        assertThat(longest(issues, ExtractedIssue::worklogs)).isGreaterThanOrEqualTo(60);
        assertThat(longest(issues, ExtractedIssue::changes)).isGreaterThan(250);
        assertThat(issues.stream().mapToInt(issue -> issue.worklogs().size()).sum()).isEqualTo(world.worklogIds().size());
    }

    private static int longest(List<ExtractedIssue> issues, Function<ExtractedIssue, com.fasterxml.jackson.databind.node.ArrayNode> list) {
        return issues.stream().mapToInt(issue -> list.apply(issue).size()).max().orElse(0);
    }

    @Test
    void a_list_that_stays_shorter_than_its_total_is_told_with_its_issue() throws IOException {
        field.jira.moods().failNext("issue/{}/worklog", 1_000, Mood.FORBIDDEN);
        Outcome outcome = field.run();
        Set<String> cut = field.jira.world().issues().stream().filter(issue -> issue.worklogs().size() > 20).map(DemoIssue::key).collect(Collectors.toSet());
        assertThat(outcome.missing()).extracting(Missing::issue).containsExactlyInAnyOrderElementsOf(cut);
        assertThat(outcome.missing()).allMatch(missing -> missing.kind().equals("worklog") && missing.reason().equals("forbidden"));
        assertThat(outcome.tally().worklogs().expected()).isEqualTo(field.jira.world().worklogIds().size());
        assertThat(outcome.tally().worklogs().exported()).isEqualTo(outcome.tally().worklogs().expected()
                - field.jira.world().issues().stream().mapToLong(issue -> Math.max(0, issue.worklogs().size() - 20)).sum());
    }

    @Test
    void totals_that_nobody_ever_reaches_are_told_list_by_list_and_not_chased() throws IOException {
        field.jira.moods().inflateTotals(true);
        Outcome outcome = field.run();
        Set<Missing> told = new HashSet<>();
        for (DemoIssue issue : field.jira.world().issues()) {
            claimed(told, "comment", issue, issue.comments().size());
            claimed(told, "worklog", issue, issue.worklogs().size());
            claimed(told, "change", issue, issue.histories().size());
        }
        long lists = told.size();
        if (edition == Jira.DATA_CENTER) {
            // Cloud tells no total of what it finds
            told.add(new Missing("issue", null, null, "truncated_by_site"));
        }
        assertThat(lists).isGreaterThan(3);
        assertThat(outcome.missing()).containsExactlyInAnyOrderElementsOf(told);
        assertThat(outcome.complete()).isFalse();
        Tally tally = outcome.tally();
        assertThat(tally.comments().plus(tally.worklogs()).plus(tally.changes()).expected() - tally.comments().plus(tally.worklogs()).plus(tally.changes()).exported()).isEqualTo(lists * Moods.CLAIMED);
        assertThat(tally.issues()).isEqualTo(new Tally.Count(edition == Jira.DATA_CENTER ? 120 + Moods.CLAIMED : 120, 120));
        assertThat(field.issues(outcome)).hasSize(120);
        assertThat(field.jira.calls().count("issue/{}")).as("one more page of a list shows that there is no more").isLessThan(4 * lists + 20);
        assertThat(field.jira.calls().count("search")).isLessThan(35);
    }

    private static void claimed(Set<Missing> told, String kind, DemoIssue issue, int size) {
        if (size > 20) {
            told.add(new Missing(kind, issue.key(), null, "truncated_by_site"));
        }
    }

    @Test
    void pages_that_are_short_and_overlap_give_each_issue_once() throws IOException {
        field.jira.moods().overlapPages(true);
        field.whole(field.run());
    }

    @Test
    void a_list_that_never_ends_ends_the_run_or_is_left() throws IOException {
        field.jira.moods().repeatTokens(true);
        edition.orRefused(Code.UPSTREAM_ERROR, field::run);
    }

    @Test
    void one_history_over_two_pages_with_dates_as_numbers_and_sides_left_out_is_one_history() throws IOException {
        List<ExtractedIssue> issues = field.whole(field.run());
        assertThat(issues.stream().flatMap(issue -> StreamSupport.stream(issue.changes().spliterator(), false))
                .allMatch(change -> change.path("created").isTextual() && change.path("items").findParents("to").size() == change.path("items").size())).isTrue();
    }

    // ── Issues that do not stand still ──────────────────────────────────────────────────────────────────

    @Test
    void an_issue_that_is_deleted_between_the_census_and_its_fetch_is_named() throws IOException {
        DemoIssue victim = field.jira.world().issues().get(30);
        field.jira.moods().beforeNext(edition.batches(), edition.listings(120), () -> field.jira.world().delete(victim.key()));
        Outcome outcome = field.run();
        assertThat(outcome.missing()).containsExactly(new Missing("issue", null, victim.idText(), "deleted"));
        assertThat(outcome.tally().issues()).isEqualTo(new Tally.Count(120, 119));
    }

    @Test
    void an_issue_that_is_moved_between_the_census_and_its_fetch_comes_under_its_new_key() throws IOException {
        DemoIssue mover = field.jira.world().issues().get(30);
        List<String> key = new ArrayList<>();
        field.jira.moods().beforeNext(edition.batches(), edition.listings(120), () -> key.add(field.jira.world().move(mover.key(), mover.projectKey().equals("BETA") ? "OPS" : "BETA").key()));
        Outcome outcome = field.run();
        assertThat(field.whole(outcome)).filteredOn(issue -> issue.id() == mover.id()).extracting(ExtractedIssue::key).isEqualTo(key);
        assertThat(outcome.end().changed()).containsExactlyElementsOf(key);
    }

    @Test
    void a_site_where_people_work_all_the_while_is_counted_right() throws IOException {
        field.jira.moods().set(Trouble.EDITS, 5);
        field.jira.moods().set(Trouble.MOVES, 20);
        field.jira.moods().set(Trouble.DELETIONS, 20);
        Outcome outcome = field.run();
        List<ExtractedIssue> issues = field.issues(outcome);
        assertThat(issues).extracting(ExtractedIssue::id).isSorted().doesNotHaveDuplicates();
        Function<String, Long> missing = kind -> outcome.missing().stream().filter(one -> one.kind().equals(kind)).count();
        assertThat(outcome.tally().issues()).isEqualTo(new Tally.Count(issues.size() + missing.apply("issue"), issues.size()));
        assertThat(outcome.tally().comments().exported()).isEqualTo(issues.stream().mapToLong(issue -> issue.comments().size()).sum());
        assertThat(outcome.tally().changes().exported()).isEqualTo(issues.stream().mapToLong(issue -> issue.changes().size()).sum());
        assertThat(outcome.tally().attachments().exported()).isEqualTo(issues.stream().flatMap(issue -> issue.kept().stream()).filter(one -> one.missing() == null).count());
        assertThat(outcome.tally().attachments().expected()).isEqualTo(issues.stream().mapToLong(issue -> issue.attachments().size()).sum());
        assertThat(outcome.end().changed()).isNotEmpty();
    }

    // ── What stands in issues ───────────────────────────────────────────────────────────────────────────

    @Test
    void what_nobody_wrote_nobody_reads_and_nobody_can_print_comes_as_it_is() throws IOException {
        List<ExtractedIssue> issues = field.issues(field.run());
        World world = field.jira.world();
        for (ExtractedIssue issue : issues) {
            DemoIssue truth = world.issue(String.valueOf(issue.id())).orElseThrow();
            assertThat(issue.fields().path("summary")).as(issue.key()).isEqualTo(truth.field("summary"));
            assertThat(issue.fields().has("updated")).isEqualTo(truth.fields().has("updated"));
            assertThat(created(issue.comments())).isEqualTo(created(truth.comments()));
        }
        assertThat(issues.stream().anyMatch(issue -> issue.fields().path("reporter").isNull() && issue.fields().path("creator").isNull())).isTrue();
        List<JsonNode> comments = issues.stream().flatMap(issue -> StreamSupport.stream(issue.comments().spliterator(), false)).toList();
        assertThat(comments.stream().anyMatch(comment -> !comment.has("author"))).isTrue();
        assertThat(comments.stream().anyMatch(comment -> comment.at("/visibility/type").asText().equals("role"))).isTrue();
        assertThat(comments.stream().anyMatch(Audience::isInternal)).isTrue();
    }

    @Test
    void which_comments_customers_may_not_read_is_told_by_either_edition() throws IOException {
        field.request = new ExtractionRequest("project = OPS", Field.ALL, List.of("summary"), null, null);
        List<ExtractedIssue> issues = field.issues(field.run());
        List<JsonNode> comments = issues.stream().flatMap(issue -> StreamSupport.stream(issue.comments().spliterator(), false)).toList();
        Set<String> internal = comments.stream().filter(Audience::isInternal).map(comment -> comment.path("id").asText()).collect(Collectors.toSet());
        Set<String> truth = field.jira.world().issues().stream().flatMap(issue -> issue.comments().stream()).filter(comment -> !comment.path("jsdPublic").asBoolean())
                .map(comment -> comment.path("id").asText()).collect(Collectors.toSet());
        assertThat(truth).isNotEmpty();
        assertThat(internal).isEqualTo(truth);
        assertThat(comments).as("nothing is left to guess").allMatch(comment -> Audience.internal(comment).isPresent());
        assertThat(comments).as("each edition in its own words").allMatch(comment -> comment.has("jsdPublic") != comment.has("properties"));
        assertThat(issues).as("what was asked to learn it is nobody's business").allMatch(issue -> issue.fields().size() == 1);
    }

    private static Set<String> created(Iterable<? extends JsonNode> comments) {
        Set<String> created = new HashSet<>();
        comments.forEach(comment -> created.add(comment.path("id").asText() + " " + comment.path("created").asText() + " " + comment.path("visibility").path("value").asText()));
        return created;
    }

    @Test
    void fields_of_one_name_are_both_there_with_name_and_schema() throws IOException {
        var fields = field.run().extracted().fields();
        List<JsonNode> notes = StreamSupport.stream(fields.spliterator(), false).filter(one -> one.path("name").asText().equals("Notes")).toList();
        assertThat(notes).hasSize(2).allMatch(one -> one.at("/schema/custom").asText().startsWith("com.atlassian.jira.plugin"));
        assertThat(fields).hasSize(field.jira.world().fields().size());
    }

    @Test
    void an_account_behind_utc_sees_what_changed_since_the_census_and_nothing_older() throws IOException {
        assertThat(field.run().end().changed()).isEmpty();
    }
}
