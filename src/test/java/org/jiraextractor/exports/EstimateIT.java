package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.assertj.core.data.Percentage;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What an export would be like, told before it is made, is what it then is like. */
class EstimateIT {

    private final Api admin = RunningApp.shared().admin();

    @ParameterizedTest
    @CsvSource({"120, true, true, true, false", "120, true, true, false, false", "120, false, false, false, false", "120, true, true, true, true", "700, true, true, true, false"})
    void the_calls_that_are_told_are_those_that_are_made(int issues, boolean lists, boolean changes, boolean attachments, boolean watchers) {
        try (DemoSite site = DemoSite.of(admin, DemoOptions.defaults().withIssues(issues).withShortPages(false))) {
            ObjectNode request = site.request("json");
            request.putObject("include").put("comments", lists).put("worklogs", lists).put("changes", changes).put("attachments", attachments).put("watchers", watchers);
            JsonNode estimate = estimate(request);
            JsonNode run = site.job(site.exported(request)).path("progress");

            assertThat(estimate.path("requests").asLong()).as(estimate.toString()).isCloseTo(run.path("requests").asLong(), Percentage.withPercentage(10));
            assertThat(estimate.path("issues").asInt()).isEqualTo(issues);
            assertThat(estimate.path("approximate").asBoolean()).isFalse();
            assertThat(estimate.path("seconds").asInt()).isPositive();
            assertThat(estimate.path("bytes").asLong()).isGreaterThan(issues * 1_000L);
            assertThat(estimate.path("sample")).hasSize(5);
        }
    }

    private JsonNode estimate(ObjectNode request) {
        Api.Answer answer = admin.post("/api/export/estimate", request.deepCopy().without(java.util.List.of("formats")));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }
}
