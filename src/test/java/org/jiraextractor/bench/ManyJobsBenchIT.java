package org.jiraextractor.bench;

import org.jiraextractor.config.Database;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.launcher.PlainDatabase;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Prints what lists cost with 10,000 jobs and 1,000,000 events, and how soon 2,000 open streams on one node have an event that another wrote. The client runs on the same machine. */
@Tag("bench")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ManyJobsBenchIT {

    private static final int JOBS = 10_000;
    private static final int EVENTS_EACH = 100;
    private static final int REQUESTS = 300;
    private static final int VIEWERS = Integer.getInteger("bench.viewers", 2_000);
    private static final int TOLD = 20;
    private static final Path BUNDLE = Path.of(System.getProperty("bundle.directory", "target/jira-issue-extractor")).toAbsolutePath();

    private final PrintStream out = System.out;

    @Test
    void measure() throws Exception {
        Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/apps").toAbsolutePath()), "bench");
        try (PlainDatabase postgres = PlainDatabase.start(BUNDLE.resolve("lib"), folder.resolve("data"))) {
            Database database = postgres.database();
            try (RunningApp app = RunningApp.ofItsOwn(Map.of("DB_URL", database.url(), "DB_USER", database.user(), "DB_PASSWORD", database.password(), "ENABLE_WORKER", "false"));
                 DemoSite site = DemoSite.of(app.admin(), DemoOptions.defaults());
                 Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
                String job = site.queued(site.request("json"));
                fill(connection, job);
                lists(app, site, job);
                streams(app, connection, job);
            }
        }
    }

    private static void fill(Connection connection, String job) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("insert into jobs (id, kind, name, status, phase, complete, owner_id, connection_id, sharing, request, progress, phases, created_at, started_at, finished_at, last_seq)"
                    + " select gen_random_uuid(), case when n % 10 = 0 then 'verify' else 'export' end, 'job ' || n, (array['done', 'done', 'done', 'failed', 'cancelled'])[1 + n % 5], 'finished', true, owner_id,"
                    + " connection_id, 'private', request, progress, phases, now() - n * interval '1 minute', now() - n * interval '1 minute', now() - n * interval '1 minute', " + EVENTS_EACH
                    + " from jobs, generate_series(1, " + JOBS + ") n where id = '" + job + "'");
            sql.execute("insert into job_events (job_id, seq, at, type, level, key, args, data) select id, n, created_at, 'log', case when n % 20 = 0 then 'warn' else 'info' end, 'job.event.taken_over', '[]', '{}'"
                    + " from jobs, generate_series(1, " + EVENTS_EACH + ") n where id <> '" + job + "'");
            sql.execute("vacuum analyze");
        }
    }

    private void lists(RunningApp app, DemoSite site, String job) throws Exception {
        String one = app.admin().get("/api/jobs?status=done&limit=1").json().path("items").path(0).path("job_id").asText();
        String deep = app.admin().get("/api/jobs?limit=200").json().path("next_cursor").asText();
        out.println(JOBS + " jobs, " + JOBS * EVENTS_EACH + " events, " + REQUESTS + " requests each, one after the other");
        out.println("| request | p50 | p99 |");
        out.println("|---|---|---|");
        List<String> paths = List.of("/api/jobs", "/api/jobs?limit=200", "/api/jobs?limit=200&cursor=" + deep, "/api/jobs?status=failed", "/api/jobs?status=queued", "/api/jobs?kind=verify",
                "/api/jobs?q=job%209999", "/api/jobs?q=nowhere", "/api/jobs?connection_id=" + site.connection(), "/api/jobs?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z",
                "/api/jobs/" + one + "/events?limit=200", "/api/jobs/" + one + "/events?level=warn", "/api/admin/queue");
        for (String path : paths) {
            time(app.admin(), path);
        }
        Api stranger = editor(app);
        time(stranger, "/api/jobs", "/api/jobs of somebody who may see none of them");
        Api browser = app.anonymous().with("Cookie", "JIE_SESSION=" + token(app)).with("Accept", "text/html");
        for (String path : List.of("/jobs", "/jobs?q=nowhere", "/jobs/" + one)) {
            time(browser, path);
        }
    }

    private static Api editor(RunningApp app) {
        String link = app.admin().post("/api/users", Map.of("email", "editor@example.org", "role", "editor")).json().path("link").asText();
        app.anonymous().post("/api/auth/accept-invitation", Map.of("token", link.replaceAll(".*[/=#]", ""), "password", RunningApp.ADMIN_PASSWORD, "display_name", "Editor"));
        return app.anonymous().logIn("editor@example.org", RunningApp.ADMIN_PASSWORD);
    }

    private static String token(RunningApp app) {
        return app.anonymous().post("/api/auth/login", Map.of("email", RunningApp.ADMIN_EMAIL, "password", RunningApp.ADMIN_PASSWORD)).json().path("token").asText();
    }

    private void time(Api api, String path) {
        time(api, path, path);
    }

    private void time(Api api, String path, String name) {
        for (int i = 0; i < 100; i++) {
            mustBeGood(api.get(path), path);
        }
        long[] nanos = new long[REQUESTS];
        for (int i = 0; i < REQUESTS; i++) {
            long began = System.nanoTime();
            mustBeGood(api.get(path), path);
            nanos[i] = System.nanoTime() - began;
        }
        out.printf(Locale.ROOT, "| %s | %s | %s |%n", name.replaceAll("[0-9a-f-]{36}", "…").replaceAll("cursor=.*", "cursor=…"), at(nanos, 0.5), at(nanos, 0.99));
    }

    private static void mustBeGood(Api.Answer answer, String path) {
        if (answer.status() != 200) {
            throw new AssertionError(path + ": " + answer);
        }
    }

    private static String at(long[] nanos, double part) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%.1f ms", sorted[(int) Math.min(sorted.length - 1, Math.ceil(part * sorted.length))] / 1e6);
    }

    private void streams(RunningApp app, Connection connection, String job) throws Exception {
        long threadsBefore = threads(app);
        String token = token(app);
        HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        ConcurrentLinkedQueue<Long> arrivals = new ConcurrentLinkedQueue<>();
        AtomicInteger open = new AtomicInteger();
        List<CompletableFuture<?>> streams = new java.util.ArrayList<>();
        for (int i = 0; i < VIEWERS; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(app.baseUri() + "/api/jobs/" + job + "/stream")).header("Authorization", "Bearer " + token).build();
            streams.add(client.sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines(open, arrivals))));
            if (i % 50 == 49) {
                waitUntil(open, i + 1);
            }
        }
        long threadsWith = threads(app);
        long[] nanos = new long[VIEWERS * TOLD];
        int known = 0;
        for (int i = 0; i < TOLD; i++) {
            arrivals.clear();
            long began = event(connection, job);
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (arrivals.size() < VIEWERS && System.nanoTime() < end) {
                LockSupport.parkNanos(1_000_000);
            }
            for (Long arrived : arrivals) {
                nanos[known++] = arrived - began;
            }
        }
        out.printf(Locale.ROOT, "%n%d open streams of one job on one node, %d events written elsewhere: %d of %d arrived; p50 %s, p99 %s, the last %s; threads of the node %d before, %d with them%n", VIEWERS, TOLD,
                known, VIEWERS * TOLD, at(Arrays.copyOf(nanos, known), 0.5), at(Arrays.copyOf(nanos, known), 0.99), at(Arrays.copyOf(nanos, known), 1), threadsBefore, threadsWith);
        streams.forEach(stream -> stream.cancel(true));
    }

    private static void waitUntil(AtomicInteger open, int wanted) {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (open.get() < wanted) {
            if (System.nanoTime() > end) {
                throw new AssertionError("only " + open.get() + " streams are open");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    /** As another node would write it. @return when it was committed */
    private static long event(Connection connection, String job) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement insert = connection.prepareStatement("with next as (update jobs set last_seq = last_seq + 1 where id = cast(? as uuid) returning id, last_seq)"
                + " insert into job_events (job_id, seq, at, type, level, key, args, data) select id, last_seq, now(), 'log', 'info', 'job.event.taken_over', '[]', '{}' from next");
             PreparedStatement tell = connection.prepareStatement("select pg_notify('jira_issue_extractor', ?)")) {
            insert.setString(1, job);
            insert.executeUpdate();
            tell.setString(1, "job bench " + job + " kept");
            try (ResultSet told = tell.executeQuery()) {
                told.next();
            }
            connection.commit();
            return System.nanoTime();
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static long threads(RunningApp app) throws Exception {
        return Files.readAllLines(Path.of("/proc/" + app.pid() + "/status")).stream().filter(line -> line.startsWith("Threads:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElse(-1);
    }

    /** Notes when events of the log come. */
    private record Lines(AtomicInteger open, ConcurrentLinkedQueue<Long> arrivals) implements Flow.Subscriber<String> {

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.equals("event: log")) {
                arrivals.add(System.nanoTime());
            } else if (line.equals("event: state")) {
                open.incrementAndGet();
            }
        }

        @Override
        public void onError(Throwable gone) {
            // the client is closed
        }

        @Override
        public void onComplete() {
            // told by what has not arrived
        }
    }
}
