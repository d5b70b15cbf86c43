package org.jiraextractor.directories.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The pages of directories, without a script by plain forms, and once in a browser. */
class DirectoryPagesIT {


    private static RunningApp app;
    private static People people;
    private static String token;
    private static Api owner;
    private static Api person;
    private static String csrf;
    private static DemoSite site;
    private static String job;

    @BeforeAll
    static void start() {
        app = RunningApp.shared();
        people = new People(app);
        token = people.loggedInToken("editor");
        owner = app.anonymous().withToken(token);
        person = app.anonymous().with("Cookie", "JIE_SESSION=" + token).with("Accept-Language", "en");
        csrf = owner.get("/api/auth/me").json().path("csrf_token").asText();
        site = DemoSite.of(owner, DemoOptions.defaults().withIssues(60));
        job = site.exported(site.request("json").put("name", "Filed by hand"));
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    private static Api.Answer post(String path, String... fields) {
        String body = Arrays.stream(fields).map(field -> field.substring(0, field.indexOf('=') + 1) + URLEncoder.encode(field.substring(field.indexOf('=') + 1), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "_csrf=" + csrf + "&", ""));
        return person.send("POST", path, body, "application/x-www-form-urlencoded");
    }

    private static String made(String name, String parent) {
        Api.Answer saved = post("/directories/new", "name=" + name, "parent_id=" + parent, "sharing=private", "retention_days=", "name_pattern=");
        assertThat(saved.status()).as(saved.toString()).isEqualTo(303);
        return saved.header("Location").replaceAll(".*/directories/", "");
    }

    @Test
    void plain_forms_make_rename_move_and_delete() {
        String team = made("Plain team", "");
        String alpha = made("Plain alpha", team);
        assertThat(person.get("/directories").text()).contains("<span class=\"visually-hidden\">Plain team / </span><span>Plain alpha</span>");
        assertThat(person.get("/directories/" + alpha).text()).contains("<a href=\"/directories/" + team + "\">Plain team</a>").doesNotContain("??");
        assertThat(person.get("/directories/" + alpha + "/edit").text()).contains("value=\"Plain alpha\"").contains("value=\"" + team + "\" selected").doesNotContain("<option value=\"" + alpha);

        Api.Answer changed = post("/directories/" + alpha + "/edit", "name=Plain beta", "parent_id=", "sharing=use", "retention_days=30", "name_pattern=beta-{date}");
        assertThat(changed.header("Location")).endsWith("/directories/" + alpha);
        assertThat(person.get("/directories/" + alpha).text()).contains("Plain beta", "30 days after the end", "beta-{date}").doesNotContain("Plain team");
        assertThat(post("/directories/" + alpha + "/delete").header("Location")).endsWith("/directories");
        assertThat(post("/directories/" + team + "/delete").status()).isEqualTo(303);
        assertThat(person.get("/directories/" + team).status()).isEqualTo(404);
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays() {
        String taken = made("Taken", "");
        Api.Answer refused = post("/directories/new", "name=taken", "parent_id=", "sharing=read", "retention_days=90", "name_pattern=");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("id=\"f-name-error\"", "value=\"90\"").doesNotContain("??");
        Api.Answer wrong = post("/directories/" + taken + "/edit", "name=Taken", "parent_id=", "sharing=read", "retention_days=often", "name_pattern={user}");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("id=\"f-retention_days-error\"", "id=\"f-name_pattern-error\"", "value=\"often\"");
        post("/directories/" + taken + "/delete");
    }

    @Test
    void an_export_is_moved_from_its_page_and_a_new_one_is_begun_in_a_folder() {
        assertThat(person.get("/jobs/" + job).text()).contains("/jobs/" + job + "/directory");
        String inbox = made("Plain inbox", "");
        assertThat(person.get("/jobs/" + job + "/directory").text()).contains("In no folder", "Plain inbox");
        assertThat(post("/jobs/" + job + "/directory", "directory_id=" + inbox).header("Location")).endsWith("/jobs/" + job);
        assertThat(person.get("/directories/" + inbox).text()).contains("Filed by hand", "Only an empty folder can be deleted");
        assertThat(person.with("HX-Request", "true").get("/jobs/" + job + "/directory").text()).contains("/directories/" + inbox).doesNotContain("<html");
        assertThat(person.get("/exports/new?directory_id=" + inbox).text()).contains("value=\"" + inbox + "\" selected");
        assertThat(person.get("/schedules/new").text()).contains("Plain inbox");
        post("/jobs/" + job + "/directory", "directory_id=");
        assertThat(post("/directories/" + inbox + "/delete").status()).isEqualTo(303);
    }

    @Test
    void a_person_makes_a_folder_and_moves_an_export_into_it_in_french_in_a_browser() {
        try (Browser browser = Browser.open(); BrowserContext context = browser.person("fr-FR")) {
            context.addCookies(List.of(new Cookie("JIE_SESSION", token).setUrl(app.baseUri().toString()), new Cookie("JIE_LANGUAGE", "fr").setUrl(app.baseUri().toString())));
            Page page = context.newPage();
            page.navigate(app.baseUri() + "/directories/new");
            page.getByLabel("Nom", new Page.GetByLabelOptions().setExact(true)).fill("Audit à deux");
            page.locator("#f-retention_days").fill("90");
            page.getByText("Créer le dossier").click();
            assertThat(page.locator("h1")).hasText("Audit à deux");
            assertThat(page.locator(".facts")).containsText("90 jours après la fin");
            String folder = page.url();

            page.navigate(app.baseUri() + "/jobs/" + job);
            page.locator("#filed summary").click();
            page.locator("#filed select").selectOption("Audit à deux");
            page.locator("#filed button").click();
            assertThat(page.locator("#toasts")).containsText("Déplacé");
            assertThat(page.locator("#filed a")).hasText("Audit à deux");

            page.navigate(folder);
            assertThat(page.locator("tbody")).containsText("Filed by hand");
        } finally {
            owner.patch("/api/jobs/" + job, Collections.singletonMap("directory_id", null));
            owner.get("/api/directories").json().path("items").forEach(directory -> owner.delete("/api/directories/" + directory.path("id").asText()));
        }
    }
}
