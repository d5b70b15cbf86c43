package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import static org.assertj.core.api.Assertions.assertThat;

/** What everybody finds at the site's door. */
class DemoJiraTest {

    private static DemoJira jira;

    @BeforeAll
    static void start() throws IOException {
        jira = DemoJira.start(DemoOptions.defaults());
    }

    @AfterAll
    static void stop() {
        jira.close();
    }

    @Test
    void anybodyLearnsThatItIsACloudSite() {
        JsonNode info = Visitor.stranger(jira).get("/rest/api/2/serverInfo").json();

        assertThat(info.path("deploymentType").asText()).isEqualTo("Cloud");
        assertThat(info.path("baseUrl").asText()).isEqualTo(jira.baseUri().toString());
    }

    @Test
    void theAccountLearnsWhoItIsAndItsZone() {
        JsonNode me = Visitor.account(jira).get("/rest/api/3/myself").json();

        assertThat(me.path("emailAddress").asText()).isEqualTo(jira.email());
        assertThat(me.path("timeZone").asText()).isEqualTo("America/Toronto");
    }

    @Test
    void wrongCredentialsAreRefusedByMyselfAlone() {
        Visitor impostor = Visitor.impostor(jira);

        assertThat(impostor.get("/rest/api/3/myself").status()).isEqualTo(401);
        assertThat(impostor.get("/rest/api/3/project/search").json().path("total").asInt()).isZero();
        assertThat(impostor.get("/rest/api/3/search/jql?jql=" + Visitor.encoded("created > -9999d")).json().path("issues")).isEmpty();
        assertThat(impostor.get("/rest/api/3/search/jql?jql="
                + Visitor.encoded("project = ALPHA")).error()).isEqualTo("The value 'ALPHA' does not exist for the field 'project'.");
        assertThat(impostor.get("/rest/api/3/issue/ALPHA-1").status()).isEqualTo(404);
        assertThat(impostor.post("/rest/api/3/issue/bulkfetch", "{'issueIdsOrKeys':['ALPHA-1']}").json().path("issues")).isEmpty();
    }

    @Test
    void allIssuesAreFoundPageByPage() {
        Set<String> ids = new TreeSet<>();
        String token = "";
        int pages = 0;
        do {
            JsonNode page = Visitor.account(jira).post("/rest/api/3/search/jql", "{'jql':'project in (ALPHA,BETA,OPS) ORDER BY id','maxResults':50" + token + "}").json();
            page.path("issues").forEach(issue -> assertThat(ids.add(issue.path("id").asText())).isTrue());
            token = page.has("nextPageToken") ? ",'nextPageToken':'" + page.path("nextPageToken").asText() + "'" : null;
            pages++;
        } while (token != null);

        assertThat(ids).isEqualTo(jira.world().issueIds()).hasSizeGreaterThanOrEqualTo(120);
        assertThat(pages).isGreaterThan(2);
    }
}
