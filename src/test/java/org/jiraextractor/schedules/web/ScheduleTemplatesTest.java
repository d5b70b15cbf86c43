package org.jiraextractor.schedules.web;

import jakarta.servlet.ServletContext;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.ViewerSnapshot;
import org.jiraextractor.schedules.Missed;
import org.jiraextractor.schedules.Overlap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class ScheduleTemplatesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");
    private static final UUID ID = UUID.fromString("7f000000-0000-4000-8000-000000000001");
    private static final UUID ADA = UUID.fromString("7f000000-0000-4000-8000-000000000002");
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final PageRenderer renderer = new PageRenderer((ServletContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServletContext.class},
            (proxy, method, args) -> {
                Path file = Path.of("src/main/webapp" + args[0]);
                return method.getName().equals("getResourceAsStream") && Files.exists(file) ? Files.newInputStream(file) : null;
            }), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_page_has_all_its_words_and_runs_nothing_that_came_from_outside(String language) {
        for (Page page : List.of(list(), list(row(true, true), row(false, false)), one(row(true, true)), one(row(false, false)), rhythm(HOSTILE, "UTC"), rhythm("0 6 * * *", HOSTILE), rhythm("0 6 * * *", "Europe/Paris"), rhythm(null, null))) {
            assertThat(renderer.render(page, viewer(language, "editor"))).doesNotContain("??").doesNotContain(HOSTILE).doesNotContain(" th:");
        }
    }

    @Test
    void the_empty_list_teaches_an_editor_and_tells_a_viewer_whom_to_ask() {
        assertThat(renderer.render(list(), viewer("en", "editor"))).contains("No schedule yet", "href=\"/schedules/new\"");
        assertThat(renderer.render(list(), viewer("en", "viewer"))).contains("Nobody has shared").doesNotContain("/schedules/new");
    }

    @Test
    void only_who_may_gets_the_verbs() {
        assertThat(renderer.render(one(row(true, true)), viewer("en", "editor"))).contains("/run\"", "/pause\"", "/edit\"", "/delete\"");
        assertThat(renderer.render(one(row(true, false)), viewer("en", "editor"))).contains("/run\"").doesNotContain("/pause\"", "/edit\"", "/delete\"");
        assertThat(renderer.render(one(row(false, false)), viewer("en", "viewer"))).doesNotContain("/run\"", "/pause\"", "/edit\"", "/delete\"");
    }

    @Test
    void a_dot_says_in_words_what_it_shows_and_leads_to_its_export() {
        String html = renderer.render(list(row(true, true)), viewer("en", "editor"));
        assertThat(html).contains("<a class=\"dot plain state-ok\" href=\"/jobs/" + ID + "\"", "Finished, ").contains("<span class=\"dot state-wait\"", "Left out: missed, ");
    }

    @Test
    void the_next_times_are_told_on_the_clock_of_the_zone_of_the_schedule() {
        assertThat(renderer.render(rhythm("30 0 * * *", "Europe/Paris"), viewer("fr", "editor"))).contains("Tous les jours à 00:30", "datetime=\"2026-11-20T23:30:00Z\"")
                .containsPattern(">sam\\. 21 nov\\. 2026,? (à )?00:30<");
        assertThat(renderer.render(rhythm("30 25 * * *", "Europe/Paris"), viewer("fr", "editor"))).contains("Le deuxième champ, l’heure");
    }

    private static Page rhythm(String cron, String zone) {
        return RhythmPart.on(Page.of("schedules/rhythm").only("rhythm"), cron, zone, ZoneOffset.UTC, NOW, Locale.FRENCH);
    }

    private static Page list(ScheduleRow... rows) {
        return Page.of("schedules/list").with("rows", List.of(rows)).with("next", rows.length == 0 ? null : "abc").with("earlier", false);
    }

    private static Page one(ScheduleRow row) {
        return Page.of("schedules/one").with("row", row).with("upcoming", Upcoming.of(List.of(NOW), ZoneId.of("Europe/Paris"), Locale.ENGLISH));
    }

    private static ScheduleRow row(boolean mayRun, boolean mayChange) {
        List<Dot> dots = Stream.of("done", "incomplete", "failed", "cancelled", "paused", "running", "queued", "deleted", "overlap", "missed", "refused").map(word -> new Dot(word.equals("missed") ? "wait" : "ok",
                "circle-check", "schedule.run." + word, NOW, word.equals("done"), word.equals("done") ? 7L : null, word.equals("done") ? "/jobs/" + ID : null)).toList();
        ScheduleView view = new ScheduleView(ID, HOSTILE, "0 6 * * *", "Europe/Paris", true, Json.tree(Map.of("jql", HOSTILE, "mode", "delta", "formats", List.of("json", "csv"))), Overlap.QUEUE, Missed.SKIP,
                Sharing.USE, new ScheduleView.Owner(ADA, HOSTILE), HOSTILE, NOW.plusSeconds(3_600), NOW, ID, JobState.DONE, NOW, NOW);
        return new ScheduleRow(view, true, true, dots, mayRun, mayChange);
    }

    private static ViewerSnapshot viewer(String language, String role) {
        return new ViewerSnapshot(UUID.randomUUID(), "ada@example.org", "Ada L.", role, UUID.randomUUID(), true, "csrf", Locale.forLanguageTag(language), ZoneOffset.UTC, "light", "light", "/schedules");
    }
}
