package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi30;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The demo site's answers have the form that Atlassian's own OpenAPI file (February 2026) says, but for two departures that the real site makes too. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtlassianSpecificationTest {

    private static final Path FILE = Path.of("../shared/data/openapi/jira-cloud-v3-2026-02.json");

    private DemoJira jira;
    private Visitor account;
    private ObjectNode specification;

    @BeforeAll
    void start() throws IOException {
        assumeTrue(Files.exists(FILE), "skipped: Atlassian's OpenAPI file is not here");
        specification = (ObjectNode) Json.read(Files.readAllBytes(FILE));
        // known to be null outside bulk answers, against the file
        JsonNode change = specification.at("/components/schemas/ChangeDetails/properties");
        for (String member : new String[] {"from", "fromString", "to", "toString"}) {
            ((ObjectNode) change.path(member)).put("nullable", true);
        }
        jira = DemoJira.start(DemoOptions.defaults());
        account = Visitor.account(jira);
    }

    @AfterAll
    void stop() {
        if (jira != null) {
            jira.close();
        }
    }

    @Test
    void ofTheSiteItself() {
        holds(Visitor.stranger(jira).get("/rest/api/3/serverInfo").json(), "/paths/~1rest~1api~13~1serverInfo/get");
        holds(account.get("/rest/api/3/myself").json(), "/paths/~1rest~1api~13~1myself/get");
        holds(account.get("/rest/api/3/field").json(), "/paths/~1rest~1api~13~1field/get");
        holds(account.get("/rest/api/3/project/search?maxResults=2").json(), "/paths/~1rest~1api~13~1project~1search/get");
        holds(account.get("/rest/api/3/mypermissions?permissions=BROWSE_PROJECTS").json(), "/paths/~1rest~1api~13~1mypermissions/get");
    }

    @Test
    void ofSearches() {
        holds(account.post("/rest/api/3/search/jql",
                "{'jql':'project = ALPHA','fields':['*all'],'expand':'names,schema,changelog,renderedFields','maxResults':100}").json(),
                "/paths/~1rest~1api~13~1search~1jql/post");
        holds(account.get("/rest/api/3/search/jql?jql=" + Visitor.encoded("project = OPS")).json(), "/paths/~1rest~1api~13~1search~1jql/get");
        holds(account.post("/rest/api/3/search/approximate-count", "{'jql':'project = ALPHA'}").json(), "/paths/~1rest~1api~13~1search~1approximate-count/post");
        holds(account.post("/rest/api/3/jql/parse?validation=strict", "{'queries':['project = ALPHA','project = NONE','what']}").json(),
                "/paths/~1rest~1api~13~1jql~1parse/post");
    }

    @Test
    void ofIssuesAndTheListsThatHangOnEach() {
        String ids = jira.world().issues().stream().limit(100).map(issue -> "'" + issue.id() + "'").collect(Collectors.joining(","));
        holds(account.post("/rest/api/3/issue/bulkfetch", "{'issueIdsOrKeys':[" + ids + "],'fields':['*all'],'expand':['changelog','names','schema']}").json(),
                "/paths/~1rest~1api~13~1issue~1bulkfetch/post");
        for (DemoIssue issue : jira.world().issues()) {
            String path = "/rest/api/3/issue/" + issue.key();
            String known = "/paths/~1rest~1api~13~1issue~1{issueIdOrKey}";
            holds(account.get(path + "?expand=changelog").json(), known + "/get");
            holds(account.get(path + "/comment?expand=renderedBody").json(), known + "~1comment/get");
            holds(account.get(path + "/worklog").json(), known + "~1worklog/get");
            holds(account.get(path + "/changelog").json(), known + "~1changelog/get");
            holds(account.get(path + "/watchers").json(), known + "~1watchers/get");
            holds(account.get(path + "/votes").json(), known + "~1votes/get");
            holds(account.get(path + "/remotelink").json(), known + "~1remotelink/get");
        }
    }

    @Test
    void ofManyHistoriesButForTheirTimesWhichAreNumbers() {
        String ids = jira.world().issues().stream().map(issue -> "'" + issue.id() + "'").collect(Collectors.joining(","));
        JsonNode answer = account.post("/rest/api/3/changelog/bulkfetch", "{'issueIdsOrKeys':[" + ids + "]}").json();
        answer.path("issueChangeLogs").forEach(issue -> issue.path("changeHistories").forEach(history -> {
            assertThat(history.path("created").isIntegralNumber()).isTrue();
            ((ObjectNode) history).put("created", "2026-11-20T10:11:12.123+0000");
        }));

        holds(answer, "/paths/~1rest~1api~13~1changelog~1bulkfetch/post");
    }

    @Test
    void ofRefusals() {
        JsonNode refusal = account.post("/rest/api/3/search/jql", "{'jql':'what'}").json();

        assertThat(messages(refusal, Json.of("$ref", "#/components/schemas/ErrorCollection"))).isEmpty();
    }

    @Test
    void andADepartureWouldBeNoticed() {
        JsonNode page = account.get("/rest/api/3/issue/" + jira.world().issues().get(8).id() + "/changelog").json();
        ((ObjectNode) page.path("values").path(0)).put("surprise", true);

        assertThat(messages(page, Json.of("$ref", "#/components/schemas/PageBeanChangelog"))).anyMatch(message -> message.contains("surprise"));
    }

    private void holds(JsonNode answer, String operation) {
        JsonNode schema = specification.at(operation + "/responses/200/content/application~1json/schema");
        assertThat(schema.isMissingNode()).as("a schema of " + operation).isFalse();
        assertThat(messages(answer, schema)).as(operation).isEmpty();
    }

    private Set<String> messages(JsonNode answer, JsonNode schema) {
        ObjectNode document = Json.of("allOf", Json.list(schema), "components", specification.get("components"));
        JsonMetaSchema dialect = JsonMetaSchema.builder(OpenApi30.getInstance()).keyword(new NonValidationKeyword("components")).build();
        JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4,
                builder -> builder.metaSchema(dialect).defaultMetaSchemaIri(dialect.getIri()));
        // times are not RFC 3339, at the real site neither: formats are notes
        JsonSchema compiled = factory.getSchema(document, SchemaValidatorsConfig.builder().formatAssertionsEnabled(false).build());
        return compiled.validate(answer).stream().map(ValidationMessage::getMessage).collect(Collectors.toSet());
    }
}
