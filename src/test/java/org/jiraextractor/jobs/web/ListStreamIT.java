package org.jiraextractor.jobs.web;

import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The stream of a list of jobs: the cells of the rows that may change, until none may. */
class ListStreamIT {

    private static final RunningApp APP = RunningApp.shared();
    private static DemoSite site;

    @BeforeAll
    static void open() {
        site = DemoSite.of(APP.admin(), DemoOptions.defaults().withIssues(60));
    }

    @AfterAll
    static void away() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void a_list_listens_to_its_rows_that_have_not_ended_and_hears_their_end() {
        CountDownLatch go = new CountDownLatch(1);
        site.jira().moods().beforeNext("issue/bulkfetch", () -> waited(go));
        String job = site.queued(site.request("json").put("jql", "key = ALPHA-1"));
        try {
            site.await(job, "running");
            String page = APP.admin().get("/jobs?connection_id=" + site.connection()).text();
            assertThat(page).contains("sse-connect=\"/jobs/live?id=" + job + "\"", "sse-swap=\"state-" + job + "\"");
            StringBuilder heard = new StringBuilder();
            APP.admin().stream("/jobs/live?id=" + job, in -> {
                try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                        heard.append(line).append('\n');
                        // once the stream has told that it runs
                        if (line.equals("event: again-" + job)) {
                            go.countDown();
                        }
                    }
                } catch (IOException cut) {
                    throw new UncheckedIOException(cut);
                }
            });
            assertThat(heard.toString()).containsSubsequence("event: state-" + job, "Running", "event: state-" + job, "Done", "event: again-" + job, "/jobs/" + job + "/rerun", "event: end").doesNotContain("<td", "??");
        } finally {
            go.countDown();
        }
        assertThat(APP.admin().get("/jobs?connection_id=" + site.connection()).text()).doesNotContain("sse-connect");
    }

    @Test
    void what_somebody_may_not_see_and_what_is_no_job_is_passed_over() {
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        Api other = new People(APP).loggedIn("viewer");
        String ids = "id=" + UUID.randomUUID() + "&id=" + job;
        for (String path : new String[] {"/jobs/live?" + ids, "/jobs/live"}) {
            StringBuilder heard = new StringBuilder();
            int status = other.stream(path, in -> heard.append(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().collect(Collectors.joining("\n"))));
            assertThat(status).isEqualTo(200);
            assertThat(heard).contains("event: end").doesNotContain(job);
        }
        assertThat(other.get("/jobs/live?id=x").status()).isEqualTo(400);
        assertThat(APP.anonymous().get("/jobs/live").status()).isIn(303, 401);
    }

    private static void waited(CountDownLatch go) {
        try {
            go.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
