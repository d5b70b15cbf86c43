package org.jiraextractor.extraction;

import org.jiraextractor.demo.Call;
import org.jiraextractor.demo.world.DemoAttachment;
import org.jiraextractor.demo.world.DemoIssue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What is Cloud's alone: bulk calls, the media host. */
class CloudExtractionTest {

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
    void histories_are_the_same_bytes_whichever_call_they_came_from() throws IOException {
        Changes changes = new Changes(field.jira.world().site().zone());
        for (ExtractedIssue issue : field.issues(field.run())) {
            DemoIssue truth = field.jira.world().issue(String.valueOf(issue.id())).orElseThrow();
            var own = changes.inOrder(truth.histories().stream().map(DemoIssue.History::json).toList());
            assertThat(issue.changes().toString()).isEqualTo(own.toString());
        }
    }
}
