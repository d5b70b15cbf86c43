package org.jiraextractor.bus;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Cluster;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.JobViewer;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** A node for the web and two workers, each a process of its own, with one database and one volume. Whatever happens to the workers, who follows a job on the web node sees it whole. */
@Tag("full")
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeveralNodesIT {

    private static final Duration LONGEST = Duration.ofSeconds(150);

    private static Cluster cluster;
    private static Api admin;
    private static DemoSite site;
    private static String undisturbed;

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
        admin = cluster.web().admin();
        site = DemoSite.of(admin, DemoOptions.defaults());
        undisturbed = site.contentSha256(site.exported(site.request("json", "csv")));
    }

    @AfterAll
    static void stop() {
        try {
            site.close();
        } finally {
            cluster.close();
        }
    }

    @BeforeEach
    void all() {
        cluster.up();
    }

    @AfterEach
    void calm() {
        site.jira().moods().calm();
    }

    @Test
    void each_does_what_its_role_is() {
        assertThat(admin.get("/api/jobs").status()).isEqualTo(200);
        for (RunningApp worker : cluster.workers()) {
            assertThat(worker.anonymous().get("/health/ready").json().path("status").asText()).isEqualTo("up");
            for (String path : List.of("/", "/login", "/api/jobs", "/assets/app.css", "/health/../login", "/openapi")) {
                assertThat(worker.anonymous().get(path).status()).as(path).isEqualTo(404);
            }
        }
        String job = site.exported(site.request("json").put("jql", "project = ALPHA"));
        assertThat(cluster.query("select lease_holder from jobs where id = cast(? as uuid)", job)).doesNotContain(Cluster.id(cluster.web()));
        assertThat(cluster.query("select distinct id from nodes where stopped_at is null and last_seen_at > now() - interval '30 seconds'")).contains(Cluster.id(cluster.web()), Cluster.id(cluster.workers().get(0)));
    }

    @Test
    void jobs_spread_over_the_workers_and_their_events_come_whole_and_in_order_on_the_web_node() {
        CountDownLatch go = new CountDownLatch(1);
        // the furthest first: each must still come past what holds those behind it; the first search tries the query at the door
        List<String> jobs = List.of(heldAt("attachment/content", 3, go), heldAt("issue/bulkfetch", 0, go), heldAt("search/jql", 1, go));
        List<JobViewer> viewers = jobs.stream().map(job -> JobViewer.of(admin, job)).toList();
        assertThat(jobs.stream().map(cluster::holderOf).distinct()).as("who works").hasSize(2);
        viewers.forEach(viewer -> Awaitility.await().atMost(LONGEST).until(() -> viewer.saw("phase", "phase", "census")));
        go.countDown();
        for (int i = 0; i < jobs.size(); i++) {
            sawAll(viewers.get(i), jobs.get(i));
            assertThat(viewers.get(i).seen()).as("progress too").anyMatch(event -> event.type().equals("progress"));
            assertThat(site.contentSha256(jobs.get(i))).isEqualTo(undisturbed);
        }
    }

    @Test
    void what_is_asked_on_the_web_node_the_worker_hears() {
        CountDownLatch go = new CountDownLatch(1);
        String job = heldAt("attachment/content", 3, go);
        JobViewer viewer = JobViewer.of(admin, job);
        assertThat(admin.post("/api/jobs/" + job + "/cancel").status()).isEqualTo(202);
        go.countDown();
        assertThat(site.ended(job).path("status").asText()).isEqualTo("cancelled");
        sawAll(viewer, job);
    }

    @Test
    void a_worker_that_is_killed_is_taken_over() {
        CountDownLatch go = new CountDownLatch(1);
        String job = heldAt("attachment/content", 5, go);
        JobViewer viewer = JobViewer.of(admin, job);
        cluster.holderOf(job).killHard();
        letTheLeaseRunOut(job);
        endsOnTheOther(job, viewer, go);
    }

    @Test
    void a_worker_that_is_frozen_past_its_lease_wakes_up_and_disturbs_nobody() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        String job = heldAt("attachment/content", 5, go);
        JobViewer viewer = JobViewer.of(admin, job);
        RunningApp frozen = cluster.holderOf(job);
        signal("STOP", frozen);
        try {
            letTheLeaseRunOut(job);
            Awaitility.await().atMost(LONGEST).until(() -> cluster.holderOf(job) != frozen);
        } finally {
            signal("CONT", frozen);
        }
        endsOnTheOther(job, viewer, go);
        assertThat(cluster.query("select lease_epoch from jobs where id = cast(? as uuid)", job)).as("claims").containsExactly("2");
    }

    @Test
    void a_worker_that_stops_hands_its_job_back_at_once() {
        CountDownLatch go = new CountDownLatch(1);
        String job = heldAt("attachment/content", 5, go);
        JobViewer viewer = JobViewer.of(admin, job);
        RunningApp leaving = cluster.holderOf(job);
        go.countDown();
        assertThat(leaving.stop()).as("exit code").isZero();
        assertThat(site.ended(job).path("status").asText()).isEqualTo("done");
        sawAll(viewer, job);
        assertThat(site.contentSha256(job)).isEqualTo(undisturbed);
        assertThat(cluster.query("select id from nodes where stopped_at is not null")).containsExactly(Cluster.id(leaving));
    }

    @Test
    void a_line_that_is_cut_again_and_again_loses_no_event_and_repeats_none() {
        CountDownLatch go = new CountDownLatch(1);
        String job = heldAt("attachment/content", 3, go);
        JobViewer viewer = JobViewer.of(admin, job);
        Awaitility.await().atMost(LONGEST).until(() -> viewer.saw("phase", "phase", "attachments"));
        go.countDown();
        int[] cuts = {0};
        Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(() -> {
            cuts[0] += cluster.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'jira-issue-extractor bus'").size();
            return site.job(job).path("status").asText().equals("done");
        });
        assertThat(cuts[0]).isPositive();
        sawAll(viewer, job);
    }

    @Test
    void another_worker_with_a_volume_of_its_own_is_refused() {
        try (RunningApp apart = cluster.node(Map.of("DATA_SHARED", "false", "ENABLE_WEB", "false"))) {
            assertThat(apart.runToItsEnd()).isEqualTo(1);
            assertThat(apart.output()).contains("could not be deployed (Another worker, ", "runs already", "JIRA_EXTRACTOR_DATA_SHARED=true on both");
        }
    }

    private static void endsOnTheOther(String job, JobViewer viewer, CountDownLatch go) {
        Awaitility.await().atMost(LONGEST).until(() -> viewer.seen().stream().filter(event -> event.type().equals("state") && event.data().path("status").asText().equals("running")).count() == 2);
        go.countDown();
        JsonNode end = site.ended(job);
        assertThat(end.path("status").asText()).as(end.toString()).isEqualTo("done");
        sawAll(viewer, job);
        assertThat(site.contentSha256(job)).isEqualTo(undisturbed);
    }

    /** Every event once, in order, and the end last. */
    private static void sawAll(JobViewer viewer, String job) {
        viewer.untilTheEnd();
        assertThat(viewer.numbers()).isEqualTo(IntStream.rangeClosed(1, site.events(job).size()).boxed().toList());
        assertThat(viewer.seen().get(viewer.seen().size() - 1).type()).isEqualTo("end");
        assertThat(viewer.seen()).filteredOn(event -> event.type().equals("end")).hasSize(1);
    }

    /** As if the rest of it had passed: what counts is the clock of the database. */
    private static void letTheLeaseRunOut(String job) {
        assertThat(cluster.query("update jobs set lease_until = now() where id = cast(? as uuid) and lease_until < now() + interval '31 seconds' returning 1", job)).hasSize(1);
    }

    private static String heldAt(String endpoint, int good, CountDownLatch go) {
        CountDownLatch here = new CountDownLatch(1);
        site.jira().moods().beforeNext(endpoint, good, () -> {
            here.countDown();
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        String job = site.queued(site.request("json", "csv"));
        Awaitility.await(endpoint).atMost(LONGEST).until(() -> here.getCount() == 0);
        return job;
    }

    private static void signal(String name, RunningApp node) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(node.pid())).inheritIO().start();
        assertThat(kill.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(kill.exitValue()).isZero();
    }
}
