package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** A Jira that is out of order for long pauses the job rather than failing it; what a site bears is shared with other nodes. */
class BreakerIT {

    private static Api admin;
    private static People database;
    private static DemoSite site;

    @BeforeAll
    static void start() {
        admin = RunningApp.shared().admin();
        database = new People(RunningApp.shared());
        site = DemoSite.of(admin, DemoOptions.defaults());
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Tag("full")
    @Test
    void a_site_that_fails_for_long_pauses_the_job_which_goes_on_by_itself_and_ends_complete() {
        // once when the export is asked for, then as often as a job tries a call, for a minute or so
        site.jira().moods().failNext("search/jql", 9, Mood.UNAVAILABLE);
        String job = site.queued(site.request("json"));
        JsonNode paused = site.await(job, "paused", "done", "failed");

        assertThat(paused.path("status").asText()).as(paused.toString()).isEqualTo("paused");
        assertThat(paused.path("paused_reason").asText()).isEqualTo("breaker");
        assertThat(paused.path("wait").path("reason").asText()).isEqualTo("retry");
        assertThat(paused.path("error").path("code").asText()).isEqualTo("upstream_error");
        assertThat(paused.path("error").path("message").asText()).contains("503");
        assertThat(admin.with("Accept", "text/html").get("/jobs/" + job).text()).contains("goes on by itself");

        // five minutes later
        database.update("update jobs set resume_at = now() where id = cast(? as uuid)", job);
        JsonNode done = site.ended(job);
        assertThat(done.path("status").asText()).isEqualTo("done");
        assertThat(done.path("complete").asBoolean()).isTrue();
        assertThat(done.path("error").isNull()).isTrue();
    }

    @Test
    void another_node_that_jira_asked_to_wait_makes_this_one_wait_too() {
        String address = site.jira().baseUri().toString();
        CountDownLatch reached = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        site.jira().moods().beforeNext("issue/bulkfetch", () -> {
            reached.countDown();
            waitFor(go);
        });
        String job = site.queued(site.request("json"));
        waitFor(reached);
        // its lease is old enough for the next call to renew it
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> database.value("select count(*) from site_budgets where site = ? and leased_until < now() + interval '7 seconds'", address).equals("1"));
        database.update("insert into site_budgets (site, holder, leased_until, paused_until) values (?, 'another', now() + interval '1 hour', now() + interval '20 seconds')", address);
        go.countDown();

        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> site.job(job).path("wait").path("reason").asText().equals("rate_limit"));
        database.update("delete from site_budgets where holder = 'another'");
        JsonNode done = site.ended(job);
        assertThat(done.path("complete").asBoolean()).isTrue();
        assertThat(done.path("progress").path("waits_ms").asLong()).isPositive();
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(120, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
