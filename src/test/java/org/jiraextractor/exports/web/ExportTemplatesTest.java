package org.jiraextractor.exports.web;

import jakarta.servlet.ServletContext;
import org.jiraextractor.exports.Completeness;
import org.jiraextractor.exports.Estimate;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.Verification;
import org.jiraextractor.exports.bundle.Manifest;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.ViewerSnapshot;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExportTemplatesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T17:00:00Z");
    private static final UUID ID = UUID.fromString("7f000000-0000-4000-8000-000000000001");
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final List<String> REASONS = List.of("deleted", "forbidden", "not_found", "unreadable", "size_mismatch", "login_page", "too_large", "truncated_by_site");

    private final PageRenderer renderer = new PageRenderer((ServletContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ServletContext.class},
            (proxy, method, args) -> {
                Path file = Path.of("src/main/webapp" + args[0]);
                return method.getName().equals("getResourceAsStream") && Files.exists(file) ? Files.newInputStream(file) : null;
            }), Clock.fixed(NOW, ZoneOffset.UTC));

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void every_page_has_all_its_words_and_runs_nothing_that_came_from_outside(String language) {
        Locale locale = Locale.forLanguageTag(language);
        Page check = Page.of("exports/check").only("outcome");
        for (Page page : List.of(form(Map.of(), null, null, locale), form(Map.of("a", HOSTILE), "a", HOSTILE, locale), files(true, null), files(false, "abc"), files(false, "abc").only("files"),
                files(true, "abc").only("rows"), result(), result().only("result"), check, check.with("wrong", HOSTILE), check.with("problem", HOSTILE), check.with("check", check(120)).with("attachments", true),
                check.with("check", check(1)).with("attachments", false), check.with("check", new CheckView(0, 1, 0, List.of())),
                Page.of("exports/check").only("projects").with("projects", List.of(new ProjectChoice(HOSTILE, HOSTILE, HOSTILE))), Page.of("exports/check").only("projects").with("problem", HOSTILE))) {
            assertThat(render(page, language)).doesNotContain("??").doesNotContain(HOSTILE).doesNotContain(" th:");
        }
    }

    @Test
    void without_a_site_the_page_leads_to_a_new_connection() {
        assertThat(render(form(Map.of(), null, null, Locale.ENGLISH), "en")).contains("First, connect a Jira site", "href=\"/connections/new\"").doesNotContain("<textarea");
    }

    @Test
    void an_address_can_fill_the_form_and_the_only_site_is_chosen() {
        String html = render(form(Map.of("a", "One", "b", "Two"), "b", "project = \"X\"", Locale.ENGLISH), "en");
        assertThat(html).contains("<option value=\"b\" selected=\"selected\">Two</option>").contains("project = &quot;X&quot;</textarea>");
        assertThat(render(form(Map.of("a", "One"), null, null, Locale.ENGLISH), "en")).contains("<option value=\"a\" selected=\"selected\">One</option>");
    }

    @Test
    void only_formats_that_exist_are_offered() {
        String html = render(form(Map.of("a", "One"), null, null, Locale.ENGLISH), "en");
        assertThat(html).contains("value=\"json\" checked=\"checked\"");
        for (ExportRequest.FormatName name : ExportRequest.FormatName.values()) {
            assertThat(html.contains("id=\"f-formats-" + name.word() + "\"")).as(name.word()).isEqualTo(Formats.named(name.word()).isPresent());
        }
    }

    @Test
    void a_separator_is_a_comma_a_semicolon_or_a_tab() {
        assertThat(render(form(Map.of("a", "One"), null, null, Locale.ENGLISH), "en")).contains("<option value=\",\" selected=\"selected\">", "<option value=\";\">", "<option value=\"\t\">Tab<");
    }

    @Test
    void the_names_of_the_form_are_the_paths_of_the_request() {
        assertThat(render(form(Map.of("a", "One"), null, null, Locale.ENGLISH), "en")).contains("name=\"connection_id\"", "name=\"jql\"", "name=\"formats\"", "name=\"include.comments\"", "name=\"include.worklogs\"",
                "name=\"include.changes\"", "name=\"include.attachments\"", "name=\"packaging\"", "name=\"options.csv.separator\"", "name=\"options.csv.bom\"", "name=\"options.csv.dates\"", "name=\"name\"");
    }

    @Test
    void jiras_words_about_a_query_stand_at_the_query() {
        Refusal fixable = ExportForms.fixable(new Refusal(Code.INVALID_JQL, "jira.invalid_jql", "Field 'x' does not exist."));
        assertThat(fixable.fields()).singleElement().satisfies(field -> assertThat(field.name() + ": " + field.message(Locale.ENGLISH)).isEqualTo("jql: Jira does not accept this JQL: Field 'x' does not exist."));
        assertThatThrownBy(() -> ExportForms.fixable(new Refusal(Code.FORBIDDEN, "problem.forbidden"))).isInstanceOf(Refusal.class);
    }

    @Test
    void a_query_that_is_not_yet_written_is_not_wrong() {
        Refusal unwritten = new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("jql", Code.INVALID_FIELD, "problem.constraint.notblank")), "problem.body.wrong_fields", 1);
        assertThat(render(CheckView.refused(unwritten, Locale.ENGLISH), "en")).contains("f-jql-hint").doesNotContain("error");
        assertThat(render(CheckView.refused(new Refusal(Code.INVALID_JQL, "jira.invalid_jql", "No."), Locale.ENGLISH), "en")).contains("id=\"f-jql-error\"", "No.");
        assertThat(render(CheckView.refused(new Refusal(Code.UPSTREAM_TIMEOUT, "jira.upstream_timeout", "example.org"), Locale.ENGLISH), "en")).contains("could not be tried", "example.org");
    }

    @Test
    void a_sample_row_leads_to_its_issue_and_tells_its_time() {
        Estimate estimate = new Estimate(3, true, 5, 2, 3_000, List.of(new Estimate.Row("A-1", "One", "Done", "2026-11-20T17:57:00.000+0100"), new Estimate.Row(null, null, null, "never")));
        CheckView view = CheckView.of(estimate, "https://example.atlassian.net");
        assertThat(view.sample()).extracting(CheckView.Row::updated).containsExactly(Instant.parse("2026-11-20T16:57:00Z"), null);
        assertThat(render(Page.of("exports/check").with("check", view).with("attachments", true).only("outcome"), "en"))
                .contains("About 3 issues", "href=\"https://example.atlassian.net/browse/A-1\"", "3 min ago", "Not known yet", "attachments included");
    }

    @Test
    void a_project_is_quoted_in_the_query_it_writes() {
        assertThat(ProjectChoice.of(new org.jiraextractor.jira.Project("1", "OR", "Or")).jql()).isEqualTo("project = \"OR\" ORDER BY key");
        assertThat(ProjectChoice.of(new org.jiraextractor.jira.Project("1", "A\" OR \"\\", "x")).jql()).isEqualTo("project = \"A\\\" OR \\\"\\\\\" ORDER BY key");
    }

    @Test
    void the_part_of_the_jobs_page_is_the_very_section_of_the_page() {
        String part = render(files(false, null).only("files"), "en");
        assertThat(part.strip()).startsWith("<section id=\"files\"").endsWith("</section>").contains("href=\"/api/jobs/" + ID + "/download\"", "Deleted at Jira while the export ran", "Not asked for");
        assertThat(squeezed(render(files(false, null), "en"))).contains(squeezed(part));
    }

    @Test
    void more_files_are_rows_that_take_the_place_of_the_button() {
        assertThat(render(files(true, "abc").only("rows"), "en").strip()).startsWith("<tr>").endsWith("</tr>").contains("hx-get=\"/jobs/" + ID + "/files?cursor=abc\"").doesNotContain("<section");
    }

    @Test
    void a_reason_that_we_do_not_know_is_shown_as_it_is() {
        assertThat(MissingRow.of(new Manifest.Missing("comment", "A-1", null, "stolen"), Locale.FRENCH)).isEqualTo(new MissingRow("Commentaire", "A-1", null, "stolen"));
    }

    private String render(Page page, String language) {
        return renderer.render(page, viewer(language));
    }

    private static ViewerSnapshot viewer(String language) {
        return new ViewerSnapshot(ID, "ada@example.org", "Ada L.", "editor", UUID.randomUUID(), true, "csrf", Locale.forLanguageTag(language), ZoneOffset.UTC, "light", "light", "/exports/new");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fr"})
    void the_form_of_a_schedule_is_that_of_an_export_and_when(String language) {
        Locale locale = Locale.forLanguageTag(language);
        ViewerSnapshot who = viewer(language);
        org.jiraextractor.page.Form blank = ScheduleForms.blank(ExportForms.blank(Map.of("a", "One"), locale).with("jql", HOSTILE), java.time.ZoneId.of("Europe/Paris"));
        String html = renderer.render(ScheduleForms.page(null, blank, Map.of("a", HOSTILE), who, NOW), who);
        assertThat(html).doesNotContain("??").doesNotContain(HOSTILE).doesNotContain(" th:").contains("action=\"/schedules/new\"", "name=\"schedule.name\"", "name=\"schedule.cron\"", "value=\"0 6 * * *\"",
                "name=\"jql\"", "name=\"formats\"", "name=\"mode\"", "<option value=\"Europe/Paris\" selected=\"selected\">", "formaction=\"/schedules/new/again\"", language.equals("en") ? "Every day at 06:00" : "Tous les jours à 06:00");
        org.jiraextractor.page.Form wrong = blank.with("schedule.cron", "0 25 * * *");
        assertThat(renderer.render(ScheduleForms.page(null, wrong, Map.of("a", "One"), who, NOW), who)).contains(language.equals("en") ? "The second field" : "Le deuxième champ");
        assertThat(renderer.render(form(Map.of("a", "One"), null, null, locale), who)).doesNotContain("name=\"schedule.cron\"").contains("formaction=\"/schedules/new/again\"");
    }

    private static Page form(Map<String, String> sites, String site, String jql, Locale locale) {
        org.jiraextractor.page.Form blank = ExportForms.blank(sites, locale);
        blank = site == null ? blank : blank.with("connection_id", site);
        return ExportForms.page(jql == null ? blank : blank.with("jql", jql), sites, locale).with("saved", List.of(new QueryChoice(ID, HOSTILE, HOSTILE, ID, HOSTILE)))
                .with("recent", List.of(new QueryChoice(null, null, HOSTILE, ID, HOSTILE))).with("queryName", HOSTILE).with("queryWrong", HOSTILE);
    }

    private static CheckView check(long issues) {
        return new CheckView(issues, 15, 1_400_000, List.of(new CheckView.Row("A-1", "https://example.org/browse/A-1", HOSTILE, HOSTILE, NOW)));
    }

    private static Page files(boolean zip, String next) {
        List<Manifest.Missing> missing = REASONS.stream().flatMap(reason -> Stream.of("issue", "comment", "worklog", "change", "attachment").map(kind -> new Manifest.Missing(kind, HOSTILE, HOSTILE, reason))).toList();
        Completeness completeness = new Completeness(zip, true, List.of(new Completeness.Kind("issues", 1_000L, 1), new Completeness.Kind("comments", null, 0), new Completeness.Kind("worklogs", 0L, 0),
                new Completeness.Kind("changes", 0L, 0), new Completeness.Kind("attachments", 0L, 0)), missing,
                Stream.of("deleted", "moved", "forbidden", "unknown").map(reason -> new Manifest.Gone("1", HOSTILE, reason)).toList(), zip ? 4 : 70);
        return Page.of("exports/files").with("id", ID).with("name", HOSTILE).with("export", new ExportRow(ID, "local:jobs/x/x.zip", zip, "0", 1_000, 2)).with("completeness", completeness)
                .with("missing", missing.stream().map(row -> MissingRow.of(row, Locale.ENGLISH)).toList()).with("files", List.of(new FileRow(HOSTILE, 12, "/api/x", "/jobs/x"))).with("next", next).with("earlier", next != null)
                .with("mayAct", zip).with("more", ExportForms.formats());
    }

    private static Page result() {
        return Page.of("exports/result").with("id", ID).with("name", HOSTILE).with("source", ID).with("found", new Verification(false, 5,
                Stream.of("missing", "size", "sha256", "extra").map(problem -> new Verification.Mismatch(HOSTILE, problem)).toList()));
    }

    private static String squeezed(String html) {
        return html.replaceAll("\\s+", " ").strip();
    }
}
