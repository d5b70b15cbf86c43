package org.jiraextractor.home.web;

import jakarta.servlet.ServletContext;
import org.jiraextractor.jobs.web.Bar;
import org.jiraextractor.jobs.web.StatusBadge;
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
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class HomeTemplatesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");
    private static final UUID ID = UUID.fromString("7f000000-0000-4000-8000-000000000001");
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final LatestRow RUNNING = new LatestRow(ID, 7, "export", HOSTILE, HOSTILE, new StatusBadge("live", "loader-2", "job.status.running"), false, new Bar(420L, 1_000L), 5L, null, 0, null, 75L, NOW);
    private static final LatestRow UNKNOWN = new LatestRow(ID, 7, "verify", "check", null, new StatusBadge("live", "loader-2", "job.status.running"), false, new Bar(null, null), null, null, 0, null, null, NOW);
    private static final LatestRow WAITING = new LatestRow(ID, 7, "export", "held", HOSTILE, new StatusBadge("wait", "hourglass", "job.status.holds_on"), false, null, 5L, null, 0, Duration.ofSeconds(90), null, NOW);
    private static final LatestRow SHORT = new LatestRow(ID, 7, "export", "short", HOSTILE, new StatusBadge("wait", "alert-triangle", "job.status.incomplete"), true, null, 12L, 2_000L, 3, null, null, NOW.minusSeconds(180));

    private final PageRenderer renderer = new PageRenderer((ServletContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServletContext.class},
            (proxy, method, args) -> {
                Path file = Path.of("src/main/webapp" + args[0]);
                return method.getName().equals("getResourceAsStream") && Files.exists(file) ? Files.newInputStream(file) : null;
            }), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void the_page_has_all_its_words_and_runs_nothing_that_came_from_outside(String language) {
        for (Page page : List.of(full(), bare(), bare().with("latest", List.of()), bare().with("latest", List.of()).with("connected", false))) {
            String html = renderer.render(page, viewer(language, "editor"));
            assertThat(html).doesNotContain("??").doesNotContain(HOSTILE).doesNotContain(" th:").doesNotContain("{0}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "beside"})
    void what_the_stream_sends_is_the_very_part_of_the_first_sight(String part) {
        String sent = renderer.render(full().only(part + "Part"), viewer("en", "editor"));

        assertThat(sent).isNotBlank();
        assertThat(squeezed(renderer.render(full(), viewer("en", "editor")))).contains(squeezed(sent)).contains("sse-swap=\"" + part + "\"").contains("sse-connect=\"/home/live\"");
    }

    @Test
    void it_tells_what_runs_what_comes_next_how_the_sites_are_and_how_much_room_there_is() {
        String html = squeezed(renderer.render(full(), viewer("en", "admin"))).replaceAll("<[^>]+>", " ").replaceAll("\\s+", " ");

        assertThat(html).contains("3 under way", "42%", "1 min 15 s left check", "goes on in 1 min 30 s", "3 things are missing", "3 min ago", "2 kB")
                .contains("Nightly in 2 h Site not reached", "Acme Works", "Old Does not work", "Asks us to wait: 12 s", "12 exports kept 3.4 GB", "Free on the disk 42 GB");
        assertThat(renderer.render(full(), viewer("fr", "admin")).replace('\u00a0', ' ')).contains("3 en cours", "il manque 3 éléments", "12 exports conservés", "Prochaines exécutions");
    }

    @Test
    void what_is_not_known_is_not_told_as_nothing() {
        assertThat(renderer.render(full().with("latest", List.of(UNKNOWN)).with("running", 1).only("latestPart"), viewer("en", "editor"))).contains("<progress aria-label=\"How far check is\">", "one under way").doesNotContain("0%", "value=");
    }

    @Test
    void an_exact_time_is_the_readers_and_everybodys() {
        assertThat(renderer.render(full(), viewer("fr", "editor"))).containsPattern("title=\"20 nov\\. 2026,? (à )?17:57:00 \\(Europe/Paris\\) · 2026-11-20 16:57:00 UTC\"");
    }

    @Test
    void a_system_without_exports_teaches_three_steps_and_opens_no_stream() {
        assertThat(renderer.render(bare().with("latest", List.of()), viewer("en", "editor"))).contains("Three steps", "step-done").doesNotContain("sse-", "hx-ext");
        assertThat(renderer.render(bare(), viewer("en", "editor"))).contains("Nothing is scheduled.", "/schedules/new", "No site is connected.", "No export is kept");
        assertThat(renderer.render(bare(), viewer("en", "viewer"))).doesNotContain("/schedules/new", "/connections/new", "/exports/new\"><svg");
    }

    private static Page full() {
        return bare().with("latest", List.of(RUNNING, UNKNOWN, WAITING, SHORT)).with("running", 3).with("next", List.of(new NextRow(ID, "Nightly", NOW.plusSeconds(7_200), true), new NextRow(ID, HOSTILE, NOW.plusSeconds(90_000), false)))
                .with("sites", List.of(new SiteRow(ID, "Old", "bad", "alert-circle", "connection.test.fails", NOW, null), new SiteRow(ID, "Acme", "ok", "circle-check", "connection.test.works", NOW, Duration.ofSeconds(12)),
                        new SiteRow(ID, HOSTILE, "off", "circle-dashed", "connection.test.never", null, null)))
                .with("moreSites", true).with("room", new Room.Taken(12, 3_400_000_000L, 42_000_000_000L));
    }

    private static Page bare() {
        return Page.of("home").with("connected", true).with("running", 0).with("latest", List.of(SHORT)).with("next", List.of()).with("sites", List.of()).with("moreSites", false).with("room", new Room.Taken(0, 0, null));
    }

    private static String squeezed(String html) {
        return html.replaceAll("\\s+", " ").strip();
    }

    private static ViewerSnapshot viewer(String language, String role) {
        return new ViewerSnapshot(ID, "ada@example.org", "Ada L.", role, UUID.randomUUID(), true, "csrf", Locale.forLanguageTag(language), ZoneId.of("Europe/Paris"), "light", "light", "/");
    }
}
