package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Edition;
import org.jiraextractor.demo.Trouble;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.jiraextractor.support.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** A run that takes only what changed since the last one of the same question. The site's clock is the test's, so nothing happens by the way. */
class DeltaIT {

    private final Api admin = RunningApp.shared().admin();
    private final SettableClock clock = SettableClock.at("2026-11-20T17:00:00Z");
    private DemoSite site;

    @BeforeEach
    void start() {
        site = DemoSite.of(admin, DemoOptions.defaults().withClock(clock));
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void without_an_earlier_run_everything_is_taken_and_the_next_takes_nothing() {
        String first = site.exported(delta("json"));
        JsonNode delta = site.manifest(first).path("delta");
        assertThat(delta.path("base_job_id").isNull()).isTrue();
        assertThat(delta.path("gone")).isEmpty();
        assertThat(Instant.parse(delta.path("watermark").asText())).isEqualTo(latest());
        assertThat(keys(first)).hasSize(120);

        long calls = site.jira().calls().count("issue/bulkfetch");
        String second = site.exported(delta("json"));
        JsonNode manifest = site.manifest(second);
        assertThat(manifest.path("delta").path("base_job_id").asText()).isEqualTo(first);
        assertThat(manifest.path("delta").path("watermark").asText()).isEqualTo(delta.path("watermark").asText());
        assertThat(manifest.path("counts").path("issues").path("expected").asInt()).isZero();
        assertThat(manifest.path("complete").asBoolean()).isTrue();
        assertThat(keys(second)).isEmpty();
        // the last one changed lies in the overlap: it is looked at once more, and has not changed
        assertThat(site.jira().calls().count("issue/bulkfetch") - calls).isLessThanOrEqualTo(1);
    }

    @Test
    void what_changed_is_taken_what_is_gone_is_told_and_each_run_builds_on_the_one_before() {
        String full = site.exported(site.request("json"));
        assertThat(site.manifest(full).path("delta").isNull()).isTrue();

        clock.advance(Duration.ofMinutes(30));
        site.jira().world().rename("ALPHA-7", "another summary");
        site.jira().world().delete("BETA-3");
        String deleted = "BETA-3";
        String first = site.exported(delta("json", "csv"));
        JsonNode delta = site.manifest(first).path("delta");
        assertThat(keys(first)).containsExactly("ALPHA-7");
        assertThat(delta.path("base_job_id").asText()).isEqualTo(full);
        assertThat(Instant.parse(delta.path("watermark").asText())).isEqualTo(clock.instant());
        assertThat(delta.path("gone")).hasSize(1);
        assertThat(delta.path("gone").get(0).path("key").asText()).isEqualTo(deleted);
        assertThat(delta.path("gone").get(0).path("reason").asText()).isEqualTo("deleted");
        assertThat(site.manifest(first).path("complete").asBoolean()).isTrue();
        assertThat(site.manifest(first).path("missing")).isEmpty();
        assertThat(admin.with("Accept-Language", "en").get("/jobs/" + first + "/files").text()).contains("One issue is no longer among those of the query", "Deleted, or no longer shown to this account");

        // two minutes later, within the overlap: the one before is seen again and is what it was
        clock.advance(Duration.ofMinutes(2));
        site.jira().world().rename("ALPHA-8", "another summary");
        String second = site.exported(delta("json"));
        assertThat(site.manifest(second).path("delta").path("base_job_id").asText()).isEqualTo(first);
        assertThat(keys(second)).containsExactly("ALPHA-8");
        assertThat(site.manifest(second).path("delta").path("gone")).isEmpty();

        // and changed once more within the overlap it is taken once more
        clock.advance(Duration.ofMinutes(1));
        site.jira().world().rename("ALPHA-7", "yet another");
        assertThat(keys(site.exported(delta("json")))).containsExactly("ALPHA-7");
    }

    @Test
    void an_issue_that_the_query_finds_no_more_was_moved_and_one_that_it_finds_anew_is_taken() {
        ObjectNode request = delta("json").put("jql", "summary ~ \"zebra\" OR key in (ALPHA-1, ALPHA-2)");
        site.jira().world().rename("ALPHA-9", "a zebra");
        String first = site.exported(request);
        assertThat(keys(first)).containsExactly("ALPHA-1", "ALPHA-2", "ALPHA-9");
        clock.advance(Duration.ofHours(1));
        site.jira().world().rename("ALPHA-9", "no such animal");
        site.jira().world().rename("ALPHA-10", "another zebra");
        String second = site.exported(request);
        assertThat(keys(second)).containsExactly("ALPHA-10");
        assertThat(site.manifest(second).path("delta").path("gone").toString()).contains("\"key\":\"ALPHA-9\"", "\"reason\":\"moved\"");
    }

    @Test
    void only_a_run_of_the_same_question_that_is_whole_is_built_on() {
        String full = site.exported(site.request("json"));
        ObjectNode other = delta("json");
        other.putObject("include").put("comments", false);
        assertThat(base(site.exported(other))).isNull();
        assertThat(base(site.exported(delta("json").put("jql", DemoSite.EVERYTHING + " AND key != ALPHA-1")))).isNull();
        ObjectNode cut = site.request("json");
        cut.putObject("limits").put("max_issues", 5);
        site.exported(cut);
        String delta = site.exported(delta("json"));
        assertThat(base(delta)).isEqualTo(full);
        admin.delete("/api/jobs/" + delta);
        admin.delete("/api/jobs/" + full);
        assertThat(base(site.exported(delta("json")))).isNull();
    }

    @Test
    void fields_that_leave_out_the_date_of_change_are_compared_by_it_all_the_same() {
        ObjectNode request = delta("json");
        request.putArray("fields").add("summary");
        String first = site.exported(request);
        assertThat(issues(first).get(0).path("fields").properties()).extracting(Map.Entry::getKey).containsExactly("summary");
        clock.advance(Duration.ofHours(1));
        site.jira().world().rename("ALPHA-7", "another summary");
        assertThat(keys(site.exported(request))).containsExactly("ALPHA-7");
    }

    @Test
    void more_formats_of_a_delta_say_of_which_it_is() {
        site.exported(site.request("json").put("jql", "key in (ALPHA-1, ALPHA-2)"));
        clock.advance(Duration.ofHours(1));
        site.jira().world().rename("ALPHA-1", "another");
        String delta = site.exported(delta("json").put("jql", "key in (ALPHA-1, ALPHA-2)"));
        String more = admin.post("/api/jobs/" + delta + "/formats", Map.of("formats", List.of("csv"))).json().path("job_id").asText();
        site.ended(more);
        assertThat(site.manifest(more).path("delta")).isEqualTo(site.manifest(delta).path("delta"));
        assertThat(site.file(more, "csv/issues.csv").text()).contains("ALPHA-1").doesNotContain("ALPHA-2,");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_site_that_knows_moments_only_as_texts_is_asked_in_the_accounts_time_zone_and_nothing_is_lost(boolean dataCenter) {
        site.close();
        site = DemoSite.of(admin, DemoOptions.defaults().withClock(clock).withEdition(dataCenter ? Edition.DATA_CENTER : Edition.CLOUD));
        site.jira().moods().refuseMilliseconds(true);
        String full = site.exported(site.request("json"));
        assertThat(site.manifest(full).path("complete").asBoolean()).isTrue();

        clock.advance(Duration.ofMinutes(30));
        site.jira().world().rename("ALPHA-7", "another summary");
        site.jira().world().delete("BETA-3");
        String first = site.exported(delta("json"));
        assertThat(keys(first)).containsExactly("ALPHA-7");
        JsonNode manifest = site.manifest(first);
        assertThat(base(first)).isEqualTo(full);
        assertThat(manifest.path("complete").asBoolean()).isTrue();
        assertThat(manifest.path("delta").path("gone").findValuesAsText("key")).containsExactly("BETA-3");

        clock.advance(Duration.ofHours(2));
        site.jira().world().rename("ALPHA-8", "another summary");
        assertThat(keys(site.exported(delta("json")))).containsExactly("ALPHA-8");
        assertThat(site.jira().moods().met(Trouble.NO_MILLISECONDS)).as("each run finds out by itself, once").isEqualTo(3);
    }

    @Test
    void one_that_failed_and_is_retried_when_its_base_is_gone_says_so_and_a_new_run_builds_on_what_there_is() {
        ObjectNode request = delta("json").put("jql", "key in (ALPHA-1, ALPHA-2)");
        String older = site.exported(request);
        String base = site.exported(request);
        site.jira().moods().revokeToken(true);
        String delta = site.queued(request);
        assertThat(site.ended(delta).path("error").path("code").asText()).isEqualTo("bad_credentials");
        site.jira().moods().calm();
        assertThat(admin.delete("/api/jobs/" + base).status()).isEqualTo(204);

        assertThat(admin.post("/api/jobs/" + delta + "/retry").status()).isEqualTo(202);
        JsonNode problem = site.ended(delta).path("error");
        assertThat(problem.path("code").asText()).isEqualTo("wrong_state");
        assertThat(problem.path("message").asText()).startsWith("The earlier export on which this one builds was deleted before this one had read it").contains("use “Run again”");
        assertThat(problem.path("hint").asText()).isEqualTo("Run the export again; it reads from Jira anew.");

        String again = admin.post("/api/jobs/" + delta + "/rerun").json().path("job_id").asText();
        assertThat(site.ended(again).path("status").asText()).isEqualTo("done");
        assertThat(base(again)).isEqualTo(older);
    }

    private ObjectNode delta(String... formats) {
        return site.request(formats).put("mode", "delta");
    }

    private String base(String job) {
        return site.manifest(job).path("delta").path("base_job_id").asText(null);
    }

    private JsonNode issues(String job) {
        return site.file(job, "json/issues.json").json();
    }

    private List<String> keys(String job) {
        List<String> keys = new ArrayList<>();
        issues(job).forEach(issue -> keys.add(issue.path("key").asText()));
        return keys;
    }

    /** Those that the account may see. */
    private Instant latest() {
        return site.jira().world().stream().map(DemoIssue::updated).max(Instant::compareTo).orElseThrow();
    }
}
