package org.jiraextractor.directories.web;

import jakarta.servlet.ServletContext;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.directories.DirectoryFacts.Step;
import org.jiraextractor.jobs.web.Kept;
import org.jiraextractor.jobs.web.StatusBadge;
import org.jiraextractor.page.Form;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class DirectoryTemplatesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");
    private static final UUID TEAM = UUID.fromString("7f000000-0000-4000-8000-000000000001");
    private static final UUID ALPHA = UUID.fromString("7f000000-0000-4000-8000-000000000002");
    private static final UUID ADA = UUID.fromString("7f000000-0000-4000-8000-000000000003");
    private static final String HOSTILE = "<script>alert(1)</script>";

    private final PageRenderer renderer = new PageRenderer((ServletContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServletContext.class},
            (proxy, method, args) -> {
                Path file = Path.of("src/main/webapp" + args[0]);
                return method.getName().equals("getResourceAsStream") && Files.exists(file) ? Files.newInputStream(file) : null;
            }), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_page_has_all_its_words_and_runs_nothing_that_came_from_outside(String language) {
        List<Page> pages = new ArrayList<>(List.of(list(), list(row(TEAM, null, HOSTILE, true)).with("cut", true), form(null), form(TEAM), filed(row(TEAM, null, HOSTILE, true), true), filed(null, true), filed(null, false)));
        for (Sharing sharing : Sharing.values()) {
            pages.add(one(row(TEAM, sharing, HOSTILE, true), true));
            pages.add(one(row(TEAM, sharing, HOSTILE, false), false));
        }
        for (Page page : pages) {
            assertThat(renderer.render(page, viewer(language, "editor"))).doesNotContain("??").doesNotContain(HOSTILE).doesNotContain(" th:");
        }
    }

    @Test
    void the_empty_list_teaches_an_editor_and_tells_a_viewer_whom_to_ask() {
        assertThat(renderer.render(list(), viewer("en", "editor"))).contains("No folder yet", "href=\"/directories/new\"");
        assertThat(renderer.render(list(), viewer("en", "viewer"))).contains("Nobody has shared").doesNotContain("/directories/new");
    }

    @Test
    void a_tree_shows_each_after_what_it_lies_in_stepped_in_and_tells_its_path_to_who_does_not_see_that() {
        List<DirectoryRow> rows = Forest.of(List.of(row(ALPHA, null, "Alpha", true), row(UUID.randomUUID(), null, "zebra", true), row(TEAM, null, "Équipe", true), row(UUID.randomUUID(), null, "Theirs", false)), Locale.FRENCH);
        assertThat(rows.stream().map(row -> row.level() + " " + row.directory().name())).containsExactly("0 Équipe", "1 Alpha", "0 zebra", "0 Theirs");
        assertThat(renderer.render(list(rows.toArray(DirectoryRow[]::new)), viewer("fr", "editor"))).contains("level-1", "<span class=\"visually-hidden\">Équipe / </span><span>Alpha</span>");
    }

    @Test
    void one_whose_parent_is_not_shown_stands_at_the_top() {
        assertThat(Forest.of(List.of(row(ALPHA, null, "Alpha", true)), Locale.ENGLISH)).extracting(DirectoryRow::level).containsExactly(0);
    }

    @Test
    void only_who_may_gets_the_verbs_and_only_an_empty_one_is_deleted() {
        assertThat(renderer.render(one(row(TEAM, null, "Team", true), false), viewer("en", "editor"))).contains("/edit\"", "parent_id=" + TEAM, "directory_id=" + TEAM, "/delete\"");
        assertThat(renderer.render(one(row(ALPHA, null, "Alpha", true), true), viewer("en", "editor"))).contains("/edit\"", "Only an empty folder").doesNotContain("/delete\"");
        assertThat(renderer.render(one(row(TEAM, null, "Team", false), false), viewer("en", "viewer"))).doesNotContain("/edit\"", "parent_id=", "directory_id=", "/delete\"");
    }

    @Test
    void how_long_what_is_filed_is_kept_is_said_in_words() {
        assertThat(renderer.render(one(row(ALPHA, null, "Alpha", true), true), viewer("en", "editor"))).contains("30 days after the end, as “Team” says", "Deleted in 12 days", "2 more are filed here that are not shared");
        assertThat(renderer.render(one(row(ALPHA, null, "Alpha", true), true), viewer("fr", "editor"))).contains("30 jours après la fin, comme le dit «\u00a0Team\u00a0»", "dans 12 jours");
        assertThat(renderer.render(one(row(TEAM, null, "Team", true), false), viewer("en", "editor"))).contains("As its owner or the settings say");
    }

    private static Page list(DirectoryRow... rows) {
        return Page.of("directories/list").with("rows", List.of(rows)).with("cut", false).with("most", 1_000);
    }

    private static Page one(DirectoryRow row, boolean full) {
        FiledRow job = new FiledRow(UUID.randomUUID(), 7, "verify", HOSTILE, new StatusBadge("ok", "circle-check", "job.status.done"), 1_000L, ADA, HOSTILE, NOW, new Kept("job.kept.days", 12, NOW.plus(Duration.ofDays(12)), null, List.of()));
        FiledRow bare = new FiledRow(UUID.randomUUID(), 8, "export", HOSTILE, new StatusBadge("off", "clock", "job.status.queued"), null, ADA, null, NOW, null);
        return Page.of("directories/one").with("row", row).with("inside", full ? List.of(row) : List.of()).with("filed", full ? List.of(job, bare) : List.of()).with("next", full ? "abc" : null)
                .with("earlier", full).with("hidden", full ? 2L : 0L).with("example", "alpha-2026-11-20");
    }

    private static Page form(UUID id) {
        return Page.of("directories/form").with("title", HOSTILE).with("id", id).with("form", Form.empty().with("name", HOSTILE)).with("parents", Map.of(TEAM.toString(), HOSTILE));
    }

    private static Page filed(DirectoryRow in, boolean mayMove) {
        return Page.of("directories/filed").with("id", ALPHA).with("name", HOSTILE).with("place", in).with("hidden", in == null && mayMove).with("mayMove", mayMove).with("form", Form.empty())
                .with("choices", in == null ? Map.of() : Collections.singletonMap(TEAM.toString(), HOSTILE));
    }

    /** ALPHA lies in TEAM, whose rules it has, and holds something. */
    private static DirectoryRow row(UUID id, Sharing sharing, String name, boolean mine) {
        boolean alpha = id.equals(ALPHA);
        DirectoryView view = new DirectoryView(id, name, name, alpha ? TEAM : null, sharing == null ? Sharing.PRIVATE : sharing, null, null, alpha ? 30 : null, "{project}-{date}",
                new DirectoryView.Owner(ADA, HOSTILE), 0, alpha ? 3 : 0, 5_000, 12, 1_000_000, NOW, NOW);
        List<Step> above = alpha ? List.of(new Step(TEAM, name.equals(HOSTILE) ? HOSTILE : name.equals("Alpha") && mine ? "Équipe" : "Team", Sharing.PRIVATE, 30, null)) : List.of();
        return new DirectoryRow(view, above, 0, alpha ? "Team" : null, alpha ? "Team" : null, mine, mine, mine);
    }

    private static ViewerSnapshot viewer(String language, String role) {
        return new ViewerSnapshot(UUID.randomUUID(), "ada@example.org", "Ada L.", role, UUID.randomUUID(), true, "csrf", Locale.forLanguageTag(language), ZoneOffset.UTC, "light", "light", "/directories");
    }
}
