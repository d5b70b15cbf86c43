package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.Call;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.demo.Moods;
import org.jiraextractor.demo.Trouble;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.World;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every situation that a client of Jira must survive, of each edition, one after the other. */
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

    // ── Lists ─────────────────────────────────────────────────────────────────────────────────────

    @Test
    void lists_that_come_cut_are_made_whole() throws IOException {
        World world = field.jira.world();
        List<ExtractedIssue> issues = whole(field.run());
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
        assertThat(field.jira.calls().count("search")).isLessThan(50);
    }

    private static void claimed(Set<Missing> told, String kind, DemoIssue issue, int size) {
        if (size > 20) {
            told.add(new Missing(kind, issue.key(), null, "truncated_by_site"));
        }
    }

    @Test
    void pages_that_are_short_and_overlap_give_each_issue_once() throws IOException {
        field.jira.moods().overlapPages(true);
        whole(field.run());
    }

    @Test
    void a_list_that_never_ends_ends_the_run_or_is_left() throws IOException {
        field.jira.moods().repeatTokens(true);
        edition.orRefused(Code.UPSTREAM_ERROR, field::run);
    }

    @Test
    void one_history_over_two_pages_with_dates_as_numbers_and_sides_left_out_is_one_history() throws IOException {
        List<ExtractedIssue> issues = whole(field.run());
        assertThat(issues.stream().flatMap(issue -> StreamSupport.stream(issue.changes().spliterator(), false))
                .allMatch(change -> change.path("created").isTextual() && change.path("items").findParents("to").size() == change.path("items").size())).isTrue();
    }

    // ── Issues that do not stand still ────────────────────────────────────────────────────────────

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
        assertThat(whole(outcome)).filteredOn(issue -> issue.id() == mover.id()).extracting(ExtractedIssue::key).isEqualTo(key);
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

    // ── Trouble ───────────────────────────────────────────────────────────────────────────────────

    @Test
    void a_site_that_asks_to_slow_down_in_whatever_form_is_obeyed() throws IOException {
        field.jira.moods().failNext(edition.batches(), 1, Mood.TOO_MANY.retryAfter(Duration.ofSeconds(1)));
        field.jira.moods().failAfter("field", 0, 1, Mood.TOO_MANY);
        field.jira.moods().failNext(edition.files(), 1, Mood.TOO_MANY_HTML);
        whole(field.run());
        assertThat(field.waits).contains("rate_limit");
    }

    @Test
    void cut_answers_closed_connections_and_pages_of_gateways_are_overcome() throws IOException {
        field.jira.moods().failNext(edition.batches(), 1, Mood.CUT_BODY);
        field.jira.moods().failAfter(edition.batches(), edition.listings(120), 1, Mood.CUT_BODY);
        field.jira.moods().failNext("issue/{}/worklog", 1, Mood.CLOSED);
        field.jira.moods().failNext("field", 1, Mood.UNAVAILABLE);
        field.jira.moods().failNext(edition.files(), 2, Mood.CUT_BODY);
        for (ExtractedIssue issue : whole(field.run())) {
            for (KeptAttachment one : issue.kept()) {
                assertThat(one.sha256()).isEqualTo(field.jira.world().attachment(Long.parseLong(one.id())).orElseThrow().sha256());
            }
        }
    }

    @Test
    void connections_that_are_reset_are_opened_again_and_nothing_is_lost() throws IOException {
        field.close();
        field = new Field(edition.options().withResets(true));
        field.jira.moods().set(Trouble.RESET, 7);
        whole(field.run());
        assertThat(field.jira.moods().met(Trouble.RESET)).isGreaterThan(5);
        assertThat(field.waits).contains("retry");
    }

    @Test
    void a_batch_that_the_site_cannot_give_is_halved_until_the_bad_issue_is_alone() throws IOException {
        // the whole batch and its halves are refused, whatever is left of it comes
        field.jira.moods().failAfter(edition.batches(), edition.listings(120), 3, Mood.FORBIDDEN);
        whole(field.run());
        assertThat(field.jira.calls().count("myself")).as("asked whether it is the token").isGreaterThan(1);
    }

    @Test
    void an_answer_that_never_ends_can_be_left() {
        field.jira.moods().failAfter(edition.batches(), edition.listings(120), 1, Mood.ENDLESS);
        Set<String> met = new HashSet<>();
        field.cancelled = () -> {
            if (field.jira.calls().count(edition.batches(), 0) > 0 && !met.add("later")) {
                throw new CancellationException("enough");
            }
        };
        assertThatThrownBy(field::run).isInstanceOf(CancellationException.class).hasMessage("enough");
    }

    @Test
    void a_site_that_shows_its_log_in_page_for_everything_fails_the_run_with_that_reason() {
        field.jira.moods().beforeNext("field", () -> field.jira.moods().loginPages(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.LOGIN_PAGE));
    }

    @Test
    void calls_that_were_taken_away_are_never_made() throws IOException {
        field.run();
        assertThat(field.jira.calls().entries()).noneMatch(call -> call.status() == 410 || call.status() == 404 || call.status() == 405);
    }

    // ── Who asks ──────────────────────────────────────────────────────────────────────────────────

    @Test
    void a_token_that_has_become_nobodys_before_the_census_is_a_failure_and_no_empty_export() {
        field.jira.moods().beforeNext("field", () -> field.jira.moods().revokeToken(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
        assertThat(field.checkpoints.kept).isZero();
    }

    @Test
    void a_jql_that_only_nobody_gets_wrong_is_a_dead_token() {
        field.request = new ExtractionRequest("project = ALPHA", Field.ALL, List.of("*all"), null, null);
        field.jira.moods().beforeNext("field", () -> field.jira.moods().revokeToken(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
    }

    @Test
    void a_token_that_dies_in_mid_run_fails_it_and_nothing_is_called_deleted() {
        field.jira.moods().beforeNext(edition.batches(), edition.listings(120), () -> field.jira.moods().revokeToken(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
        assertThat(field.checkpoints.chunks()).isEmpty();
    }

    @Test
    void credentials_go_to_the_site_and_nowhere_else() throws IOException {
        field.run();
        assertThat(field.jira.calls().entries()).filteredOn(call -> call.host() != Call.Host.SITE).noneMatch(Call::authorized);
        assertThat(field.jira.calls().entries()).noneMatch(Call::cookie);
    }

    // ── Files ─────────────────────────────────────────────────────────────────────────────────────

    @Test
    void a_file_that_the_site_lists_and_has_not_and_a_page_in_place_of_one_are_recorded_and_not_stored() throws IOException {
        field.close();
        field = new Field(edition.options().withGoneAttachment(true));
        field.jira.moods().failNext(edition.files(), 1, Mood.LOGIN_PAGE);
        Outcome outcome = field.run();
        assertThat(outcome.missing()).extracting(Missing::reason).containsExactlyInAnyOrder("not_found", "login_page");
        assertThat(outcome.missing()).allMatch(missing -> field.store.objects.keySet().stream().noneMatch(name -> name.endsWith("attachments/" + missing.id())));
        assertThat(outcome.tally().attachments().expected() - outcome.tally().attachments().exported()).isEqualTo(2);
    }

    @Test
    void files_of_one_name_or_of_names_that_differ_by_case_only_are_all_kept() throws IOException {
        List<ExtractedIssue> issues = field.issues(field.run());
        ExtractedIssue clashing = issues.stream().filter(issue -> names(issue).contains("IMAGE.PNG")).findFirst().orElseThrow();
        assertThat(names(clashing)).filteredOn(name -> name.equalsIgnoreCase("image.png")).hasSize(3);
        assertThat(clashing.kept()).extracting(KeptAttachment::objectName).doesNotHaveDuplicates().hasSize(clashing.attachments().size());
    }

    private static List<String> names(ExtractedIssue issue) {
        List<String> names = new ArrayList<>();
        issue.attachments().forEach(file -> names.add(file.path("filename").asText()));
        return names;
    }

    // ── What stands in issues ─────────────────────────────────────────────────────────────────────

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
        assertThat(comments.stream().anyMatch(comment -> !comment.path("jsdPublic").asBoolean(true))).isTrue();
    }

    @Test
    void which_comments_customers_may_not_read_is_told_in_one_form_by_either_edition() throws IOException {
        field.request = new ExtractionRequest("project = OPS", Field.ALL, List.of("summary"), null, null);
        List<ExtractedIssue> issues = field.issues(field.run());
        List<JsonNode> comments = issues.stream().flatMap(issue -> StreamSupport.stream(issue.comments().spliterator(), false)).toList();
        Set<String> internal = comments.stream().filter(comment -> !comment.path("jsdPublic").asBoolean(true)).map(comment -> comment.path("id").asText()).collect(Collectors.toSet());
        Set<String> truth = field.jira.world().issues().stream().flatMap(issue -> issue.comments().stream()).filter(comment -> !comment.path("jsdPublic").asBoolean())
                .map(comment -> comment.path("id").asText()).collect(Collectors.toSet());
        assertThat(truth).isNotEmpty();
        assertThat(internal).isEqualTo(truth);
        assertThat(comments).as("nothing is left to guess").allMatch(comment -> comment.path("jsdPublic").isBoolean());
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

    /** Nothing is missing, and ids of every kind are those of the world. */
    private List<ExtractedIssue> whole(Outcome outcome) throws IOException {
        List<ExtractedIssue> issues = field.issues(outcome);
        World world = field.jira.world();
        assertThat(outcome.missing()).isEmpty();
        assertThat(outcome.complete()).isTrue();
        assertThat(issues).extracting(issue -> String.valueOf(issue.id())).doesNotHaveDuplicates().hasSameElementsAs(world.issueIds());
        assertThat(ids(issues, ExtractedIssue::comments)).isEqualTo(world.commentIds());
        assertThat(ids(issues, ExtractedIssue::worklogs)).isEqualTo(world.worklogIds());
        assertThat(ids(issues, ExtractedIssue::changes)).isEqualTo(world.historyIds());
        assertThat(ids(issues, ExtractedIssue::attachments)).isEqualTo(world.attachmentIds());
        return issues;
    }

    private static Set<String> ids(List<ExtractedIssue> issues, Function<ExtractedIssue, Iterable<JsonNode>> list) {
        List<String> ids = issues.stream().flatMap(issue -> StreamSupport.stream(list.apply(issue).spliterator(), false)).map(item -> item.path("id").asText()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        return new java.util.TreeSet<>(ids);
    }
}
