package org.jiraextractor.extraction;

import org.jiraextractor.demo.Call;
import org.jiraextractor.demo.Edition;
import org.jiraextractor.demo.world.DemoAttachment;
import org.jiraextractor.demo.world.DemoIssue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/** What is Cloud's alone: bulk calls, the media host. */
class CloudExtractionTest {

    private static final int A_PAGE = 37;

    private Field field;

    @BeforeEach
    void start() throws IOException {
        field = new Field(Jira.CLOUD.options());
    }

    @AfterEach
    void stop() throws IOException {
        field.close();
    }

    @Test
    void attachments_know_the_media_id_by_which_rich_texts_name_them() throws IOException {
        List<KeptAttachment> kept = field.issues(field.run()).stream().flatMap(issue -> issue.kept().stream()).toList();
        assertThat(kept).isNotEmpty();
        for (KeptAttachment one : kept) {
            DemoAttachment truth = field.jira.world().attachment(Long.parseLong(one.id())).orElseThrow();
            assertThat(field.store.objects.get(one.objectName())).isEqualTo(truth.bytes());
            assertThat(one.sha256()).isEqualTo(truth.sha256());
            assertThat(one.mediaId()).isEqualTo(truth.media().toString());
        }
    }

    @Test
    void credentials_never_reach_the_media_host() throws IOException {
        field.run();
        List<Call> media = field.jira.calls().entries().stream().filter(call -> call.host() == Call.Host.MEDIA).toList();
        assertThat(media).isNotEmpty().noneMatch(Call::authorized);
    }

    @Test
    void it_asks_no_more_often_than_it_must() throws IOException {
        field.run();
        var calls = field.jira.calls();
        assertThat(calls.count("issue/bulkfetch")).isEqualTo(2);
        assertThat(calls.count("changelog/bulkfetch")).isEqualTo(1);
        assertThat(calls.count("issue/{}/changelog")).isZero();
        long commentPages = field.jira.world().issues().stream().filter(issue -> issue.comments().size() > 20).mapToLong(issue -> (issue.comments().size() + 99) / 100).sum();
        assertThat(calls.count("issue/{}/comment")).isEqualTo(commentPages);
        long worklogPages = field.jira.world().issues().stream().filter(issue -> issue.worklogs().size() > 20).count();
        assertThat(calls.count("issue/{}/worklog")).isEqualTo(worklogPages);
        assertThat(calls.count("attachment/content")).isEqualTo(field.jira.world().attachmentIds().size());
    }

    @Test
    void histories_in_bulk_go_on_from_page_to_page_and_none_is_lost() throws IOException {
        shortLists();
        Outcome outcome = field.run();
        assertThat(outcome.complete()).isTrue();
        List<DemoIssue> cut = field.jira.world().issues().stream().filter(issue -> issue.histories().size() > 40).toList();
        int histories = cut.stream().mapToInt(issue -> issue.histories().size()).sum();
        assertThat(cut).as("mixed by date, each lies on several pages").hasSizeGreaterThan(1).allMatch(issue -> issue.histories().size() > A_PAGE);
        assertThat(field.jira.calls().count("changelog/bulkfetch")).isEqualTo((histories + A_PAGE - 1) / A_PAGE).isGreaterThan(3);
        assertThat(field.jira.calls().count("issue/{}/changelog")).isZero();
        everyHistory(outcome);
    }

    @Test
    void a_page_token_of_histories_that_comes_again_is_not_followed_and_what_lacks_comes_issue_by_issue() throws IOException {
        shortLists();
        field.jira.moods().beforeNext("changelog/bulkfetch", 1, () -> field.jira.moods().repeatTokens(true));
        Outcome outcome = field.run();
        assertThat(outcome.complete()).isTrue();
        assertThat(field.jira.calls().count("changelog/bulkfetch")).isEqualTo(2);
        assertThat(field.jira.calls().count("issue/{}/changelog")).isPositive();
        everyHistory(outcome);
    }

    @Test
    void comments_and_worklogs_go_on_from_page_to_page() throws IOException {
        shortLists();
        Outcome outcome = field.run();
        assertThat(outcome.complete()).isTrue();
        assertThat(field.jira.calls().count("issue/{}/comment")).isEqualTo(pages(DemoIssue::comments)).isGreaterThan(2);
        assertThat(field.jira.calls().count("issue/{}/worklog")).isEqualTo(pages(DemoIssue::worklogs)).isGreaterThan(2);
        for (ExtractedIssue issue : field.issues(outcome)) {
            DemoIssue truth = field.jira.world().issue(String.valueOf(issue.id())).orElseThrow();
            assertThat(issue.comments()).extracting(one -> one.path("id").asText()).containsExactlyInAnyOrderElementsOf(truth.comments().stream().map(one -> one.path("id").asText()).toList());
            assertThat(issue.worklogs()).extracting(one -> one.path("id").asText()).containsExactlyInAnyOrderElementsOf(truth.worklogs().stream().map(one -> one.path("id").asText()).toList());
        }
    }

    /** Pages shorter than the real ones, so that a small world needs several; ids come on one. */
    private void shortLists() throws IOException {
        field.close();
        field = new Field(Jira.CLOUD.options().withShortPages(false).withEdition(Edition.CLOUD.withPageSize(A_PAGE)));
    }

    private long pages(Function<DemoIssue, List<?>> list) {
        return field.jira.world().issues().stream().mapToInt(issue -> list.apply(issue).size()).filter(size -> size > 20).map(size -> (size + A_PAGE - 1) / A_PAGE).sum();
    }

    private void everyHistory(Outcome outcome) throws IOException {
        for (ExtractedIssue issue : field.issues(outcome)) {
            DemoIssue truth = field.jira.world().issue(String.valueOf(issue.id())).orElseThrow();
            assertThat(issue.changes()).as(issue.key()).extracting(change -> change.path("id").asLong()).containsExactlyElementsOf(truth.histories().stream().map(DemoIssue.History::id).toList());
        }
    }

    @Test
    void histories_are_the_same_bytes_whichever_call_they_came_from() throws IOException {
        Changes changes = new Changes(field.jira.world().site().zone());
        for (ExtractedIssue issue : field.issues(field.run())) {
            DemoIssue truth = field.jira.world().issue(String.valueOf(issue.id())).orElseThrow();
            var own = changes.inOrder(truth.histories().stream().map(DemoIssue.History::json).toList());
            assertThat(issue.changes().toString()).isEqualTo(own.toString());
        }
    }
}
