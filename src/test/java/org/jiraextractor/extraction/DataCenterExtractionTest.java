package org.jiraextractor.extraction;

import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Edition;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.jira.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;

/** What is a Data Center's alone: lists that do not stand still, histories that come whole, files behind a log-in page. */
class DataCenterExtractionTest {

    private Field field;

    @BeforeEach
    void start() throws IOException {
        field = new Field(Jira.DATA_CENTER.options());
    }

    @AfterEach
    void stop() throws IOException {
        field.close();
    }

    @Test
    void nothing_is_asked_that_only_cloud_answers() throws IOException {
        field.run();
        assertThat(field.jira.calls().counts().keySet()).noneMatch(endpoint -> endpoint.contains("/rest/api/3") || endpoint.equals("other"));
        assertThat(field.jira.calls().count("issue/{}/comment")).as("comments come whole, but not which of a service desk's are internal").isEqualTo(deskIssues(field.jira.world().issues()));
        assertThat(field.jira.calls().count("issue/{}/worklog")).isEqualTo(field.jira.world().issues().stream().filter(issue -> issue.worklogs().size() > 20).count());
    }

    private static long deskIssues(List<DemoIssue> issues) {
        return issues.stream().filter(issue -> issue.projectKey().equals("OPS") && !issue.comments().isEmpty()).count();
    }

    @Test
    void a_site_that_cannot_tell_which_comments_are_internal_is_asked_once() throws IOException {
        field.jira.moods().noProperties(true);
        Outcome outcome = field.run();
        assertThat(outcome.complete()).isTrue();
        assertThat(field.jira.calls().count("issue/{}/comment")).isEqualTo(1);
        assertThat(field.issues(outcome)).allMatch(issue -> StreamSupport.stream(issue.comments().spliterator(), false).noneMatch(comment -> comment.has("jsdPublic")));
    }

    @Test
    void a_refusal_to_tell_which_comments_are_internal_is_told_though_no_comment_is_missing() throws IOException {
        field.request = new ExtractionRequest("project = OPS", Field.ALL, List.of("*all"), null, null);
        List<DemoIssue> desk = field.jira.world().issues().stream().filter(issue -> issue.projectKey().equals("OPS") && !issue.comments().isEmpty()).toList();
        field.jira.moods().failNext("issue/{}/comment", 1, Mood.FORBIDDEN);
        Outcome outcome = field.run();
        assertThat(outcome.missing()).singleElement().satisfies(missing -> {
            assertThat(missing.kind()).isEqualTo("comment");
            assertThat(missing.reason()).isEqualTo("forbidden");
            assertThat(missing.issue()).isIn(desk.stream().map(DemoIssue::key).toList());
        });
        assertThat(outcome.tally().agrees()).isTrue();
        assertThat(outcome.complete()).isFalse();
    }

    @Test
    void without_comments_nobody_asks_which_are_internal() throws IOException {
        field.request = new ExtractionRequest("project = OPS", new Include(false, true, true, false, false, false, false), List.of("*all"), null, null);
        assertThat(field.run().complete()).isTrue();
        assertThat(field.jira.calls().count("comment")).isZero();
    }

    @Test
    @Tag("full")
    void it_asks_hardly_more_often_than_it_must() throws IOException {
        field.close();
        field = new Field(DemoOptions.defaults().withIssues(3_000).withEdition(Edition.DATA_CENTER.withPageSize(1_000)));
        assertThat(field.run().complete()).isTrue();
        List<DemoIssue> issues = field.jira.world().issues();
        var calls = field.jira.calls();
        long lists = issues.stream().filter(issue -> issue.worklogs().size() > 20).count() + deskIssues(issues) + field.jira.world().attachmentIds().size();
        long floor = 3 + 30 + lists;
        assertThat(calls.count("issue/{}/") + calls.count("/secure/attachment")).isEqualTo(lists);
        assertThat(calls.count("search")).as("two listings of three pages, what changed, and 30 batches of which each chunk's first may be smaller").isBetween(3L + 3 + 1 + 30, 3L + 3 + 1 + 30 + 6);
        assertThat(calls.total()).isLessThanOrEqualTo(floor + floor / 10);
    }

    @Test
    void what_a_listing_lost_although_the_number_stayed_the_same_comes_with_the_second_look() throws IOException {
        field.request = new ExtractionRequest("summary !~ zebra", Field.ALL, List.of("*all"), null, null);
        List<DemoIssue> issues = field.jira.world().issues();
        DemoIssue hidden = issues.get(119);
        field.jira.world().rename(hidden.key(), "A zebra");
        DemoIssue first = issues.get(0);
        // before the second page: what stood behind moves up, out of sight, and another one comes at the end
        field.jira.moods().beforeNext("POST /rest/api/2/search", 1, () -> {
            field.jira.world().delete(first.key());
            field.jira.world().rename(hidden.key(), "A horse");
        });
        Outcome outcome = field.run();
        assertThat(outcome.census().matched()).isEqualTo(119);
        assertThat(field.issues(outcome)).extracting(issue -> String.valueOf(issue.id())).containsAll(field.jira.world().issueIds());
    }

    @Test
    void ids_are_listed_until_two_listings_agree_by_how_many_came_and_not_by_how_many_were_asked_for() throws IOException {
        DemoIssue first = field.jira.world().issues().get(0);
        // before the second page of the first listing: what stood behind moves up, out of sight
        field.jira.moods().beforeNext("POST /rest/api/2/search", 1, () -> field.jira.world().delete(first.key()));
        Outcome outcome = field.run();
        assertThat(field.issues(outcome)).extracting(issue -> String.valueOf(issue.id())).containsExactlyElementsOf(field.jira.world().issues().stream().map(DemoIssue::idText).toList());
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.census().matched()).isEqualTo(119);
    }

    @Test
    void an_id_that_is_gone_does_not_refuse_its_batch() throws IOException {
        DemoIssue gone = field.jira.world().issues().get(30);
        field.jira.moods().beforeNext(Jira.DATA_CENTER.batches(), Jira.DATA_CENTER.listings(120), () -> field.jira.world().delete(gone.key()));
        assertThat(field.run().missing()).containsExactly(new Missing("issue", null, gone.idText(), "deleted"));
        assertThat(field.jira.calls().count("search", 400)).isZero();
    }

    @Test
    void a_page_size_of_one_still_gives_all() throws IOException {
        field.close();
        field = new Field(DemoOptions.defaults().withIssues(60).withEdition(Edition.DATA_CENTER.withPageSize(1)));
        assertThat(field.issues(field.run())).hasSize(60);
        assertThat(field.jira.calls().counts()).as("none had to be asked for by itself").doesNotContainKey("GET /rest/api/2/issue/{}");
    }

    @Test
    void a_personal_access_token_does_as_well_as_a_password() throws IOException {
        field.credentials = Credentials.bearer(field.jira.token());
        assertThat(field.run().complete()).isTrue();
    }

    @Test
    void files_behind_a_log_in_page_are_recorded_and_not_stored() throws IOException {
        field.close();
        field = new Field(DemoOptions.defaults().withEdition(Edition.DATA_CENTER.withFilesForPeople(true)));
        field.credentials = Credentials.bearer(field.jira.token());
        Outcome outcome = field.run();
        assertThat(outcome.missing()).hasSize(field.jira.world().attachmentIds().size()).allMatch(missing -> missing.kind().equals("attachment") && missing.reason().equals("login_page"));
        assertThat(field.store.objects.keySet()).noneMatch(name -> name.contains("attachments/"));
        assertThat(outcome.tally().attachments().expected()).isEqualTo(field.jira.world().attachmentIds().size());
    }

    @Test
    void texts_are_wiki_markup_and_people_have_names() throws IOException {
        List<ExtractedIssue> issues = field.issues(field.run());
        assertThat(issues).allMatch(issue -> issue.fields().path("description").isTextual() || issue.fields().path("description").isNull());
        assertThat(issues).anyMatch(issue -> issue.fields().path("description").asText().contains("h1. Paiement en trois fois"));
        assertThat(issues.get(0).fields().at("/creator/key").asText()).startsWith("JIRAUSER");
    }
}
