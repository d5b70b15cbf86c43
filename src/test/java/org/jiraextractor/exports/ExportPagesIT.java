package org.jiraextractor.exports;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.AsBefore;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The pages of exports, without a script by plain forms, and in a browser. */
class ExportPagesIT {

    private static final String SITE = "Exported " + UUID.randomUUID();

    private static RunningApp app;
    private static DemoJira jira;
    private static String token;
    private static String csrf;
    private static Api person;
    private static String site;
    private static String job;
    private static AsBefore asBefore;

    @BeforeAll
    static void start() throws IOException {
        asBefore = AsBefore.in(RunningApp.shared());
        app = RunningApp.shared();
        jira = DemoJira.start(DemoOptions.defaults());
        token = app.anonymous().post("/api/auth/login", Map.of("email", RunningApp.ADMIN_EMAIL, "password", RunningApp.ADMIN_PASSWORD)).json().path("token").asText();
        csrf = app.anonymous().withToken(token).get("/api/auth/me").json().path("csrf_token").asText();
        person = app.anonymous().with("Cookie", "JIE_SESSION=" + token).with("Accept-Language", "en").with("X-CSRF-Token", csrf);
        site = person.post("/api/connections", Map.of("name", SITE, "base_url", jira.baseUri().toString(), "deployment", "auto",
                "auth", Map.of("type", "basic", "user", jira.user(), "secret", jira.secret()))).json().path("id").asText();
        job = finished(started("key in (ALPHA-1, ALPHA-2)"));
    }

    @AfterAll
    static void stop() {
        asBefore.close();
        jira.close();
    }

    @Test
    void the_address_of_a_new_export_can_fill_it() {
        Api.Answer page = person.get("/exports/new?connection_id=" + site + "&jql=key+%3D+%22A-1%22");
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.text()).contains("<option value=\"" + site + "\" selected=\"selected\">" + SITE).contains("key = &quot;A-1&quot;</textarea>").doesNotContain("??");
    }

    @Test
    void a_plain_form_starts_an_export_and_ends_on_its_job() {
        Api.Answer started = post("/exports", form("key = ALPHA-3"));
        assertThat(started.status()).as(started.toString()).isEqualTo(303);
        String id = started.header("Location").replaceAll(".*/jobs/", "");
        Api.Answer kept = person.get("/api/jobs/" + id);
        assertThat(kept.json().path("request").path("include").path("worklogs").asBoolean()).isFalse();
        assertThat(kept.json().path("request").path("options").path("csv").path("separator").asText()).isEqualTo(";");
    }

    @Test
    void jiras_words_about_a_query_come_back_at_the_query_and_what_was_typed_stays() {
        Api.Answer refused = post("/exports", form("projet = ALPHA"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).startsWith("text/html");
        assertThat(refused.text()).contains("projet = ALPHA</textarea>").contains("id=\"f-jql-error\"").containsPattern("Field &#39;projet&#39; does not exist").contains("value=\"csv\" checked=\"checked\"");
    }

    @Test
    void an_export_without_a_format_is_refused_beside_the_formats() {
        List<String> fields = form("key = ALPHA-3");
        fields.removeIf(field -> field.startsWith("formats=") && field.length() > 8);
        Api.Answer refused = post("/exports", fields);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("id=\"f-formats-error\"").containsOnlyOnce("needs at least one format");
    }

    @Test
    void a_form_without_its_token_starts_nothing() {
        Api stranger = app.anonymous().with("Cookie", "JIE_SESSION=" + token);
        assertThat(stranger.send("POST", "/exports", "jql=x", "application/x-www-form-urlencoded").status()).isEqualTo(403);
    }

    @Test
    void a_check_counts_and_shows_and_tells_jiras_words_and_waits_while_nothing_is_written() {
        assertThat(check("project = ALPHA ORDER BY key").text()).contains("About 60 issues").contains(jira.baseUri() + "/browse/ALPHA-1\"").doesNotContain("<html");
        assertThat(check("projet = ALPHA").text()).contains("f-jql-error").contains("does not exist");
        assertThat(check("key = ALPHA-1 and key = ALPHA-2").text()).contains("No issue matches");
        assertThat(check("").text()).contains("f-jql-hint").doesNotContain("error");
    }

    @Test
    void a_jira_that_is_out_of_order_is_told_at_the_query_and_does_not_fail_the_page() {
        jira.moods().failNext("search/jql", 100, Mood.UNAVAILABLE);
        try {
            Api.Answer answer = check("project = ALPHA");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).contains("The query could not be tried.").contains("note-wait").doesNotContain("f-jql-error");
        } finally {
            jira.moods().calm();
        }
    }

    @Test
    void the_files_are_a_section_for_the_jobs_page_and_a_page_of_their_own() {
        Api.Answer part = person.with("HX-Request", "true").get("/jobs/" + job + "/files");
        assertThat(part.text().strip()).startsWith("<section id=\"files\"").contains("Complete").contains("/api/jobs/" + job + "/download");
        assertThat(person.get("/jobs/" + job + "/files").text()).contains("<html").contains(part.text().strip().substring(0, 40));
        assertThat(person.get("/jobs/" + UUID.randomUUID() + "/files").status()).isEqualTo(404);
    }

    @Test
    void what_the_formats_made_is_listed_before_attachments_and_nothing_twice() {
        List<String> paths = Pattern.compile("/files/([^\"?]+)\"").matcher(person.get("/jobs/" + job + "/files").text()).results().map(match -> match.group(1)).toList();
        List<String> all = new ArrayList<>();
        person.get("/api/jobs/" + job + "/files?limit=200").json().path("items").forEach(file -> all.add(file.path("path").asText()));
        assertThat(paths).doesNotHaveDuplicates().hasSameSizeAs(all);
        assertThat(paths.stream().map(path -> path.startsWith("attachments/")).toList()).isSorted();
    }

    @Test
    void every_file_that_the_page_names_is_handed_out_to_be_saved() {
        String page = person.get("/jobs/" + job + "/files").text();
        List<String> hrefs = Pattern.compile("href=\"(/api/jobs/[^\"]+/files/[^\"]+)\"").matcher(page).results().map(match -> match.group(1)).toList();
        assertThat(hrefs).hasSizeGreaterThan(5);
        for (String href : hrefs) {
            Api.Answer file = person.get(href);
            assertThat(file.status()).as(href).isEqualTo(200);
            assertThat(file.header("Content-Disposition")).startsWith("attachment; filename=\"");
            assertThat(file.header("Content-Security-Policy")).isEqualTo("default-src 'none'; sandbox");
        }
    }

    @Test
    void a_download_goes_on_where_it_broke_off() {
        String path = "/api/jobs/" + job + "/download";
        Api.Answer whole = person.get(path);
        String tag = whole.header("ETag");
        int size = whole.body().length;
        Api.Answer tail = person.with("Range", "bytes=-10").get(path);
        assertThat(tail.status()).isEqualTo(206);
        assertThat(tail.header("Content-Range")).isEqualTo("bytes " + (size - 10) + "-" + (size - 1) + "/" + size);
        assertThat(tail.body()).isEqualTo(java.util.Arrays.copyOfRange(whole.body(), size - 10, size));
        assertThat(person.with("Range", "bytes=5-9").with("If-Range", tag).get(path).body()).hasSize(5);
        assertThat(person.with("Range", "bytes=5-9").with("If-Range", "\"other\"").get(path).body()).hasSize(size);
        assertThat(person.with("Range", "bytes=" + size + "-").get(path).status()).isEqualTo(416);
        assertThat(person.with("If-None-Match", tag).get(path).status()).isEqualTo(304);
    }

    @Test
    void a_person_picks_a_project_sees_what_it_holds_corrects_a_query_and_starts() {
        try (Browser browser = Browser.open(); BrowserContext context = browser.person("fr-FR")) {
            context.addCookies(List.of(new Cookie("JIE_SESSION", token).setUrl(app.baseUri().toString()), new Cookie("JIE_LANGUAGE", "fr").setUrl(app.baseUri().toString())));
            List<String> complaints = new ArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.navigate(app.baseUri() + "/exports/new");
            page.locator("#f-connection_id").selectOption(site);
            assertThat(page.locator("#project option")).hasCount(4);
            page.locator("#project").selectOption("project = \"ALPHA\" ORDER BY key");
            assertThat(page.locator("#check")).containsText("Environ 60 tickets");
            assertThat(page.locator(".sample tbody tr")).hasCount(5);
            shot(page, "checked");

            page.locator("#f-jql").fill("projet = ALPHA");
            assertThat(page.locator("#f-jql-error")).containsText("projet");
            assertThat(page.locator("#f-jql")).hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#project")).hasValue("");

            page.locator("#f-jql").fill("key = ALPHA-1");
            assertThat(page.locator("#check")).containsText("Environ un ticket");
            assertThat(page.locator("#f-jql")).not().hasAttribute("aria-invalid", "true");
            page.getByText("Lancer l’export").click();
            page.waitForURL("**/jobs/*");
            assertThat(complaints).isEmpty();
        }
    }

    private static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/exports-" + name + ".png")).setFullPage(true));
    }

    private static Api.Answer check(String jql) {
        return post("/exports/check", List.of("connection_id=" + site, "jql=" + jql, "include.attachments=true"));
    }

    private static String started(String jql) {
        return person.post("/api/export", Map.of("connection_id", site, "jql", jql, "formats", List.of("json", "csv"))).json().path("job_id").asText();
    }

    private static String finished(String id) {
        Awaitility.await().atMost(Duration.ofSeconds(180)).until(() -> person.get("/api/jobs/" + id).json().path("status").asText(), List.of("done", "failed")::contains);
        return id;
    }

    private static List<String> form(String jql) {
        return new ArrayList<>(List.of("connection_id=" + site, "jql=" + jql, "formats=", "formats=csv", "include.comments=false", "include.comments=true", "include.worklogs=false",
                "include.changes=false", "include.attachments=false", "packaging=zip", "name=", "options.csv.separator=;", "options.csv.bom=false", "options.csv.dates=iso"));
    }

    private static Api.Answer post(String path, List<String> fields) {
        List<String> all = new ArrayList<>(fields);
        all.add("_csrf=" + csrf);
        String body = all.stream().map(field -> field.split("=", 2)).map(field -> field[0] + "=" + URLEncoder.encode(field[1], StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return person.send("POST", path, body, "application/x-www-form-urlencoded");
    }
}
