package org.jiraextractor.bus;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Trouble;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Cluster;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.JobViewer;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node for the web and two workers, each a process of its own, with one database and one volume. Whatever happens to the workers, who follows a job on the web node sees it whole. Any order will do; this
 * one starts fewest processes anew.
 */
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeveralNodesIT {

    private static final Duration LONGEST = Duration.ofSeconds(150);

    private static final int LAST = Integer.MAX_VALUE;
    private static final int LAST_BUT_ONE = LAST - 1;

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

    /** Until then the site keeps those waiting who are held. */
    private final CountDownLatch go = new CountDownLatch(1);

    @BeforeEach
    void all() {
        cluster.up();
    }

    @AfterEach
    void calm() {
        go.countDown();
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
        JsonNode nodes = admin.get("/api/admin/nodes").json().path("items");
        assertThat(nodes).extracting(node -> node.path("id").asText() + " " + node.path("state").asText() + " " + node.path("roles")).contains(
                Cluster.id(cluster.web()) + " up [\"web\"]", Cluster.id(cluster.workers().get(0)) + " up [\"worker\",\"scheduler\"]", Cluster.id(cluster.workers().get(1)) + " up [\"worker\"]");
    }

    @Test
    void jobs_spread_over_the_workers_and_their_events_come_whole_and_in_order_on_the_web_node() {
        // the furthest first: it must still come past what holds the one behind it
        List<String> jobs = List.of(heldAt("attachment/content", 3), heldAt("issue/bulkfetch", 0), site.queued(site.request("json", "csv")));
        List<JobViewer> viewers = jobs.stream().map(job -> JobViewer.of(admin, job)).toList();
        assertThat(jobs.stream().map(cluster::holderOf)).as("a job each, and one waits").doesNotHaveDuplicates().containsAll(cluster.workers()).containsNull();
        viewers.forEach(viewer -> Awaitility.await().atMost(LONGEST).until(() -> viewer.saw("state", "status", "queued")));
        go.countDown();
        for (int i = 0; i < jobs.size(); i++) {
            sawAll(viewers.get(i), jobs.get(i));
            assertThat(viewers.get(i).seen()).as("progress too").anyMatch(event -> event.type().equals("progress"));
            assertThat(site.contentSha256(jobs.get(i))).isEqualTo(undisturbed);
        }
    }

    @Test
    void what_is_asked_on_the_web_node_the_worker_hears() {
        String job = heldAt("attachment/content", 3);
        JobViewer viewer = JobViewer.of(admin, job);
        assertThat(admin.post("/api/jobs/" + job + "/cancel").status()).isEqualTo(202);
        go.countDown();
        assertThat(site.ended(job).path("status").asText()).isEqualTo("cancelled");
        sawAll(viewer, job);
    }

    @Test
    @Order(LAST_BUT_ONE)
    void a_worker_that_is_killed_is_taken_over() {
        String job = heldAt("attachment/content", 5);
        JobViewer viewer = JobViewer.of(admin, job);
        cluster.holderOf(job).killHard();
        letTheLeaseRunOut(job);
        endsOnTheOther(job, viewer);
    }

    @Test
    void a_worker_that_is_frozen_past_its_lease_wakes_up_and_disturbs_nobody() throws Exception {
        String job = heldAt("attachment/content", 5);
        JobViewer viewer = JobViewer.of(admin, job);
        RunningApp frozen = cluster.holderOf(job);
        signal("STOP", frozen);
        try {
            letTheLeaseRunOut(job);
            Awaitility.await().atMost(LONGEST).until(() -> cluster.holderOf(job) != frozen);
        } finally {
            signal("CONT", frozen);
        }
        endsOnTheOther(job, viewer);
        assertThat(cluster.query("select lease_epoch from jobs where id = cast(? as uuid)", job)).as("claims").containsExactly("2");
    }

    @Test
    void a_node_that_is_frozen_in_a_transaction_loses_its_locks_after_a_minute() {
        assertThat(cluster.query("show idle_in_transaction_session_timeout")).containsExactly("1min");
        assertThat(cluster.query("select count(*) from pg_settings where name = 'idle_in_transaction_session_timeout' and source = 'client'")).as("by our address, not by the server's own settings").containsExactly("1");
    }

    @Test
    @Order(LAST)
    void a_worker_that_stops_hands_its_job_back_at_once() {
        String job = heldAt("attachment/content", 5);
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
        String job = heldAt("attachment/content", 3);
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
    void workers_share_what_a_site_bears() {
        List<String> jobs = List.of(heldAt("attachment/content", 3), heldAt("issue/bulkfetch", 0));
        assertThat(jobs.stream().map(cluster::holderOf).distinct()).hasSize(2);
        site.jira().calls().clear();
        site.jira().moods().set(Trouble.RATE_LIMIT, 20);
        go.countDown();
        String nodes = "select count(*) from site_budgets where site = ? and leased_until > now()";
        Awaitility.await().atMost(LONGEST).until(() -> cluster.query(nodes, site.jira().baseUri().toString()), found -> found.equals(List.of("2")) || found.equals(List.of("3")));
        jobs.forEach(job -> assertThat(site.ended(job).path("status").asText()).isEqualTo("done"));
        jobs.forEach(job -> assertThat(site.contentSha256(job)).isEqualTo(undisturbed));
        long refused = site.jira().calls().count("", 429);
        assertThat(refused).as("of " + site.jira().calls().total() + " calls").isLessThan(site.jira().calls().total() / 10);
        assertThat(admin.get("/api/admin/sites").json().path("items")).anyMatch(one -> one.path("site").asText().equals(site.jira().baseUri().toString()));
    }

    private void endsOnTheOther(String job, JobViewer viewer) {
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

    private String heldAt(String endpoint, int good) {
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
