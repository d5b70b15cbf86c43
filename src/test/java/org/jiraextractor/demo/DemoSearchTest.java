package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Search is as strict and as stingy as at the real site. */
class DemoSearchTest {

    private static final String SEARCH = "/rest/api/3/search/jql";

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

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "5001", "'50'", "1.5", "true"})
    void aWrongPageSizeIsRefused(String size) {
        assertThat(account.post(SEARCH, "{'jql':'project = ALPHA','maxResults':" + size + "}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'jql':'project = ALPHA','startAt':0}", "{'jql':'project = ALPHA','validateQuery':true}", "{'jql':'project = ALPHA','fields':'id'}",
            "{'jql':'project = ALPHA','expand':['names']}",
            "{'jql':7}", "{'jql':'project = ALPHA','fields':[1]}", "[]", "'text'", ""})
    void aBodyWithUnknownOrWronglyTypedFieldsIsRefused(String body) {
        Visitor.Reply reply = account.post(SEARCH, body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().path("errors").isObject()).isTrue();
        assertThat(reply.error()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "ORDER BY created"})
    void aQueryWithoutRestrictionIsRefused(String jql) {
        String unbounded = "Unbounded JQL queries are not allowed here. Please add a search restriction to your query.";

        assertThat(account.post(SEARCH, "{'jql':'" + jql + "'}").error()).isEqualTo(unbounded);
        assertThat(account.get(SEARCH + "?jql=" + Visitor.encoded(jql)).error()).isEqualTo(unbounded);
        assertThat(account.post("/rest/api/3/search/approximate-count", "{'jql':'" + jql + "'}").error()).isEqualTo(unbounded);
    }

    @Test
    void withoutAWishForFieldsThereAreOnlyIds() {
        JsonNode page = account.post(SEARCH, "{'jql':'project = ALPHA'}").json();

        assertThat(page.path("issues").path(0).properties()).extracting(java.util.Map.Entry::getKey).containsExactly("id");
        assertThat(page.has("total")).isFalse();
        assertThat(page.has("startAt")).isFalse();
    }

    @Test
    void aPageOfIssuesHoldsAHundredAtMostWhateverIsAsked() throws IOException {
        try (DemoJira generous = DemoJira.start(DemoOptions.defaults().withShortPages(false))) {
            JsonNode ids = Visitor.account(generous).post(SEARCH, "{'jql':'created > 0','maxResults':5000}").json();
            JsonNode issues = Visitor.account(generous).post(SEARCH, "{'jql':'created > 0','maxResults':5000,'fields':['summary']}").json();

            assertThat(ids.path("issues")).hasSize(120);
            assertThat(ids.path("isLast").asBoolean()).isTrue();
            assertThat(ids.has("nextPageToken")).isFalse();
            assertThat(issues.path("issues")).hasSize(100);
            assertThat(issues.path("nextPageToken").isTextual()).isTrue();
        }
    }

    @Test
    void aPageMayBeShorterThanAskedAndStillNotTheLast() {
        JsonNode page = account.post(SEARCH, "{'jql':'created > 0','maxResults':5000}").json();

        assertThat(page.path("issues").size()).isEqualTo(90);
        assertThat(page.path("isLast").asBoolean()).isFalse();
        assertThat(page.path("nextPageToken").asText()).isNotEmpty();
    }

    @Test
    void aTokenBelongsToItsQuery() {
        String token = account.post(SEARCH, "{'jql':'created > 0','maxResults':10}").json().path("nextPageToken").asText();

        assertThat(account.post(SEARCH, "{'jql':'created > 1','maxResults':10,'nextPageToken':'" + token + "'}").status()).isEqualTo(400);
        assertThat(account.post(SEARCH, "{'jql':'created > 0','maxResults':10,'nextPageToken':'made up'}").status()).isEqualTo(400);
        assertThat(account.post(SEARCH, "{'jql':'created > 0','maxResults':10,'nextPageToken':'" + token + "'}").json().path("issues")).hasSize(10);
    }

    @Test
    void namesAndSchemaComeWhenAskedFor() {
        JsonNode page = account.post(SEARCH, "{'jql':'project = ALPHA','fields':['summary','customfield_10030','customfield_10031'],'expand':'names,schema'}").json();

        assertThat(page.path("names").path("customfield_10030").asText()).isEqualTo("Severity");
        assertThat(page.path("names").path("customfield_10031").asText()).isEqualTo("Severity");
        assertThat(page.path("schema").path("customfield_10030").path("type").asText()).isEqualTo("option");
    }

    @Test
    void getAndPostAnswerAlike() {
        assertThat(account.get(SEARCH + "?maxResults=7&fields=summary,status&jql=" + Visitor.encoded("project = OPS order by key")).json().path("issues"))
                .isEqualTo(account.post(SEARCH, "{'jql':'project = OPS order by key','maxResults':7,'fields':['summary','status']}").json().path("issues"));
    }

    @Test
    void theCountIsOfAllThatIsFound() {
        assertThat(account.post("/rest/api/3/search/approximate-count", "{'jql':'project = BETA'}").json().path("count").asInt())
                .isEqualTo((int) jira.world().issues().stream().filter(issue -> issue.projectKey().equals("BETA")).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "3", "latest"})
    void theOldSearchIsGone(String version) {
        Visitor.Reply got = account.get("/rest/api/" + version + "/search?jql=project%20%3D%20ALPHA");

        assertThat(got.status()).isEqualTo(410);
        assertThat(got.error()).contains("Please migrate to the /rest/api/3/search/jql API");
        assertThat(account.post("/rest/api/" + version + "/search", "{}").status()).isEqualTo(410);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "project = NOPE | The value 'NOPE' does not exist for the field 'project'.",
            "status = Nope | The value 'Nope' does not exist for the field 'status'.",
            "nope = 1 | Field 'nope' does not exist or you do not have permission to view it.",
            "key = ALPHA-99999 | An issue with key 'ALPHA-99999' does not exist for field 'key'.",
            "id = 99999999 | A value with ID '99999999' does not exist for the field 'id'.",
            "project ~ ALPHA | The operator '~' is not supported by the 'project' field.",
            "project ALPHA | Error in the JQL Query: Expecting operator but got 'ALPHA'. The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'. (line 1, character 9)",
            "project = | Error in the JQL Query: Expecting either a value, list or function before the end of the query.",
            "project = ALPHA BETA | Error in the JQL Query: Expecting either 'OR' or 'AND' but got 'BETA'. (line 1, character 17)",
            "project = AND | Error in the JQL Query: Expecting either a value, list or function but got 'AND'. You must surround 'AND' in quotation marks to use it as a value. (line 1, character 11)"})
    void whatIsNoJqlIsRefusedInJirasWords(String jql, String words) {
        Visitor.Reply reply = account.get(SEARCH + "?jql=" + Visitor.encoded(jql));

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.error()).isEqualTo(words);
    }

    @Test
    void parsingTellsEachQueryItsErrors() {
        JsonNode queries = account.post("/rest/api/3/jql/parse?validation=strict", "{'queries':['project = ALPHA','project = NOPE']}").json().path("queries");

        assertThat(queries.path(0).has("errors")).isFalse();
        assertThat(queries.path(1).path("errors").path(0).asText()).isEqualTo("The value 'NOPE' does not exist for the field 'project'.");
    }

    @Test
    void aDeletedIssueMakesALaterPageShorter() throws IOException {
        try (DemoJira changing = DemoJira.start(DemoOptions.defaults())) {
            List<String> ids = changing.world().issues().stream().map(DemoIssue::idText).toList();
            JsonNode first = Visitor.account(changing).post(SEARCH, "{'jql':'created > 0 order by created','maxResults':10}").json();
            changing.world().delete(ids.get(12));
            JsonNode second = Visitor.account(changing).post(SEARCH, "{'jql':'created > 0 order by created','maxResults':10,'nextPageToken':'"
                    + first.path("nextPageToken").asText() + "'}").json();

            assertThat(second.path("issues")).hasSize(9);
            assertThat(second.path("isLast").asBoolean()).isFalse();
        }
    }
}
