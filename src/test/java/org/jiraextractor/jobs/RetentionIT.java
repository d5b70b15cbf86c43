package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** Who says how long a job is kept, and whom the others hear. */
class RetentionIT {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String NO_PROGRESS = "{\"issues_total\":0,\"issues_done\":0,\"comments_done\":0,\"worklogs_done\":0,\"changes_done\":0,\"attachments_total\":0,\"attachments_done\":0,"
            + "\"missing_count\":0,\"bytes\":0,\"requests\":0,\"retries\":0,\"waits_ms\":0,\"eta_seconds\":null}";

    private final RunningApp app = RunningApp.shared();
    private final People people = new People(app);
    private final Api admin = app.admin();
    private Api editor;
    private UUID owner;
    private Instant ended;

    @BeforeEach
    void anEditor() {
        editor = people.loggedIn("editor");
        owner = UUID.fromString(editor.get("/api/auth/me").json().path("id").asText());
        ended = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    }

    @AfterEach
    void asUsual() {
        installation(null);
    }

    @Test
    void a_job_is_kept_as_long_as_it_says_itself_and_for_ever_where_nobody_says_anything() {
        UUID job = job("done", null);
        assertThat(expires(job)).isNull();
        assertThat(keep(job, 12).path("retention_days").asInt()).isEqualTo(12);
        assertThat(expires(job)).isEqualTo(ended.plus(DAY.multipliedBy(12)));
        assertThat(editor.get("/jobs/" + job).text()).contains("Deleted in 12 days", "<option value=\"12\" selected=\"selected\"");
        assertThat(editor.with("Accept-Language", "fr").get("/jobs/" + job).text()).contains("Supprimée dans 12 jours");
        assertThat(editor.get("/jobs").text()).contains("Deleted in 12 days", "title=\"" + ended.plus(DAY.multipliedBy(12)).toString().replace("T", " ").replace("Z", " UTC") + "\"");
        assertThat(keep(job, 0).path("expires_at").isNull()).isTrue();
        assertThat(editor.get("/jobs/" + job).text()).contains("Kept for ever");
    }

    @Test
    void its_own_word_goes_before_the_nearest_folder_that_says_something_then_its_owner_then_the_installation() {
        UUID top = directory(null, 40);
        UUID middle = directory(top, null);
        UUID low = directory(middle, null);
        UUID job = job("done", low);
        installation(100);
        assertThat(expires(job)).isEqualTo(in(40));
        people.update("update directories set retention_days = 20 where id = ?", middle);
        assertThat(expires(job)).isEqualTo(in(20));
        people.update("update directories set retention_days = null where id in (?, ?)", middle, top);
        assertThat(expires(job)).isEqualTo(in(100));
        assertThat(editor.patch("/api/me/preferences", Map.of("retention_days", 60)).status()).isEqualTo(200);
        assertThat(expires(job)).isEqualTo(in(60));
        editor.patch("/api/me/preferences", Map.of("retention_days", 0));
        assertThat(expires(job)).isNull();
        people.update("update directories set retention_days = 30 where id = ?", top);
        assertThat(expires(job)).isEqualTo(in(30));
        people.update("update directories set parent_id = null where id = ?", middle);
        assertThat(expires(job)).as("moved away from the folder that said so").isNull();
        people.update("update jobs set retention_days = 5 where id = ?", job);
        assertThat(expires(job)).isEqualTo(in(5));
        people.update("update jobs set retention_days = null where id = ?", job);
        assertThat(expires(job)).isNull();
        people.update("update jobs set directory_id = ? where id = ?", top, job);
        assertThat(expires(job)).as("moved to one that does").isEqualTo(in(30));
    }

    @Test
    void a_rule_that_is_made_afterwards_leaves_a_day_and_no_more_by_being_made_again() {
        ended = ended.minus(DAY.multipliedBy(50));
        UUID job = job("done", null);
        Instant before = Instant.now();
        Instant first = Instant.parse(keep(job, 7).path("expires_at").asText());
        assertThat(first).isBetween(before.plus(DAY).minusSeconds(120), Instant.now().plus(DAY).plusSeconds(120));
        keep(job, 8);
        assertThat(expires(job)).isEqualTo(first);
        assertThat(editor.get("/jobs/" + job).text()).containsPattern("Deleted in 2[34] hours");
        keep(job, 90);
        assertThat(expires(job)).isEqualTo(in(90));
    }

    @Test
    void a_rule_that_changes_while_a_job_ends_holds_for_it_whichever_was_first() throws Exception {
        UUID folder = directory(null, 40);
        Map<String, Object[]> rules = Map.of("update directories set retention_days = 20 where id = ?", new Object[] {folder},
                "update users set preferences = '{\"retention_days\": 20}' where id = ?", new Object[] {owner},
                "insert into app_config (key, value, updated_at) values ('retention_days', cast(? as json), now()) on conflict (key) do update set value = excluded.value", new Object[] {"20"});
        for (Map.Entry<String, Object[]> rule : rules.entrySet()) {
            for (boolean ruleFirst : new boolean[] {true, false}) {
                editor.patch("/api/me/preferences", Collections.singletonMap("retention_days", null));
                installation(null);
                people.update("update directories set retention_days = 40 where id = ?", folder);
                UUID job = job("running", rule.getKey().contains("directories") ? folder : null);
                Object[] end = {ended.toString(), job};
                String done = "update jobs set status = 'done', finished_at = ? where id = ?";
                people.update("update jobs set finished_at = null, lease_until = now() + interval '1 hour' where id = ?", job);
                if (ruleFirst) {
                    oneWhileTheOther(rule.getKey(), rule.getValue(), () -> people.update(done, end));
                } else {
                    oneWhileTheOther(done, end, () -> people.update(rule.getKey(), rule.getValue()));
                }
                assertThat(expires(job)).as(rule.getKey() + (ruleFirst ? " first" : " after the end")).isEqualTo(in(20));
            }
        }
    }

    @Test
    void a_job_that_is_moved_to_a_folder_while_its_rule_changes_is_kept_by_the_new_one() throws Exception {
        UUID folder = directory(null, 40);
        UUID job = job("done", null);
        oneWhileTheOther("update directories set retention_days = 20 where id = ?", new Object[] {folder},
                () -> assertThat(editor.patch("/api/jobs/" + job, Map.of("directory_id", folder)).status()).isEqualTo(200));
        assertThat(expires(job)).isEqualTo(in(20));
    }

    /** Runs the other with the transaction of the one still open, which is committed once the other waits for it, or has not waited. */
    private void oneWhileTheOther(String one, Object[] values, Runnable other) throws Exception {
        try (Connection open = people.database()) {
            open.setAutoCommit(false);
            try (PreparedStatement statement = open.prepareStatement(one)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
            CompletableFuture<Void> done = CompletableFuture.runAsync(other, task -> new Thread(task, "other").start());
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> done.isDone() || people.value("select 1 from pg_locks where locktype = 'advisory' and not granted limit 1") != null);
            open.commit();
            done.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void what_has_not_ended_does_not_expire() {
        installation(3);
        for (String status : new String[] {"running", "paused"}) {
            UUID job = job("done", null);
            people.update("update jobs set status = ?, lease_until = now() + interval '1 hour' where id = ?", status, job);
            assertThat(expires(job)).as(status).isNull();
            assertThat(editor.get("/jobs/" + job).text()).doesNotContain("Deleted in");
            people.update("update jobs set status = 'cancelled' where id = ?", job);
            assertThat(expires(job)).isEqualTo(in(3));
        }
        assertThat(expires(job("failed", null))).isEqualTo(in(3));
    }

    @Test
    void who_may_not_change_a_job_does_not_say_how_long_it_is_kept_and_nonsense_is_refused() {
        UUID job = job("done", null);
        people.update("update jobs set sharing = 'read' where id = ?", job);
        Api other = people.loggedIn("editor");
        assertThat(other.patch("/api/jobs/" + job, Map.of("retention_days", 1)).status()).isEqualTo(403);
        assertThat(other.send("POST", "/jobs/" + job + "/keep", "days=1", "application/x-www-form-urlencoded").status()).isEqualTo(403);
        assertThat(other.get("/jobs/" + job).text()).contains("Kept for ever").doesNotContain("/keep\"");
        assertThat(editor.send("POST", "/jobs/" + job + "/keep", "days=90", "application/x-www-form-urlencoded").status()).isEqualTo(303);
        for (Object wrong : new Object[] {-1, 36_501, "soon", 1.5}) {
            assertThat(editor.patch("/api/jobs/" + job, Map.of("retention_days", wrong)).status()).as(wrong.toString()).isEqualTo(400);
            assertThat(editor.patch("/api/me/preferences", Map.of("retention_days", wrong)).status()).as(wrong.toString()).isEqualTo(400);
        }
        assertThat(expires(job)).isEqualTo(in(90));
    }

    private Instant in(int days) {
        return ended.plus(DAY.multipliedBy(days));
    }

    private UUID job(String status, UUID directory) {
        UUID id = UUID.randomUUID();
        people.update("insert into jobs (id, kind, name, status, phase, owner_id, directory_id, request, progress, created_at, finished_at) values (?, 'export', 'kept', ?, 'finished', ?, ?, '{}', ?, now(), ?)",
                id, status, owner, directory, NO_PROGRESS, ended.toString());
        return id;
    }

    private UUID directory(UUID parent, Integer days) {
        UUID id = UUID.randomUUID();
        people.update("insert into directories (id, parent_id, name, retention_days, owner_id, created_at, updated_at) values (?, ?, ?, ?, ?, now(), now())", id, parent, "kept " + id, days, owner);
        return id;
    }

    private JsonNode keep(UUID job, Integer days) {
        Api.Answer answer = editor.patch("/api/jobs/" + job, Collections.singletonMap("retention_days", days));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private Instant expires(UUID job) {
        JsonNode at = editor.get("/api/jobs/" + job).json().path("expires_at");
        return at.isNull() ? null : Instant.parse(at.asText());
    }

    private void installation(Integer days) {
        assertThat(admin.put("/api/config/retention_days", Collections.singletonMap("value", days)).status()).isEqualTo(200);
    }
}
