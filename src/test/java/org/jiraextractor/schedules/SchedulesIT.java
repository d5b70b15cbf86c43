package org.jiraextractor.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code /api/schedules} as the contract has it, and one schedule that the timer really starts. */
class SchedulesIT {

    private static final Duration LONG = Duration.ofSeconds(120);

    private static RunningApp app;
    private static Api admin;
    private static People people;
    private static DemoSite site;
    private final List<String> made = new ArrayList<>();

    @BeforeAll
    static void start() {
        app = RunningApp.shared();
        admin = app.admin();
        people = new People(app);
        site = DemoSite.of(admin, DemoOptions.defaults().withIssues(60));
    }

    @AfterEach
    void forget() {
        site.jira().moods().calm();
        made.forEach(id -> admin.delete("/api/schedules/" + id));
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private ObjectNode nightly() {
        ObjectNode body = Api.JSON.createObjectNode().put("name", "Nightly").put("cron", "0 6 * * *").put("time_zone", "Europe/Paris");
        body.set("request", site.request("json"));
        return body;
    }

    private JsonNode created(Api by, ObjectNode body) {
        Api.Answer answer = by.post("/api/schedules", body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        made.add(answer.json().path("id").asText());
        assertThat(answer.header("Location")).endsWith("/api/schedules/" + answer.json().path("id").asText());
        return answer.json();
    }

    private static List<String> wrong(Api.Answer answer) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        return answer.json().path("errors").findValuesAsText("field");
    }

    @Test
    void a_schedule_says_everything_and_takes_the_defaults_of_the_contract() {
        JsonNode schedule = created(admin, nightly());
        assertThat(schedule.fieldNames()).toIterable().containsExactlyInAnyOrder("id", "name", "cron", "time_zone", "enabled", "request", "overlap", "missed", "sharing", "owner", "description", "next_run_at",
                "last_run_at", "last_job_id", "last_status", "created_at", "updated_at");
        assertThat(schedule.path("enabled").asBoolean()).isTrue();
        assertThat(schedule.path("overlap").asText()).isEqualTo("skip");
        assertThat(schedule.path("missed").asText()).isEqualTo("run_once");
        assertThat(schedule.path("sharing").asText()).isEqualTo("private");
        assertThat(schedule.path("description").asText()).isEqualTo("Every day at 06:00");
        assertThat(schedule.path("request").path("packaging").asText()).as("what was left out is said").isEqualTo("zip");
        assertThat(schedule.path("last_status").isNull()).isTrue();
        assertThat(Instant.parse(schedule.path("next_run_at").asText()).atZone(java.time.ZoneId.of("Europe/Paris")).toLocalTime()).isEqualTo(java.time.LocalTime.of(6, 0));

        String path = "/api/schedules/" + schedule.path("id").asText();
        assertThat(admin.get(path).json()).isEqualTo(schedule);
        assertThat(admin.with("Accept-Language", "fr").get(path).json().path("description").asText()).isEqualTo("Tous les jours à 06:00");
        assertThat(admin.get("/api/schedules?limit=200").json().path("items").findValuesAsText("id")).contains(schedule.path("id").asText());
        assertThat(people.value("select string_agg(action, ',') from audit_log where thing_id = ?", schedule.path("id").asText())).isEqualTo("schedule.created");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_of_the_schedule_and_of_its_request() {
        ObjectNode body = nightly().put("name", " ").put("cron", "61 * * * *").put("time_zone", "Paris").put("overlap", "stop").put("colour", "blue");
        ((ObjectNode) body.path("request")).put("jql", "").put("speed", 1).putArray("formats").add("pdf");
        assertThat(wrong(admin.post("/api/schedules", body))).containsExactlyInAnyOrder("name", "cron", "time_zone", "overlap", "colour", "request.jql", "request.speed", "request.formats.0");
        assertThat(wrong(admin.post("/api/schedules", Map.of("name", "x")))).containsExactlyInAnyOrder("cron", "request");
        assertThat(wrong(admin.post("/api/schedules", nightly().put("cron", "0 0 30 2 *")))).containsExactly("cron");
        body = nightly();
        ((ObjectNode) body.path("request")).put("connection_id", UUID.randomUUID().toString());
        assertThat(wrong(admin.post("/api/schedules", body))).containsExactly("request.connection_id");
    }

    @Test
    void a_query_that_jira_refuses_is_refused_in_its_words() {
        ObjectNode body = nightly();
        ((ObjectNode) body.path("request")).put("jql", "project = NOWHERE");
        Api.Answer answer = admin.post("/api/schedules", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("code").asText()).isEqualTo("invalid_jql");
        assertThat(answer.json().path("detail").asText()).contains("NOWHERE");
    }

    @Test
    void put_replaces_and_patch_merges_and_what_has_not_changed_is_not_asked_of_jira_again() {
        String path = "/api/schedules/" + created(admin, nightly()).path("id").asText();
        ObjectNode other = nightly().put("name", "Mondays").put("cron", "0 7 * * MON").put("missed", "skip");
        Api.Answer replaced = admin.put(path, other);
        assertThat(replaced.status()).as(replaced.toString()).isEqualTo(200);
        assertThat(replaced.json().path("description").asText()).isEqualTo("Every Monday at 07:00");

        long calls = site.jira().calls().total();
        JsonNode paused = admin.patch(path, Map.of("enabled", false)).json();
        assertThat(paused.path("enabled").asBoolean()).isFalse();
        assertThat(paused.path("next_run_at").isNull()).isTrue();
        assertThat(paused.path("missed").asText()).isEqualTo("skip");
        assertThat(site.jira().calls().total()).isEqualTo(calls);

        JsonNode csv = admin.patch(path, Map.of("request", Map.of("mode", "delta"))).json();
        assertThat(csv.path("request").path("mode").asText()).isEqualTo("delta");
        assertThat(csv.path("request").path("jql").asText()).isEqualTo(DemoSite.EVERYTHING);
        assertThat(wrong(admin.patch(path, Map.of("cron", "never", "request", Map.of("jql", ""))))).containsExactlyInAnyOrder("cron", "request.jql");
        assertThat(wrong(admin.put(path, Map.of("name", "x")))).contains("cron", "request");
        assertThat(admin.get(path).json()).isEqualTo(csv);
        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(admin.get(path).status()).isEqualTo(404);
    }

    @Test
    void somebody_elses_private_one_is_404_and_one_to_see_is_403_to_run_or_change() {
        Api owner = people.loggedIn("editor");
        Api other = people.loggedIn("editor");
        Api viewer = people.loggedIn("viewer");
        DemoSite own = site.seenBy(owner);
        try {
            ObjectNode body = nightly();
            body.set("request", own.request("json"));
            String path = "/api/schedules/" + created(owner, body).path("id").asText();
            for (Api.Answer answer : List.of(other.get(path), other.put(path, body), other.patch(path, Map.of("name", "x")), other.delete(path), other.post(path + "/run"))) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(404);
            }
            assertThat(other.get("/api/schedules?limit=200").text()).doesNotContain(path.substring(15));
            assertThat(owner.patch(path, Map.of("sharing", "read")).status()).isEqualTo(200);
            for (Api.Answer answer : List.of(other.put(path, body), other.patch(path, Map.of("name", "x")), other.delete(path), other.post(path + "/run"), viewer.delete(path), viewer.post(path + "/run"), viewer.post("/api/schedules", body))) {
                assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            }
            assertThat(viewer.get(path).status()).isEqualTo(200);
            assertThat(owner.patch(path, Map.of("sharing", "use")).status()).isEqualTo(200);
            Api.Answer run = other.post(path + "/run");
            assertThat(run.status()).as(run.toString()).isEqualTo(202);
            assertThat(run.json().path("owner").path("id")).as("the job is the owner's").isEqualTo(owner.get(path).json().path("owner").path("id"));
            assertThat(other.get("/api/jobs/" + run.json().path("job_id").asText()).status()).as("and as private as they want it").isEqualTo(404);
            own.ended(run.json().path("job_id").asText());
            assertThat(app.anonymous().get("/api/schedules").status()).isEqualTo(401);
            assertThat(owner.delete("/api/connections/" + own.connection()).json().path("code").asText()).isEqualTo("in_use");
            assertThat(owner.delete(path).status()).isEqualTo(204);
        } finally {
            own.close();
        }
    }

    @Test
    void run_now_starts_a_job_unless_the_last_one_goes_on() {
        JsonNode schedule = created(admin, nightly().put("enabled", false));
        String path = "/api/schedules/" + schedule.path("id").asText();
        // keeps it from ending
        site.jira().moods().failNext("search/jql", 10_000, Mood.UNAVAILABLE);
        Api.Answer run = admin.post(path + "/run");
        assertThat(run.status()).as(run.toString()).isEqualTo(202);
        String first = run.json().path("job_id").asText();
        assertThat(run.header("Location")).endsWith("/api/jobs/" + first);
        assertThat(run.json().path("schedule_id").asText()).isEqualTo(schedule.path("id").asText());
        assertThat(run.json().path("name").asText()).matches(".*-\\d{4}-\\d{2}-\\d{2}");
        Api.Answer again = admin.post(path + "/run");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.json().path("code").asText()).isEqualTo("wrong_state");
        admin.post("/api/jobs/" + first + "/cancel");
        site.ended(first);
        site.jira().moods().calm();
        String job = admin.post(path + "/run").json().path("job_id").asText();
        site.ended(job);
        JsonNode after = admin.get(path).json();
        assertThat(after.path("last_job_id").asText()).isEqualTo(job);
        assertThat(after.path("last_status").asText()).isEqualTo("done");
        assertThat(people.value("select string_agg(action, ',' order by number) from audit_log where thing_id = ?", schedule.path("id").asText())).isEqualTo("schedule.created,schedule.run,schedule.run");
        assertThat(admin.delete(path).status()).isEqualTo(204);
        assertThat(site.job(job).path("schedule_id").isNull()).as("its jobs stay").isTrue();
    }

    @Test
    void what_is_due_is_started_by_the_timer_once_and_the_next_time_is_set() {
        // half a day from now, so that the next time is the same one at the end of the test
        JsonNode schedule = created(admin, nightly().put("cron", "0 " + (LocalTime.now(ZoneOffset.UTC).getHour() + 12) % 24 + " * * *").put("time_zone", "UTC"));
        String id = schedule.path("id").asText();
        people.update("update schedules set next_run_at = now() - interval '1 second' where id = ?", UUID.fromString(id));
        JsonNode after = Awaitility.await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> admin.get("/api/schedules/" + id).json(), now -> !now.path("last_job_id").isNull());
        JsonNode job = site.ended(after.path("last_job_id").asText());
        assertThat(job.path("status").asText()).isEqualTo("done");
        assertThat(job.path("schedule_id").asText()).isEqualTo(id);
        assertThat(after.path("next_run_at")).isEqualTo(schedule.path("next_run_at"));
        assertThat(people.value("select count(*) from jobs where schedule_id = ?", UUID.fromString(id))).isEqualTo("1");
        assertThat(people.value("select outcome from schedule_runs where schedule_id = ?", UUID.fromString(id))).isEqualTo("started");
    }

    @Test
    void the_list_goes_on_by_cursors_newest_first() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(0, created(admin, nightly().put("name", "Number " + i)).path("id").asText());
        }
        JsonNode first = admin.get("/api/schedules?limit=2").json();
        assertThat(first.path("items").findValuesAsText("cron")).hasSize(2);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = admin.get("/api/schedules?limit=2" + cursor).json();
            page.path("items").forEach(item -> seen.add(item.path("id").asText()));
            cursor = page.path("next_cursor").isNull() ? null : "&cursor=" + page.path("next_cursor").asText();
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().containsSubsequence(ids);
    }

    @Test
    void a_preview_says_it_in_words_and_when_it_comes() {
        JsonNode preview = admin.get("/api/schedules/preview?cron=30+2+*+*+*&time_zone=Europe%2FParis&count=3").json();
        assertThat(preview.path("description").asText()).isEqualTo("Every day at 02:30");
        assertThat(preview.path("next")).hasSize(3);
        assertThat(admin.get("/api/schedules/preview?cron=@daily").json().path("next")).hasSize(5);
        assertThat(wrong(admin.get("/api/schedules/preview?cron=nonsense&time_zone=Mars&count=99"))).containsExactlyInAnyOrder("cron", "time_zone", "count");
        assertThat(wrong(admin.get("/api/schedules/preview"))).containsExactly("cron");
        assertThat(admin.delete("/api/schedules/preview").status()).isEqualTo(405);
    }
}
