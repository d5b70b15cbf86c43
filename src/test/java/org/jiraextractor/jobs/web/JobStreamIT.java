package org.jiraextractor.jobs.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.awaitility.Awaitility;
import org.jiraextractor.connections.SomePeople;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code GET /api/jobs/{id}/stream}: what was, then what happens, until the end. */
class JobStreamIT {

    private static final Duration LONGEST = Duration.ofSeconds(150);

    private static Api admin;
    private static DemoSite site;
    private static String done;

    /** One event as it came; a comment has nothing but its text. */
    private record Event(Integer id, String type, JsonNode data, String comment) {
    }

    /** Somebody who listens in the background. */
    private record Listener(List<Event> events, CompletableFuture<Integer> status) {

        static Listener to(Api api, String job) {
            List<Event> events = new CopyOnWriteArrayList<>();
            return new Listener(events, CompletableFuture.supplyAsync(() -> api.stream("/api/jobs/" + job + "/stream", in -> read(in, events)), Listener::apart));
        }

        /** In a thread of its own: those that all tasks share are fewer on a small machine than listeners here. */
        private static void apart(Runnable task) {
            Thread thread = new Thread(task, "listener");
            thread.setDaemon(true);
            thread.start();
        }

        List<Event> untilItCloses() {
            Awaitility.await("the stream to close").atMost(LONGEST).until(status::isDone);
            assertThat(status.join()).isEqualTo(200);
            return events;
        }
    }

    @BeforeAll
    static void start() {
        admin = RunningApp.shared().admin();
        site = DemoSite.of(admin, DemoOptions.defaults());
        done = site.exported(site.request("json").put("jql", "project = ALPHA"));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @AfterEach
    void calm() {
        site.jira().moods().calm();
    }

    @Test
    void an_ended_job_replays_all_its_events_and_closes() {
        List<Event> events = streamed(admin);
        List<JsonNode> kept = site.events(done);
        assertThat(events).extracting(Event::id).isEqualTo(IntStream.rangeClosed(1, kept.size()).boxed().toList());
        assertThat(events).extracting(Event::type).containsExactlyElementsOf(kept.stream().map(event -> event.path("type").asText()).toList());
        assertThat(events.get(0).type).isEqualTo("state");
        assertThat(events.get(0).data.toString()).isEqualTo("{\"status\":\"queued\",\"complete\":null,\"error\":null}");
        assertThat(last(events).type).isEqualTo("end");
        assertThat(last(events).data.toString()).isEqualTo("{\"status\":\"done\"}");
        assertThat(of(events, "phase")).isNotEmpty().allMatch(event -> names(event.data).equals(List.of("phase", "done", "total")));
        assertThat(of(events, "artifact")).hasSize(1).allMatch(event -> event.data.equals(site.job(done).path("artifact")));
        assertThat(of(events, "state")).last().matches(event -> event.data.toString().equals("{\"status\":\"done\",\"complete\":true,\"error\":null}"));
        assertThat(of(events, "phase")).extracting(event -> event.data.path("phase").asText()).contains("census", "issues", "attachments", "converting", "bundling");
    }

    @Test
    void it_goes_on_behind_the_last_id_that_the_client_knows() {
        int all = site.events(done).size();
        assertThat(streamed(admin.with("Last-Event-ID", "3"))).extracting(Event::id).isEqualTo(IntStream.rangeClosed(4, all).boxed().toList());
        for (String unknown : List.of("0", "x", "-1", "1e3", "99999999999999999999999")) {
            assertThat(streamed(admin.with("Last-Event-ID", unknown))).as(unknown).hasSize(all);
        }
    }

    @Test
    void what_was_written_while_nobody_was_told_comes_once_the_line_to_the_other_nodes_is_back() {
        People people = new People(RunningApp.shared());
        CountDownLatch go = held("attachment/content");
        try {
            // nobody but this test writes to it
            String job = paused(go);
            UUID id = UUID.fromString(job);
            Listener listener = Listener.to(admin, job);
            int before = site.events(job).size();
            Awaitility.await().atMost(LONGEST).until(() -> listener.events.stream().filter(event -> event.id != null).count() == before);
            people.update("with next as (update jobs set last_seq = last_seq + 1 where id = ? returning id, last_seq)"
                    + " insert into job_events (job_id, seq, at, type, level, key, args, data) select id, last_seq, now(), 'log', 'info', 'job.event.resumes', '[]', '{}' from next", id);
            assertThat(people.value("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'jira-issue-extractor bus'")).isEqualTo("1");
            Awaitility.await().atMost(LONGEST).until(() -> listener.events.stream().anyMatch(event -> event.id != null && event.id == before + 1));
            admin.post("/api/jobs/" + job + "/cancel");
            assertThat(listener.untilItCloses()).filteredOn(event -> event.id != null).extracting(Event::id).isEqualTo(IntStream.rangeClosed(1, site.events(job).size()).boxed().toList());
        } finally {
            go.countDown();
        }
    }

    /** Of which there is nothing to be heard until somebody does something with it. */
    private static String paused(CountDownLatch go) {
        String job = site.queued(site.request("json"));
        site.await(job, "running");
        admin.post("/api/jobs/" + job + "/pause");
        go.countDown();
        site.await(job, "paused");
        return job;
    }

    @Test
    void who_knows_the_end_of_an_ended_job_is_told_not_to_come_again() {
        int all = site.events(done).size();
        for (String known : List.of(Integer.toString(all), Integer.toString(all + 5))) {
            Api.Answer answer = admin.with("Last-Event-ID", known).get("/api/jobs/" + done + "/stream");
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.body()).isEmpty();
        }
    }

    /** With a token of the admin's by this name. */
    private static Api program(String name) {
        return RunningApp.shared().anonymous().withToken(admin.post("/api/tokens", Map.of("name", name)).json().path("token").asText());
    }

    private static void revoke(String name) {
        admin.get("/api/tokens").json().path("items").forEach(token -> {
            if (token.path("name").asText().equals(name)) {
                assertThat(admin.delete("/api/tokens/" + token.path("id").asText()).status()).isEqualTo(204);
            }
        });
    }

    @Test
    @Tag("full")
    void a_stream_ends_soon_after_the_session_or_the_token_that_opened_it() {
        CountDownLatch go = held("attachment/content");
        try {
            String job = site.queued(site.request("json"));
            Api leaving = RunningApp.shared().anonymous().logIn(RunningApp.ADMIN_EMAIL, RunningApp.ADMIN_PASSWORD);
            Listener left = Listener.to(leaving, job);
            Listener stayed = Listener.to(admin, job);
            Listener revoked = Listener.to(program("for now"), job);
            Listener kept = Listener.to(program("for longer"), job);
            Awaitility.await().atMost(LONGEST).until(() -> Stream.of(left, stayed, revoked, kept).noneMatch(listener -> listener.events.isEmpty()));
            assertThat(leaving.post("/api/auth/logout").status()).isEqualTo(204);
            revoke("for now");
            assertThat(left.untilItCloses()).noneMatch(event -> "end".equals(event.type));
            assertThat(revoked.untilItCloses()).noneMatch(event -> "end".equals(event.type));
            assertThat(stayed.status).isNotDone();
            go.countDown();
            assertThat(last(stayed.untilItCloses()).type).isEqualTo("end");
            assertThat(last(kept.untilItCloses()).type).isEqualTo("end");
        } finally {
            go.countDown();
            revoke("for longer");
        }
    }

    @Test
    void what_happens_meanwhile_comes_live_in_order_and_without_a_gap() {
        CountDownLatch go = held("attachment/content");
        String job = site.queued(site.request("json"));
        Listener early = Listener.to(admin, job);
        Awaitility.await().atMost(LONGEST).until(() -> early.events.stream().anyMatch(event -> "phase".equals(event.type) && event.data.path("phase").asText().equals("attachments")));
        Listener late = Listener.to(admin, job);
        Awaitility.await().atMost(LONGEST).until(() -> !late.events.isEmpty());
        assertThat(early.status).isNotDone();
        go.countDown();
        List<Event> seen = early.untilItCloses();
        int all = site.events(job).size();
        assertThat(kept(seen)).extracting(Event::id).isEqualTo(IntStream.rangeClosed(1, all).boxed().toList());
        assertThat(kept(late.untilItCloses())).extracting(Event::id).isEqualTo(IntStream.rangeClosed(1, all).boxed().toList());
        assertThat(last(seen).type).isEqualTo("end");
        assertThat(of(seen, "progress")).isNotEmpty().allMatch(event -> event.id == null && names(event.data).containsAll(List.of("progress", "wait"))
                && event.data.path("progress").has("issues_total"));
    }

    @Test
    void a_quiet_stream_is_kept_open_by_comments() {
        CountDownLatch go = held("issue/bulkfetch");
        String job = site.queued(site.request("json").put("jql", "project = ALPHA"));
        Listener listener = Listener.to(admin, job);
        try {
            Awaitility.await().atMost(LONGEST).until(() -> listener.events.stream().anyMatch(event -> event.comment != null));
        } finally {
            go.countDown();
        }
        assertThat(last(listener.untilItCloses()).type).isEqualTo("end");
    }

    @Test
    void a_retried_job_ends_once_for_who_listens() {
        site.jira().moods().revokeToken(true);
        String job = site.queued(site.request("json").put("jql", "project = ALPHA"));
        assertThat(site.ended(job).path("status").asText()).isEqualTo("failed");
        Listener failed = Listener.to(admin, job);
        assertThat(last(failed.untilItCloses()).data.path("status").asText()).isEqualTo("failed");
        assertThat(of(failed.events, "state")).last().matches(event -> event.data.path("error").path("code").asText().equals("bad_credentials")
                && event.data.path("error").path("message").asText().contains("accept") && names(event.data.path("error")).equals(List.of("code", "message", "hint")));
        site.jira().moods().calm();
        admin.post("/api/jobs/" + job + "/retry");
        List<Event> events = Listener.to(admin, job).untilItCloses();
        assertThat(of(events, "end")).hasSize(1).allMatch(event -> event.data.path("status").asText().equals("done"));
        assertThat(kept(events)).extracting(Event::id).isSorted().doesNotHaveDuplicates();
        assertThat(last(events).id).isEqualTo(site.events(job).size());
    }

    @Test
    void words_come_in_the_language_that_was_asked_for() {
        site.jira().moods().revokeToken(true);
        String job = site.queued(site.request("json").put("jql", "project = ALPHA"));
        site.ended(job);
        List<Event> events = Listener.to(admin.with("Accept-Language", "fr"), job).untilItCloses();
        assertThat(of(events, "state")).last().matches(event -> event.data.path("error").path("message").asText().contains("Jira n"));
    }

    @Test
    void there_is_no_stream_of_a_job_that_is_not_there_or_not_ones_own() throws Exception {
        Api other = new SomePeople(RunningApp.shared()).loggedIn("editor");
        assertThat(other.get("/api/jobs/" + done + "/stream").status()).isEqualTo(404);
        assertThat(other.get("/api/jobs/" + done).status()).isEqualTo(404);
        assertThat(other.get("/api/jobs/" + done + "/files").status()).isEqualTo(404);
        assertThat(other.get("/api/jobs/" + done + "/files/manifest.json").status()).isEqualTo(404);
        assertThat(other.post("/api/jobs/" + done + "/rerun").status()).isEqualTo(404);
        assertThat(other.get("/api/jobs?limit=200").text()).doesNotContain(done);
        assertThat(admin.get("/api/jobs/00000000-0000-4000-8000-000000000000/stream").json().path("code").asText()).isEqualTo("not_found");
        assertThat(RunningApp.shared().anonymous().get("/api/jobs/" + done + "/stream").status()).isEqualTo(401);

        admin.patch("/api/jobs/" + done, Map.of("sharing", "read"));
        assertThat(streamed(other)).isNotEmpty();
        assertThat(other.get("/api/jobs/" + done + "/files/manifest.json").status()).isEqualTo(200);
        for (Api.Answer answer : List.of(other.post("/api/jobs/" + done + "/cancel"), other.patch("/api/jobs/" + done, Map.of("name", "x")), other.delete("/api/jobs/" + done))) {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
        }
        admin.patch("/api/jobs/" + done, Map.of("sharing", "private"));
    }

    private static List<Event> streamed(Api api) {
        return Listener.to(api, done).untilItCloses();
    }

    private static void read(InputStream in, List<Event> events) {
        try {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Integer id = null;
            String type = null;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith(":")) {
                    events.add(new Event(null, null, null, line));
                } else if (line.startsWith("id: ")) {
                    id = Integer.valueOf(line.substring(4));
                } else if (line.startsWith("event: ")) {
                    type = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    events.add(new Event(id, type, json(line.substring(6)), null));
                } else if (line.isEmpty()) {
                    id = null;
                    type = null;
                }
            }
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static JsonNode json(String text) throws JsonProcessingException {
        return Api.JSON.readTree(text);
    }

    private static List<Event> kept(List<Event> events) {
        return events.stream().filter(event -> event.id != null).toList();
    }

    private static List<Event> of(List<Event> events, String type) {
        return events.stream().filter(event -> type.equals(event.type)).toList();
    }

    private static Event last(List<Event> events) {
        return events.get(events.size() - 1);
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static CountDownLatch held(String endpoint) {
        CountDownLatch go = new CountDownLatch(1);
        site.jira().moods().beforeNext(endpoint, () -> {
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return go;
    }
}
