package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A hundred thousand issues, none of which is kept: everything holds as in the small world. */
@Tag("full")
class LargeWorldTest {

    private static final int ISSUES = 100_000;
    private static final long MEGABYTE = 1 << 20;

    private static long before;
    private static DemoJira jira;
    private static Visitor account;

    @BeforeAll
    static void start() throws IOException {
        before = used();
        jira = DemoJira.start(DemoOptions.defaults().withIssues(ISSUES));
        account = Visitor.account(jira);
    }

    @AfterAll
    static void stop() {
        jira.close();
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void pagesLeadThroughAllOfItOnceAndItIsNotHeld() {
        BitSet seen = new BitSet();
        String token = "";
        int found = 0;
        int pages = 0;
        do {
            JsonNode page = account.post("/rest/api/3/search/jql", "{'jql':'project in (ALPHA, BETA, OPS) ORDER BY key','maxResults':5000,'fields':['id']" + token + "}").json();
            for (JsonNode issue : page.path("issues")) {
                seen.set(issue.path("id").asInt());
                found++;
            }
            token = page.has("nextPageToken") ? ",'nextPageToken':'" + page.path("nextPageToken").asText() + "'" : "";
            pages++;
        } while (!token.isEmpty());

        assertThat(found).isEqualTo(ISSUES);
        assertThat(seen.cardinality()).isEqualTo(ISSUES);
        assertThat(pages).isBetween(20, 21);
        assertThat(jira.world().size()).isEqualTo(ISSUES);
        assertThat(used() - before).isLessThan(100 * MEGABYTE);
    }

    @Test
    void queriesFindWhatIsThere() {
        JsonNode page = account.post("/rest/api/3/search/jql", "{'jql':'key = ALPHA-20000','fields':['*all'],'expand':'changelog'}").json();
        JsonNode issue = page.path("issues").path(0);

        assertThat(issue.path("key").asText()).isEqualTo("ALPHA-20000");
        assertThat(issue.path("fields").path("project").path("key").asText()).isEqualTo("ALPHA");
        assertThat(account.get("/rest/api/3/issue/" + issue.path("id").asText()).json().path("fields").path("summary")).isEqualTo(issue.path("fields").path("summary"));
        assertThat(account.get("/rest/api/3/issue/ALPHA-999999").status()).isEqualTo(404);
    }

    @Test
    void longListsAreCutHereTooAndFilesAreFetched() {
        List<String> ids = jira.world().stream().skip(1_000).limit(100).map(DemoIssue::idText).toList();
        JsonNode issues = account.post("/rest/api/3/issue/bulkfetch", ids.stream().collect(Collectors.joining("','", "{'issueIdsOrKeys':['", "'],'fields':['*all'],'expand':['changelog']}")))
                .json().path("issues");
        List<JsonNode> all = new ArrayList<>();
        issues.forEach(all::add);

        assertThat(all).hasSize(100);
        assertThat(all).anyMatch(issue -> issue.path("fields").path("comment").path("total").asInt() > issue.path("fields").path("comment").path("comments").size());
        JsonNode file = all.stream().map(issue -> issue.path("fields").path("attachment").path(0)).filter(JsonNode::isObject).findFirst().orElseThrow();
        Visitor.Reply content = account.get("/rest/api/3/attachment/content/" + file.path("id").asText() + "?redirect=false");
        assertThat(content.response().body()).hasSize(file.path("size").asInt());
    }

    @Test
    void whatIsChangedStaysChanged() {
        DemoIssue one = jira.world().issue("ALPHA-30000").orElseThrow();
        jira.world().rename("ALPHA-30000", "another");
        DemoIssue moved = jira.world().move("ALPHA-30001", "OPS");

        assertThat(jira.world().issue(one.idText()).orElseThrow().field("summary").asText()).isEqualTo("another");
        assertThat(jira.world().issue("ALPHA-30001")).contains(moved);
        assertThat(moved.number()).isGreaterThan(25_000);
        assertThatThrownBy(() -> jira.world().delete("ALPHA-900000")).hasMessage("there is no issue ALPHA-900000");
    }
}
