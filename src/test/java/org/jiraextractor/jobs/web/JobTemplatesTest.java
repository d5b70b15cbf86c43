package org.jiraextractor.jobs.web;

import jakarta.servlet.ServletContext;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.Artifact;
import org.jiraextractor.jobs.Wait;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.ViewerSnapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class JobTemplatesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");
    private static final UUID ID = UUID.fromString("7f000000-0000-4000-8000-000000000001");
    private static final UUID ADA = UUID.fromString("7f000000-0000-4000-8000-000000000002");
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final Asked ASKED = new Asked("project = " + HOSTILE, List.of("JSON", "CSV"), "zip", List.of("comments", "remote_links"));
    private static final StatusBadge RUNNING = new StatusBadge("live", "loader-2", "job.status.running");
    private static final Ties NO_TIES = new Ties(null, null, null, false);
    private static final Rate RATE = Rate.of(List.of(0.0, 12.5, 1_000.0, 700.0), false);
    private static final List<LogLine> LINES = List.of(new LogLine(NOW, "error", HOSTILE), new LogLine(NOW, "warn", "slow"), new LogLine(NOW, "info", "begun"));

    private final PageRenderer renderer = new PageRenderer((ServletContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServletContext.class},
            (proxy, method, args) -> {
                Path file = Path.of("src/main/webapp" + args[0]);
                return method.getName().equals("getResourceAsStream") && Files.exists(file) ? Files.newInputStream(file) : null;
            }), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_page_has_all_its_words_and_runs_nothing_that_came_from_outside(String language) {
        for (Page page : List.of(one(queued(), List.of()), one(running(), LINES), one(done(true), LINES), one(done(false), LINES), one(failed(), LINES),
                list(), list(row(null, null, RUNNING), row(7L, 2_000L, new StatusBadge("wait", "alert-triangle", "job.status.incomplete"))), list().with("filters", Map.of("q", HOSTILE, "connection_id", HOSTILE)), many(false), many(true))) {
            String html = renderer.render(page, viewer(language, "editor"));
            assertThat(html).doesNotContain("??").doesNotContain(HOSTILE).doesNotContain(" th:").doesNotContain("{0}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"word", "verbs", "job", "log"})
    void what_the_stream_sends_is_the_very_part_of_the_first_sight(String part) {
        Page page = one(running(), LINES);

        String sent = renderer.render(page.only(part + "Part"), viewer("en", "editor"));

        assertThat(sent).isNotBlank();
        assertThat(squeezed(renderer.render(page, viewer("en", "editor")))).contains(squeezed(sent)).contains("sse-swap=\"" + part + "\"");
    }

    @Test
    void a_job_that_has_not_ended_listens_and_one_that_has_does_not() {
        assertThat(renderer.render(one(running(), LINES).with("level", "warn"), viewer("en", "editor"))).contains("sse-connect=\"/jobs/" + ID + "/live?level=warn\"", "sse-close=\"end\"");
        assertThat(renderer.render(one(failed(), LINES), viewer("en", "editor"))).doesNotContain("sse-", "hx-ext");
    }

    @Test
    void what_is_not_known_is_not_told_as_nothing() {
        String html = renderer.render(one(running(), LINES), viewer("en", "editor"));

        assertThat(html).contains("Not known yet", "Jira asked us to wait: resumes", ">in 12 s<", "title=\"2026-11-20 17:00:12 UTC\"").doesNotContain("0 of 0").doesNotContain("100%");
    }

    @Test
    void a_finished_job_offers_its_download_and_leaves_room_for_its_files() {
        String html = renderer.render(one(done(true), LINES), viewer("en", "editor"));

        assertThat(html).contains("href=\"/api/jobs/" + ID + "/download\"", "hx-get=\"/jobs/" + ID + "/files\"", "Everything is here", "its 50 files").doesNotContain("<progress");
        assertThat(renderer.render(one(failed(), LINES), viewer("en", "editor"))).doesNotContain("/download").doesNotContain("/files\"");
    }

    @Test
    void an_incomplete_job_is_a_warning_and_never_plainly_done() {
        assertThat(renderer.render(one(done(false), LINES), viewer("en", "editor"))).contains("Done, incomplete", "state-wait", "3 things are missing").doesNotContain("Everything is here");
    }

    @Test
    void who_may_not_change_a_job_gets_no_verb() {
        assertThat(renderer.render(one(queued(), List.of()), viewer("en", "viewer"))).doesNotContain("/pause", "/cancel", "/delete");
        assertThat(renderer.render(one(running(), LINES), viewer("en", "editor"))).contains("action=\"/jobs/" + ID + "/pause\"", "action=\"/jobs/" + ID + "/cancel\"");
    }

    @Test
    void the_empty_list_teaches_and_a_list_that_is_filtered_to_nothing_says_so() {
        assertThat(renderer.render(list(), viewer("en", "editor"))).contains("No exports yet", "href=\"/exports/new\"");
        assertThat(renderer.render(list(), viewer("en", "viewer"))).contains("Nobody has shared").doesNotContain("/exports/new");
        assertThat(renderer.render(list().with("filters", Map.of("status", "done")), viewer("en", "editor"))).contains("No export matches").doesNotContain("No exports yet");
    }

    private static Page one(JobFace job, List<LogLine> lines) {
        return Page.of("jobs/one", Map.of("job", job, "live", !job.ended(), "lines", lines, "cut", true)).with("level", null);
    }

    private static Page list(JobRow... rows) {
        return Page.of("jobs/list").with("rows", List.of(rows)).with("filters", Map.of()).with("sort", "newest").with("here", "/jobs").with("byName", "/jobs?sort=name")
                .with("byAge", "/jobs?sort=oldest").with("states", List.of("queued", "done")).with("kinds", List.of("export", "verify")).with("choosing", rows.length > 0).with("first", "/jobs").with("next", rows.length == 0 ? null : "/jobs?cursor=abc").with("earlier", false);
    }

    private static Page many(boolean done) {
        return Page.of("jobs/many").with("verb", "delete").with("back", "/jobs?q=" + HOSTILE).with("done", done).with("files", 3L).with("bytes", 2_000L).with("rows", List.of(row(7L, 2_000L, RUNNING)))
                .with("left", List.of(new ManyJobsPages.Left(row(null, null, RUNNING), done ? HOSTILE : null)));
    }

    private static JobRow row(Long issues, Long bytes, StatusBadge badge) {
        return new JobRow(ID, 7, issues == null ? "export" : "verify", HOSTILE, badge, issues == null ? new Bar(420L, 1_000L) : null, issues != null, issues, bytes, 3, ADA, HOSTILE, NOW, issues != null, issues != null, true);
    }

    private static JobFace queued() {
        return new JobFace(ID, 7, "export", HOSTILE, null, "queued", new StatusBadge("off", "clock", "job.status.queued"), false, false, null, 0, null, null, null, null, null, List.of(), List.of(),
                List.of(), false, null, false, NO_TIES, false, Sharing.READ, ASKED, NOW, null, null, null);
    }

    private static JobFace running() {
        return new JobFace(ID, 7, "export", HOSTILE, HOSTILE, "running", RUNNING, false, false, null, 0, new Bar(420L, 1_000L), RATE, new Wait("rate_limit", NOW.plusSeconds(12)), Duration.ofSeconds(12), null,
                List.of(new Figure("issues", 5L, 12L, "count"), new Figure("attachments", null, null, "count"), new Figure("waits", 0L, null, "ms"), new Figure("bytes", 5_000L, null, "bytes"),
                        new Figure("eta", null, null, "s")),
                List.of(new PhaseRow("census", "done", 12L, null, Duration.ofSeconds(2)), new PhaseRow("issues", "running", 5L, 12L, Duration.ofSeconds(1)), new PhaseRow("histories", "stopped", null, null, null)),
                List.of("pause", "cancel"), false, null, false, NO_TIES, true, Sharing.PRIVATE, ASKED, NOW, NOW, null, null);
    }

    private static JobFace done(boolean complete) {
        return new JobFace(ID, 7, "export", HOSTILE, HOSTILE, "done", complete ? new StatusBadge("ok", "circle-check", "job.status.done") : new StatusBadge("wait", "alert-triangle", "job.status.incomplete"),
                true, true, complete, complete ? 0 : 3, null, RATE, null, null, null, List.of(new Figure("issues", 12L, null, "count")), List.of(), List.of("rerun"), true,
                new Artifact("local:jobs/x.zip", 2_000, 50), true, new Ties(ADA, ADA, ADA, true), true, Sharing.USE, ASKED, NOW, NOW, NOW, Duration.ofSeconds(90));
    }

    private static JobFace failed() {
        return new JobFace(ID, 7, "export", HOSTILE, HOSTILE, "failed", new StatusBadge("bad", "circle-x", "job.status.failed"), true, false, null, 0, new Bar(990L, 1_000L), null, null, null,
                new JobView.Problem("bad_credentials", HOSTILE, "Check the connection."), List.of(), List.of(), List.of("retry", "rerun"), true, null, false, NO_TIES, true, Sharing.PRIVATE, ASKED, NOW, NOW, NOW, Duration.ofSeconds(90));
    }

    private static String squeezed(String html) {
        return html.replaceAll("\\s+", " ").strip();
    }

    private static ViewerSnapshot viewer(String language, String role) {
        return new ViewerSnapshot(ADA, "ada@example.org", "Ada L.", role, UUID.randomUUID(), true, "csrf", Locale.forLanguageTag(language), ZoneOffset.UTC, "light", "light", "/jobs");
    }
}
