package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.world.DemoAttachment;
import org.jiraextractor.demo.world.DemoIssue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** The same world as a Data Center shows it, with its own limits and refusals. */
class DemoDataCenterTest {

    private static final String SEARCH = "/rest/api/2/search";

    private DemoJira jira;
    private Visitor account;

    @BeforeEach
    void start() throws IOException {
        jira = DemoJira.start(DemoOptions.defaults().withEdition(Edition.DATA_CENTER.withContextPath("/jira").withPageSize(70)));
        account = Visitor.account(jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void it_lies_below_its_context_path_and_the_host_sends_there() {
        assertThat(Visitor.stranger(jira).get("/rest/api/2/serverInfo").json().path("deploymentType").asText()).isEqualTo("Server");
        String host = jira.baseUri().toString().replace("/jira", "");
        assertThat(account.get(host + "/").header("Location")).isEqualTo(jira.baseUri() + "/");
        assertThat(account.get(host + "/rest/api/2/serverInfo").status()).isEqualTo(404);
    }

    @Test
    void a_page_is_lowered_without_a_word_and_says_how_many_there_are() {
        JsonNode page = account.post(SEARCH, "{'jql':'project is not empty','maxResults':1000,'fields':['id']}").json();
        assertThat(page.path("maxResults").asInt()).isEqualTo(70);
        assertThat(page.path("issues")).hasSize(70);
        assertThat(page.path("total").asInt()).isEqualTo(120);
        assertThat(page.at("/issues/0").has("fields")).isFalse();
    }

    @Test
    void an_id_that_is_gone_refuses_the_others_unless_the_query_is_not_validated() {
        DemoIssue gone = jira.world().issues().get(7);
        String ids = jira.world().issues().get(6).id() + "," + gone.id();
        jira.world().delete(gone.key());
        Visitor.Reply refused = account.post(SEARCH, "{'jql':'id in (" + ids + ")'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).isEqualTo("A value with ID '" + gone.id() + "' does not exist for the field 'id'.");
        JsonNode answered = account.post(SEARCH, "{'jql':'id in (" + ids + ")','validateQuery':false}").json();
        assertThat(answered.path("issues")).hasSize(1);
        assertThat(answered.at("/warningMessages/0").asText()).contains(gone.idText());
    }

    @Test
    void what_it_does_not_know_is_refused_and_clouds_calls_are_not_there() {
        Visitor.Reply refused = account.post(SEARCH, "{'jql':'','nextPageToken':'x'}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error()).startsWith("Unrecognized field \"nextPageToken\"");
        for (String cloud : List.of("/rest/api/3/field", "/rest/api/2/issue/ALPHA-1/changelog", "/rest/api/2/project/search")) {
            assertThat(account.get(cloud).status()).as(cloud).isEqualTo(404);
        }
        assertThat(account.post("/rest/api/2/issue/bulkfetch", "{}").status()).isEqualTo(405);
    }

    @Test
    void histories_come_whole_with_their_issue_and_worklogs_whole_by_themselves() {
        for (DemoIssue truth : jira.world().issues()) {
            JsonNode issue = account.get("/rest/api/2/issue/" + truth.id() + "?fields=worklog,comment&expand=changelog").json();
            assertThat(issue.at("/changelog/histories")).hasSize(truth.histories().size());
            assertThat(issue.at("/fields/comment/comments")).hasSize(truth.comments().size());
            assertThat(issue.at("/fields/worklog/worklogs")).hasSize(Math.min(20, truth.worklogs().size()));
            assertThat(issue.at("/fields/worklog/total").asInt()).isEqualTo(truth.worklogs().size());
            if (truth.worklogs().size() > 20) {
                assertThat(account.get("/rest/api/2/issue/" + truth.id() + "/worklog?startAt=20&maxResults=5").json().path("worklogs")).hasSize(truth.worklogs().size());
            }
        }
    }

    @Test
    void people_have_names_texts_are_markup_and_nothing_of_cloud_is_left() {
        for (int from = 0; from < 120; from += 60) {
            String all = account.post(SEARCH, "{'jql':'','startAt':" + from + ",'maxResults':60,'fields':['*all'],'expand':['changelog']}").text();
            for (String cloud : List.of("accountId", "\"type\":\"doc\"", "\"groupId\":", "/rest/api/3/issue")) {
                assertThat(all.contains(cloud)).as(cloud).isFalse();
            }
            for (String own : List.of("\"key\":\"JIRAUSER10100\"", "com.atlassian.greenhopper.service.sprint.Sprint@", "\"description\":\"")) {
                assertThat(all.contains(own)).as(own).isTrue();
            }
        }
    }

    @Test
    void files_are_at_the_site_in_ranges_and_for_those_who_are_known() {
        for (DemoAttachment file : jira.world().attachments()) {
            String content = account.get("/rest/api/2/attachment/" + file.id()).json().path("content").asText();
            assertThat(content).startsWith(jira.baseUri() + "/secure/attachment/" + file.id() + "/");
            assertThat(account.get(content).response().body()).as(content).isEqualTo(file.bytes());
        }
        DemoAttachment big = jira.world().attachments().stream().filter(file -> file.bytes().length > 1_000).findFirst().orElseThrow();
        String content = account.get("/rest/api/2/attachment/" + big.id()).json().path("content").asText();
        assertThat(account.get(content, "Range", "bytes=100-").response().body()).hasSize(big.bytes().length - 100);
        Visitor.Reply sentAway = Visitor.stranger(jira).get(content);
        assertThat(sentAway.status()).isEqualTo(302);
        assertThat(account.get(sentAway.header("Location")).text()).contains("os_password");
    }

    @Test
    void a_token_may_be_good_for_the_api_and_not_for_files() throws IOException {
        try (DemoJira strict = DemoJira.start(DemoOptions.defaults().withEdition(Edition.DATA_CENTER.withFilesForPeople(true)))) {
            Visitor bearer = Visitor.bearer(strict, strict.token());
            String content = bearer.get("/rest/api/2/attachment/" + strict.world().attachments().get(0).id()).json().path("content").asText();
            assertThat(bearer.get(content).header("Location")).startsWith(strict.baseUri() + "/login.jsp?");
        }
    }

    @Test
    void wrong_ones_are_refused_and_after_a_few_wrong_passwords_also_the_right_one() {
        assertThat(Visitor.bearer(jira, "expired").get("/rest/api/2/field").status()).isEqualTo(401);
        for (int i = 0; i < 3; i++) {
            assertThat(Visitor.impostor(jira).get("/rest/api/2/field").header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATED_FAILED");
        }
        Visitor.Reply denied = account.get("/rest/api/2/myself");
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.header("X-Seraph-LoginReason")).isEqualTo("AUTHENTICATION_DENIED");
        assertThat(denied.header("X-Authentication-Denied-Reason")).contains("login-url=" + jira.baseUri());
        jira.demandCaptcha(false);
        assertThat(account.get("/rest/api/2/myself").json().path("name").asText()).isEqualTo("camille.roy");
    }

    @Test
    void limits_go_by_its_own_names() throws IOException {
        try (DemoJira limited = DemoJira.start(DemoOptions.defaults().withEdition(Edition.DATA_CENTER).withRateLimit(2, Duration.ofSeconds(7)))) {
            Visitor visitor = Visitor.account(limited);
            Visitor.Reply first = visitor.get("/rest/api/2/field");
            assertThat(first.header("X-RateLimit-FillRate")).isEqualTo("2");
            assertThat(first.header("Retry-After")).isEqualTo("0");
            Visitor.Reply last = first;
            for (int i = 0; i < 500 && last.status() != 429; i++) {
                last = visitor.get("/rest/api/2/field");
            }
            assertThat(last.header("Retry-After")).isEqualTo("7");
            assertThat(last.header("X-RateLimit-Interval-Seconds")).isEqualTo("1");
            assertThat(last.header("RateLimit-Reason")).isNull();
        }
    }
}
