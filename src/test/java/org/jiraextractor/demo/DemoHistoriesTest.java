package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Histories: forty embedded, a hundred a page, or thousands of many issues mixed by date. */
class DemoHistoriesTest {

    private static final String BULK = "/rest/api/3/changelog/bulkfetch";

    private static DemoJira jira;
    private static Visitor account;
    private static DemoIssue longest;

    @BeforeAll
    static void start() throws IOException {
        jira = DemoJira.start(DemoOptions.defaults());
        account = Visitor.account(jira);
        longest = jira.world().issues().get(8);
    }

    @AfterAll
    static void stop() {
        jira.close();
    }

    private static List<String> idsOf(DemoIssue issue) {
        return issue.histories().stream().map(history -> Long.toString(history.id())).toList();
    }

    private static List<String> ids(JsonNode histories) {
        List<String> ids = new ArrayList<>();
        histories.forEach(history -> ids.add(history.path("id").asText()));
        return ids;
    }

    @Test
    void theNewestFortyAreEmbeddedNewestFirst() {
        JsonNode changelog = account.post("/rest/api/3/issue/bulkfetch", "{'issueIdsOrKeys':['" + longest.key()
                + "'],'expand':['changelog']}").json().at("/issues/0/changelog");

        List<String> expected = new ArrayList<>(idsOf(longest).subList(longest.histories().size() - 40, longest.histories().size()));
        java.util.Collections.reverse(expected);
        assertThat(changelog.path("total").asInt()).isEqualTo(longest.histories().size()).isGreaterThanOrEqualTo(260);
        assertThat(ids(changelog.path("histories"))).isEqualTo(expected);
    }

    @Test
    void onesOwnListComesByPagesOfAHundredOldestFirst() {
        List<String> ids = new ArrayList<>();
        String path = "/rest/api/3/issue/" + longest.key() + "/changelog?maxResults=1000";
        while (path != null) {
            JsonNode page = account.get(path).json();
            assertThat(page.path("values").size()).isLessThanOrEqualTo(100);
            ids.addAll(ids(page.path("values")));
            path = page.path("nextPage").textValue();
        }

        assertThat(ids).isEqualTo(idsOf(longest));
    }

    @Test
    void manyIssuesHistoriesAreMixedByDateOverThePages() {
        String asked = jira.world().issues().stream().map(issue -> "'" + issue.id() + "'").collect(Collectors.joining(","));
        Set<String> ids = new TreeSet<>();
        Set<String> pagesOfLongest = new HashSet<>();
        long last = 0;
        String token = "";
        int pages = 0;
        while (token != null) {
            JsonNode page = account.post(BULK, "{'issueIdsOrKeys':[" + asked + "],'maxResults':100" + token + "}").json();
            long first = Long.MAX_VALUE;
            for (JsonNode issue : page.path("issueChangeLogs")) {
                for (JsonNode history : issue.path("changeHistories")) {
                    assertThat(ids.add(history.path("id").asText())).isTrue();
                    first = Math.min(first, history.path("created").longValue());
                }
                if (issue.path("issueId").asText().equals(longest.idText())) {
                    pagesOfLongest.add("page " + pages);
                }
            }
            assertThat(first).isGreaterThanOrEqualTo(last);
            last = first;
            token = page.has("nextPageToken") ? ",'nextPageToken':'" + page.path("nextPageToken").asText() + "'" : null;
            pages++;
        }

        assertThat(ids).isEqualTo(jira.world().historyIds());
        assertThat(pagesOfLongest).hasSizeGreaterThan(3);
    }

    @Test
    void inBulkTimesAreNumbersAndWhatIsNullIsLeftOut() {
        JsonNode bulk = account.post(BULK, "{'issueIdsOrKeys':['" + longest.id() + "']}").json().at("/issueChangeLogs/0/changeHistories");
        JsonNode own = account.get("/rest/api/3/issue/" + longest.id() + "/changelog").json().path("values");

        assertThat(bulk.path(0).path("created").isIntegralNumber()).isTrue();
        assertThat(own.path(0).path("created").isTextual()).isTrue();
        assertThat(own.findValues("from")).anyMatch(JsonNode::isNull);
        assertThat(bulk.findValues("from")).noneMatch(JsonNode::isNull);
        assertThat(bulk).anyMatch(history -> !history.has("author"));
    }

    @Test
    void tooMuchIsRefused() {
        String thousand = "'1',".repeat(1_000);

        assertThat(account.post(BULK, "{'issueIdsOrKeys':[" + thousand + "'1']}").status()).isEqualTo(400);
        assertThat(account.post(BULK, "{'issueIdsOrKeys':['1'],'maxResults':10001}").status()).isEqualTo(400);
        assertThat(account.post(BULK, "{'issueIdsOrKeys':['1'],'maxResults':0}").status()).isEqualTo(400);
        assertThat(account.post(BULK, "{'issueIdsOrKeys':['1'],'expand':'x'}").status()).isEqualTo(400);
        assertThat(account.post(BULK, "{'issueIdsOrKeys':['1'],'fieldIds':['1','2','3','4','5','6','7','8','9','10','11']}").status()).isEqualTo(400);
    }
}
