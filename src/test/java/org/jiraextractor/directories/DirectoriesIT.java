package org.jiraextractor.directories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.DemoOptions;
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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code /api/directories} as the contract has it, what is filed in them, and what happens to both at once. */
class DirectoriesIT {

    private static final String NOBODYS = UUID.randomUUID().toString();

    private static RunningApp app;
    private static People people;
    private static Api owner;
    private static Api colleague;
    private static DemoSite site;
    private static String job;
    /** Those that go again, the deepest last. */
    private final List<String> made = new ArrayList<>();

    @BeforeAll
    static void start() {
        app = RunningApp.shared();
        people = new People(app);
        owner = people.loggedIn("editor");
        colleague = people.loggedIn("editor");
        site = DemoSite.of(owner, DemoOptions.defaults().withIssues(60));
        job = site.exported(site.request("json"));
    }

    @AfterEach
    void forget() {
        people.update("update jobs set directory_id = null where directory_id is not null and owner_id in (select owner_id from jobs where id = ?)", UUID.fromString(job));
        people.update("update directories set parent_id = null, name = cast(id as text) where id in (select cast(unnest(string_to_array(?, ',')) as uuid))", String.join(",", made));
        Collections.reverse(made);
        made.forEach(id -> app.admin().delete("/api/directories/" + id));
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    private static ObjectNode called(String name) {
        return Api.JSON.createObjectNode().put("name", name);
    }

    private Api.Answer create(Api by, ObjectNode body) {
        Api.Answer answer = by.post("/api/directories", body);
        if (answer.status() == 201) {
            made.add(answer.json().path("id").asText());
        }
        return answer;
    }

    private JsonNode created(ObjectNode body) {
        Api.Answer answer = create(owner, body);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json();
    }

    private String made(String name, String parent) {
        return created(called(name).put("parent_id", parent)).path("id").asText();
    }

    private static String path(String id) {
        return "/api/directories/" + id;
    }

    private static JsonNode read(String id) {
        Api.Answer answer = owner.get(path(id));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> wrong(Api.Answer answer, int status) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        return answer.json().path("errors").findValuesAsText("field");
    }

    private static Api.Answer file(String directory) {
        return owner.patch("/api/jobs/" + job, Collections.singletonMap("directory_id", directory));
    }

    @Test
    void a_directory_says_everything_and_takes_the_defaults_of_the_contract() {
        Api.Answer answer = create(owner, called("  Audit of a Quarter "));
        JsonNode directory = answer.json();
        assertThat(answer.header("Location")).endsWith(path(directory.path("id").asText()));
        assertThat(directory.path("name").asText()).isEqualTo("Audit of a Quarter");
        assertThat(directory.path("path").asText()).isEqualTo("Audit of a Quarter");
        assertThat(directory.path("sharing").asText()).isEqualTo("private");
        for (String unknown : List.of("parent_id", "retention_days", "name_pattern", "effective_retention_days")) {
            assertThat(directory.path(unknown).isNull()).as(unknown).isTrue();
        }
        assertThat(directory.path("effective_name_pattern").asText()).isEqualTo("{project}-{date}");
        assertThat(directory.path("jobs").asInt() + directory.path("bytes").asInt()).isZero();
        assertThat(read(directory.path("id").asText())).isEqualTo(directory);
        assertThat(owner.get("/api/directories?limit=200").json().path("items").get(0)).as("newest first").isEqualTo(directory);
        assertThat(people.value("select string_agg(action, ',') from audit_log where thing_id = ?", directory.path("id").asText())).isEqualTo("directory.created");
    }

    @Test
    void everything_that_is_wrong_is_told_at_once() {
        ObjectNode body = called("a/b").put("sharing", "all").put("retention_days", -1).put("name_pattern", "{user}").put("colour", "blue").put("parent_id", "x");
        assertThat(wrong(owner.post("/api/directories", body), 400)).containsExactlyInAnyOrder("name", "sharing", "retention_days", "name_pattern", "colour", "parent_id");
        assertThat(wrong(owner.post("/api/directories", Map.of()), 400)).containsExactly("name");
        assertThat(wrong(owner.post("/api/directories", called("x").put("parent_id", NOBODYS)), 400)).containsExactly("parent_id");
    }

    @Test
    void a_put_renames_moves_and_shares_and_what_is_left_out_is_as_at_the_beginning() {
        String team = made("Team", null);
        String alpha = created(called("Alpha").put("retention_days", 30)).path("id").asText();
        String year = made("2026", alpha);
        JsonNode moved = owner.put(path(alpha), called("Alpha & Co").put("parent_id", team).put("sharing", "read").put("name_pattern", "co-{date}")).json();
        assertThat(moved.path("path").asText()).isEqualTo("Team/Alpha & Co");
        assertThat(moved.path("retention_days").isNull()).isTrue();
        assertThat(read(year).path("path").asText()).as("what is in it comes along").isEqualTo("Team/Alpha & Co/2026");
        assertThat(read(year).path("effective_name_pattern").asText()).isEqualTo("co-{date}");
        assertThat(owner.put(path(alpha), called("Alpha")).json().path("path").asText()).as("at the top again").isEqualTo("Alpha");
    }

    @Test
    void what_nobody_says_is_as_the_nearest_above_has_it() {
        String top = created(called("Kept").put("retention_days", 30).put("name_pattern", "top-{date}")).path("id").asText();
        String between = created(called("Longer").put("parent_id", top).put("retention_days", 0)).path("id").asText();
        JsonNode below = read(made("Below", between));
        assertThat(below.path("effective_retention_days").asInt(-1)).as("0 is for ever").isZero();
        assertThat(below.path("effective_name_pattern").asText()).isEqualTo("top-{date}");
    }

    @Test
    void brothers_have_different_names_whatever_their_case() {
        String one = made("Été", null);
        assertThat(wrong(owner.post("/api/directories", called("ÉTÉ")), 409)).containsExactly("name");
        made("Été", one);
        String other = made("Hiver", null);
        Api.Answer taken = owner.put(path(other), called("été"));
        assertThat(wrong(taken, 409)).containsExactly("name");
        assertThat(taken.json().path("code").asText()).isEqualTo("in_use");
        assertThat(create(colleague, called("Été")).status()).as("another person's are others").isEqualTo(201);
        assertThat(owner.put(path(one), called("été")).status()).as("its own name, written otherwise").isEqualTo(200);
    }

    @Test
    void no_directory_lies_in_itself() {
        String one = made("One", null);
        String two = made("Two", one);
        String three = made("Three", two);
        assertThat(wrong(owner.put(path(one), called("One").put("parent_id", one)), 400)).containsExactly("parent_id");
        assertThat(wrong(owner.put(path(one), called("One").put("parent_id", three)), 400)).containsExactly("parent_id");
        assertThat(owner.put(path(three), called("Three").put("parent_id", one)).status()).isEqualTo(200);
    }

    @Test
    void a_tree_is_at_most_ten_deep_also_after_a_move() {
        String above = null;
        for (int level = 1; level <= 10; level++) {
            above = made("Level " + level, above);
        }
        assertThat(wrong(owner.post("/api/directories", called("Level 11").put("parent_id", above)), 400)).containsExactly("parent_id");
        String branch = made("Branch", null);
        made("Twig", branch);
        String ninth = read(above).path("parent_id").asText();
        assertThat(wrong(owner.put(path(branch), called("Branch").put("parent_id", ninth)), 400)).containsExactly("parent_id");
        assertThat(owner.put(path(branch), called("Branch").put("parent_id", read(ninth).path("parent_id").asText())).status()).isEqualTo(200);
    }

    @Test
    void only_an_empty_one_is_deleted() {
        String outer = made("Outer", null);
        String inner = made("Inner", outer);
        assertThat(file(inner).status()).isEqualTo(200);
        for (String full : List.of(outer, inner)) {
            Api.Answer refused = owner.delete(path(full));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(409);
            assertThat(refused.json().path("code").asText()).isEqualTo("in_use");
        }
        file(null);
        assertThat(owner.delete(path(inner)).status()).isEqualTo(204);
        assertThat(owner.delete(path(outer)).status()).isEqualTo(204);
        assertThat(owner.get(path(outer)).status()).isEqualTo(404);
    }

    @Test
    void one_that_a_schedule_files_into_is_not_deleted_and_its_exports_bear_its_name() {
        String nightly = created(called("Nightly").put("name_pattern", "night-{date}")).path("id").asText();
        ObjectNode schedule = Api.JSON.createObjectNode().put("name", "Every night").put("cron", "0 6 * * *").put("time_zone", "UTC").put("enabled", false);
        schedule.set("request", site.request("json").put("directory_id", nightly));
        Api.Answer kept = owner.post("/api/schedules", schedule);
        assertThat(kept.status()).as(kept.toString()).isEqualTo(201);
        String at = "/api/schedules/" + kept.json().path("id").asText();
        try {
            assertThat(owner.delete(path(nightly)).status()).isEqualTo(409);
            LocalDate before = LocalDate.now(ZoneOffset.UTC);
            JsonNode run = owner.post(at + "/run").json();
            assertThat(run.path("directory_id").asText()).isEqualTo(nightly);
            assertThat(run.path("name").asText()).isIn("night-" + before, "night-" + LocalDate.now(ZoneOffset.UTC));
            site.ended(run.path("job_id").asText());
            assertThat(wrong(owner.patch(at, Map.of("request", Map.of("directory_id", NOBODYS))), 400)).containsExactly("request.directory_id");
        } finally {
            owner.delete(at);
        }
    }

    @Test
    void what_is_filed_is_counted_there_and_above_and_listed_there() {
        String team = made("Counted", null);
        String alpha = made("Alpha", team);
        String beta = made("Beta", team);
        assertThat(file(alpha).json().path("directory_id").asText()).isEqualTo(alpha);
        long bytes = owner.get("/api/jobs/" + job).json().at("/artifact/bytes").asLong();
        assertThat(bytes).isPositive();
        assertThat(figures(read(alpha))).containsExactly(0L, 1L, bytes, 1L, bytes);
        assertThat(figures(read(team))).containsExactly(2L, 0L, 0L, 1L, bytes);
        assertThat(figures(read(beta))).containsExactly(0L, 0L, 0L, 0L, 0L);
        assertThat(owner.get("/api/jobs?directory_id=" + alpha).json().path("items").findValuesAsText("job_id")).containsExactly(job);
        assertThat(owner.get("/api/jobs?directory_id=" + team).json().path("items")).isEmpty();
        assertThat(owner.patch("/api/jobs/" + job, Map.of("name", "as it was")).json().path("directory_id").asText()).as("what a patch does not name stays").isEqualTo(alpha);
        assertThat(wrong(owner.patch("/api/jobs/" + job, Map.of("name", "another", "directory_id", NOBODYS)), 400)).containsExactly("directory_id");
        assertThat(owner.get("/api/jobs/" + job).json().path("name").asText()).as("all of a patch or nothing").isEqualTo("as it was");
    }

    @Test
    void what_is_moved_is_kept_from_then_on_as_its_new_directory_says() {
        String aMonth = created(called("A month").put("retention_days", 30)).path("id").asText();
        String ever = created(called("For ever").put("parent_id", aMonth).put("retention_days", 0)).path("id").asText();
        JsonNode moved = file(aMonth).json();
        assertThat(Instant.parse(moved.path("expires_at").asText())).isEqualTo(Instant.parse(moved.path("finished_at").asText()).plus(Duration.ofDays(30)));
        assertThat(file(ever).json().path("expires_at").isNull()).isTrue();
        file(null);
    }

    private static List<Long> figures(JsonNode directory) {
        return List.of(directory.path("directories").asLong(), directory.path("jobs").asLong(), directory.path("bytes").asLong(), directory.path("total_jobs").asLong(), directory.path("total_bytes").asLong());
    }

    @Test
    void an_export_that_nobody_named_is_called_as_its_directory_has_it_and_so_is_its_file() {
        String quarter = created(called("Quarter").put("name_pattern", "Trimestre d’été {project} {date}")).path("id").asText();
        String below = made("Below", quarter);
        ObjectNode wanted = site.request("json").put("jql", "project = ALPHA").put("directory_id", below);
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        String unnamed = site.exported(wanted);
        JsonNode export = site.job(unnamed);
        String name = export.path("name").asText();
        assertThat(name).isIn("trimestre-d-ete-alpha-" + before, "trimestre-d-ete-alpha-" + LocalDate.now(ZoneOffset.UTC));
        assertThat(export.path("directory_id").asText()).isEqualTo(below);
        assertThat(export.path("request").path("directory_id").asText()).isEqualTo(below);
        assertThat(export.at("/artifact/uri").asText()).as("where it lies, directories say nothing of").endsWith("jobs/" + unnamed + "/" + name + ".zip");
        assertThat(owner.get("/api/jobs/" + unnamed + "/download").header("Content-Disposition")).contains("\"" + name + ".zip\"");
        assertThat(export.path("sharing").asText()).as("shared by its own word").isEqualTo("private");
        JsonNode named = site.job(site.queued(wanted.put("name", "My own name")));
        assertThat(named.path("name").asText()).isEqualTo("My own name");
        assertThat(site.ended(named.path("job_id").asText()).path("status").asText()).isEqualTo("done");
        JsonNode again = owner.post("/api/jobs/" + unnamed + "/rerun").json();
        assertThat(again.path("directory_id").asText()).isEqualTo(below);
        site.ended(again.path("job_id").asText());
    }

    @Test
    void somebody_elses_is_not_there_until_it_is_shared_and_then_as_it_is_shared() {
        String above = made("Private above", null);
        String id = made("Shared", above);
        assertThat(List.of(colleague.get(path(id)).status(), colleague.put(path(id), called("x")).status(), colleague.delete(path(id)).status())).containsOnly(404);
        assertThat(wrong(colleague.post("/api/directories", called("x").put("parent_id", id)), 400)).containsExactly("parent_id");
        assertThat(wrong(colleague.post("/api/export", site.request("json").put("directory_id", id)), 400)).as("nor is the connection theirs").contains("connection_id");

        owner.put(path(id), called("Shared").put("parent_id", above).put("sharing", "read"));
        JsonNode seen = colleague.get(path(id)).json();
        assertThat(seen.path("path").asText()).as("what is above is not told").isEqualTo("Shared");
        assertThat(seen.path("parent_id").isNull()).isTrue();
        assertThat(seen.at("/owner/display_name").asText()).isEqualTo("Some editor");
        assertThat(List.of(colleague.put(path(id), called("x")).status(), colleague.delete(path(id)).status(), colleague.post("/api/directories", called("x").put("parent_id", id)).status())).containsOnly(403);
        assertThat(colleague.get("/api/directories?limit=200").text()).contains(id).doesNotContain(above);
    }

    @Test
    void who_it_is_shared_with_for_use_files_into_it_and_who_reads_it_does_not() {
        String id = created(called("Inbox").put("sharing", "read")).path("id").asText();
        DemoSite theirs = site.seenBy(colleague);
        try {
            String own = theirs.exported(theirs.request("json"));
            Map<String, String> move = Map.of("directory_id", id);
            assertThat(colleague.patch("/api/jobs/" + own, move).status()).isEqualTo(403);
            assertThat(colleague.post("/api/export", theirs.request("json").put("directory_id", id)).status()).isEqualTo(403);
            owner.put(path(id), called("Inbox").put("sharing", "use"));
            assertThat(colleague.patch("/api/jobs/" + own, move).status()).isEqualTo(200);
            assertThat(owner.get("/api/jobs/" + own).status()).as("it is shared by its own word").isEqualTo(404);
            assertThat(read(id).path("jobs").asInt()).as("but counted").isEqualTo(1);
            owner.put(path(id), called("Inbox"));
            Api.Answer again = colleague.post("/api/jobs/" + own + "/rerun");
            assertThat(again.status()).as("one that is not shared any more is no reason not to run again").isEqualTo(202);
            assertThat(again.json().path("directory_id").isNull()).isTrue();
            theirs.ended(again.json().path("job_id").asText());
        } finally {
            theirs.close();
        }
    }

    @Test
    void an_admin_changes_everybodys_and_makes_theirs_in_them() {
        String id = made("Under supervision", null);
        Api.Answer inner = create(app.admin(), called("By the admin").put("parent_id", id));
        assertThat(inner.json().at("/owner/id").asText()).isEqualTo(read(id).at("/owner/id").asText());
        String admins = create(app.admin(), called("The admin’s own " + id)).json().path("id").asText();
        assertThat(wrong(app.admin().put(path(admins), called("Elsewhere").put("parent_id", id)), 400)).as("a tree has one owner").containsExactly("parent_id");
        assertThat(app.admin().put(path(id), called("Renamed")).status()).isEqualTo(200);
    }

    @Test
    void two_moves_that_together_would_make_a_ring_are_not_both_done() throws Exception {
        for (int round = 0; round < 6; round++) {
            String one = made("Ring one " + round, null);
            String two = made("Ring two " + round, null);
            List<Api.Answer> answers = atOnce(List.of(() -> owner.put(path(one), called("One " + one).put("parent_id", two)), () -> owner.put(path(two), called("Two " + two).put("parent_id", one))));
            assertThat(answers.stream().map(Api.Answer::status)).as(answers.toString()).containsExactlyInAnyOrder(200, 400);
        }
    }

    @Test
    void of_many_that_are_made_with_one_name_at_once_one_is() throws Exception {
        Callable<Api.Answer> make = () -> owner.post("/api/directories", called("Of all at once"));
        List<Api.Answer> answers = atOnce(Collections.nCopies(8, make));
        answers.stream().filter(answer -> answer.status() == 201).forEach(answer -> made.add(answer.json().path("id").asText()));
        assertThat(answers.stream().map(Api.Answer::status)).as(answers.toString()).containsExactlyInAnyOrder(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void one_that_is_deleted_while_a_job_is_filed_into_it_is_either_full_or_gone() throws Exception {
        for (int round = 0; round < 6; round++) {
            String id = made("Contested " + round, null);
            List<Api.Answer> answers = atOnce(List.of(() -> owner.delete(path(id)), () -> file(id)));
            boolean gone = answers.get(0).status() == 204;
            assertThat(answers.stream().map(Api.Answer::status)).as(answers.toString()).containsExactly(gone ? 204 : 409, gone ? 400 : 200);
            assertThat(owner.get("/api/jobs/" + job).json().path("directory_id").asText()).isEqualTo(gone ? "null" : id);
            file(null);
        }
    }

    private static List<Api.Answer> atOnce(List<Callable<Api.Answer>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Api.Answer> answers = new ArrayList<>();
            for (Future<Api.Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
