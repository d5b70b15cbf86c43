package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Issues come by id or key, cut where Jira cuts them, and whole only by the lists of their own. */
class DemoIssuesTest {

    private static final String BULK = "/rest/api/3/issue/bulkfetch";

    private static DemoJira jira;
    private static Visitor account;

    @BeforeAll
    static void start() throws IOException {
        jira = DemoJira.start(DemoOptions.defaults());
        account = Visitor.account(jira);
    }

    @AfterAll
    static void stop() {
        jira.close();
    }

    private static DemoIssue most(ToIntFunction<DemoIssue> size) {
        return jira.world().issues().stream().max(Comparator.comparingInt(size)).orElseThrow();
    }

    @Test
    void aHundredAreFetchedAtOnceAndNotOneMore() {
        String hundred = jira.world().issues().stream().limit(100).map(issue -> "'" + issue.key() + "'").collect(Collectors.joining(","));

        assertThat(account.post(BULK, "{'issueIdsOrKeys':[" + hundred + "]}").json().path("issues")).hasSize(100);
        assertThat(account.post(BULK, "{'issueIdsOrKeys':[" + hundred + ",'ALPHA-1']}").status()).isEqualTo(400);
        assertThat(account.post(BULK, "{'issueIdsOrKeys':[]}").status()).isEqualTo(400);
        assertThat(account.post(BULK, "{'issueIdsOrKeys':['1'],'expand':'changelog'}").status()).as("expand is a list here").isEqualTo(400);
        assertThat(account.post(BULK, "{'issueIdsOrKeys':['1'],'maxResults':5}").status()).isEqualTo(400);
    }

    @Test
    void missingOnesAreLeftOutAndTheOthersComeById() {
        List<DemoIssue> issues = new ArrayList<>(jira.world().issues().subList(0, 5));
        Collections.reverse(issues);
        String asked = issues.stream().map(issue -> "'" + (issue.id() % 2 == 0 ? issue.key() : issue.idText()) + "'").collect(Collectors.joining(","));
        JsonNode answer = account.post(BULK, "{'issueIdsOrKeys':['99999999','ALPHA-99999'," + asked + "," + asked + "]}").json();

        assertThat(answer.path("issues").findValuesAsText("key")).containsAll(issues.stream().map(DemoIssue::key).toList());
        assertThat(answer.path("issues")).extracting(issue -> issue.path("id").asLong()).containsExactlyElementsOf(jira.world().issues().subList(0,
                5).stream().map(DemoIssue::id).toList());
        assertThat(answer.path("issueErrors").isArray()).isTrue();
        assertThat(answer.path("issueErrors")).isEmpty();
    }

    @Test
    void whatIsNavigableIsNotAll() {
        String id = jira.world().issues().get(4).idText();

        assertThat(account.post(BULK, "{'issueIdsOrKeys':['" + id + "']}").json().path("issues").path(0).path("fields").has("comment")).isFalse();
        assertThat(account.post(BULK, "{'issueIdsOrKeys':['" + id
                + "'],'fields':['*all','-summary']}").json().path("issues").path(0).path("fields").has("comment")).isTrue();
        assertThat(account.post(BULK, "{'issueIdsOrKeys':['" + id
                + "'],'fields':['*all','-summary']}").json().path("issues").path(0).path("fields").has("summary")).isFalse();
    }

    @Test
    void theNewestTwentyCommentsAreEmbeddedAndTheTotalIsTrue() {
        DemoIssue issue = most(each -> each.comments().size());
        JsonNode embedded = account.post(BULK, "{'issueIdsOrKeys':['" + issue.key() + "'],'fields':['comment']}").json().at("/issues/0/fields/comment");

        assertThat(issue.comments().size()).isGreaterThanOrEqualTo(130);
        assertThat(embedded.path("total").asInt()).isEqualTo(issue.comments().size());
        assertThat(embedded.path("comments")).extracting(comment -> comment.path("id").asText())
                .containsExactlyElementsOf(ids(issue.comments().subList(issue.comments().size() - 20, issue.comments().size())));
    }

    @Test
    void allCommentsComeByPagesOfAHundred() {
        DemoIssue issue = most(each -> each.comments().size());
        String path = "/rest/api/3/issue/" + issue.idText() + "/comment?orderBy=created&maxResults=5000&startAt=";
        List<String> ids = new ArrayList<>();
        IntStream.of(0, 100).mapToObj(start -> account.get(path + start).json()).forEach(page -> {
            assertThat(page.path("maxResults").asInt()).isEqualTo(100);
            page.path("comments").forEach(comment -> ids.add(comment.path("id").asText()));
        });

        assertThat(ids).containsExactlyElementsOf(ids(issue.comments()));
        assertThat(account.get("/rest/api/3/issue/" + issue.key() + "/comment?orderBy=-created").json().at("/comments/0/id").asText()).isEqualTo(ids.get(ids.size() - 1));
        assertThat(account.get("/rest/api/3/issue/" + issue.key() + "/comment?orderBy=author").status()).isEqualTo(400);
    }

    @Test
    void twentyWorklogsAreEmbeddedAndTheWholeListIsOnePage() {
        DemoIssue issue = most(each -> each.worklogs().size());

        JsonNode embedded = account.get("/rest/api/3/issue/" + issue.key() + "?fields=worklog").json().at("/fields/worklog");
        assertThat(embedded.path("worklogs")).hasSize(20);
        assertThat(embedded.path("total").asInt()).isEqualTo(issue.worklogs().size()).isGreaterThanOrEqualTo(60);
        assertThat(account.get("/rest/api/3/issue/" + issue.key() + "/worklog").json().path("worklogs")).extracting(worklog -> worklog.path("id").asText())
                .containsExactlyElementsOf(ids(issue.worklogs()));
    }

    @Test
    void anIssueThatIsNotThereIs404InJirasForm() {
        Visitor.Reply reply = account.get("/rest/api/3/issue/ALPHA-99999");

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.text()).isEqualTo("{\"errorMessages\":[\"Issue does not exist or you do not have permission to see it.\"],\"errors\":{}}");
        assertThat(account.get("/rest/api/3/issue/ALPHA-99999/comment").status()).isEqualTo(404);
    }

    @Test
    void aFormerKeyLeadsToTheIssueUnderItsNewOne() {
        DemoIssue moved = jira.world().issues().stream().filter(issue -> !issue.formerKeys().isEmpty()).findFirst().orElseThrow();

        assertThat(account.get("/rest/api/3/issue/" + moved.formerKeys().get(0)).json().path("key").asText()).isEqualTo(moved.key());
    }

    @Test
    void numbersKeepTheirLiterals() {
        String whole = jira.world().issues().stream().map(issue -> account.get("/rest/api/3/issue/" + issue.id()
                + "?fields=customfield_10041,customfield_10016").text()).collect(Collectors.joining());

        assertThat(whole).contains(":3.50", ":1e2", ":1.0", ":12345678901234567890.123456789", ":-0.0");
    }

    @Test
    void aPersonMayBeMissing() {
        DemoIssue nobodys = jira.world().issues().get(40);

        JsonNode fields = account.get("/rest/api/3/issue/" + nobodys.key()).json().path("fields");
        assertThat(fields.path("reporter").isNull()).isTrue();
        assertThat(jira.world().issues().stream().flatMap(issue -> issue.comments().stream())).anyMatch(comment -> !comment.has("author"));
    }

    @Test
    void watchersVotesAndRemoteLinksHaveListsOfTheirOwn() {
        DemoIssue popular = most(each -> each.watchers().size());
        String path = "/rest/api/3/issue/" + popular.key();

        assertThat(account.get(path + "/watchers").json().path("watchers").size()).isEqualTo(popular.watchers().size());
        assertThat(account.get(path + "/votes").json().path("voters").size()).isEqualTo(4);
        assertThat(account.get(path + "/remotelink").json().size()).isEqualTo(3);
    }

    private static List<String> ids(List<ObjectNode> all) {
        return all.stream().map(each -> each.path("id").asText()).toList();
    }
}
