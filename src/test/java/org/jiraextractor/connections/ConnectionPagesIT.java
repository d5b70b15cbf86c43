package org.jiraextractor.connections;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** The pages of connections, without a script by plain forms, and in a browser. */
class ConnectionPagesIT {

    private static final String SECRET = "ATATT3x-secret-of-ConnectionPagesIT";

    private static RunningApp app;
    private static DemoJira jira;
    private static String token;
    private static String csrf;
    private static Api person;
    private static AsBefore asBefore;

    @BeforeAll
    static void start() throws IOException {
        asBefore = AsBefore.in(RunningApp.shared());
        app = RunningApp.shared();
        jira = DemoJira.start(DemoOptions.defaults());
        token = app.anonymous().post("/api/auth/login", Map.of("email", RunningApp.ADMIN_EMAIL, "password", RunningApp.ADMIN_PASSWORD)).json().path("token").asText();
        csrf = app.anonymous().withToken(token).get("/api/auth/me").json().path("csrf_token").asText();
        person = app.anonymous().with("Cookie", "JIE_SESSION=" + token).with("Accept-Language", "en");
    }

    @AfterAll
    static void stop() {
        asBefore.close();
        jira.close();
    }

    @Test
    void a_stranger_is_sent_to_the_log_in_page() {
        Api.Answer answer = app.anonymous().get("/connections/new");
        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location")).contains("/login?next=");
    }

    @Test
    void a_plain_form_saves_a_connection_and_ends_on_the_list() {
        String name = name();
        Api.Answer saved = post("/connections", form(name, "https://example.atlassian.net/"));
        assertThat(saved.status()).as(saved.toString()).isEqualTo(303);
        assertThat(saved.header("Location")).endsWith("/connections");
        assertThat(person.get("/connections").text()).contains(name).contains("Not tested yet").doesNotContain(SECRET);
    }

    @Test
    void what_is_wrong_stands_beside_its_field_and_what_was_typed_stays_but_the_secret() {
        Api.Answer answer = post("/connections", form("", "ftp://example.org"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).startsWith("text/html");
        assertThat(answer.text()).contains("id=\"f-name-error\"").contains("id=\"f-base_url-error\"").contains("aria-invalid=\"true\"").contains("value=\"ftp://example.org\"")
                .contains("value=\"ada@example.org\"").doesNotContain(SECRET).doesNotContain("??");
    }

    @Test
    void a_form_without_its_token_changes_nothing() {
        String name = name();
        String body = "name=" + name + "&base_url=https%3A%2F%2Fx.example&deployment=auto&auth.type=basic&auth.user=a&auth.secret=b";
        assertThat(person.send("POST", "/connections", body, "application/x-www-form-urlencoded").status()).isEqualTo(403);
        assertThat(person.get("/connections").text()).doesNotContain(name);
    }

    @Test
    void a_plain_form_tests_before_anything_is_saved() {
        List<String> fields = form("not saved " + name(), jira.baseUri().toString());
        fields.set(4, "auth.user=" + jira.email());
        fields.set(5, "auth.secret=" + jira.token());
        Api.Answer answer = post("/connections/try", fields);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text()).contains("Works").contains("America/Toronto").contains("Nothing has been saved yet").doesNotContain(jira.token());
        assertThat(person.get("/connections").text()).doesNotContain("not saved");

        fields.set(5, "auth.secret=wrong");
        assertThat(post("/connections/try", fields).text()).contains("Does not work");
    }

    @Test
    void another_persons_changes_are_made_with_the_kept_secret() {
        String id = made();
        List<String> fields = form("Renamed " + name(), jira.baseUri().toString());
        fields.set(4, "auth.user=" + jira.email());
        fields.set(5, "auth.secret=");
        assertThat(post("/connections/" + id + "/try", fields).text()).contains("Works");
        assertThat(person.get("/connections/" + id).text()).as("a test of what is saved is kept").contains("Works").contains("calls at once to the site");
        assertThat(post("/connections/" + id, fields).status()).isEqualTo(303);

        fields.set(1, "base_url=https://elsewhere.example");
        Api.Answer refused = post("/connections/" + id, fields);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("id=\"f-auth-secret-error\"");
    }

    @Test
    void a_plain_form_deletes() {
        String id = made();
        assertThat(person.get("/connections/" + id).text()).contains("/connections/" + id + "/delete");
        assertThat(post("/connections/" + id + "/delete", new ArrayList<>()).header("Location")).endsWith("/connections");
        assertThat(person.get("/connections/" + id).status()).isEqualTo(404);
    }

    @Test
    void a_person_connects_tests_and_deletes_in_french_in_a_browser() {
        String name = name();
        try (Browser browser = Browser.open(); BrowserContext context = browser.person("fr-FR")) {
            context.addCookies(List.of(new Cookie("JIE_SESSION", token).setUrl(app.baseUri().toString()), new Cookie("JIE_LANGUAGE", "fr").setUrl(app.baseUri().toString())));
            List<String> complaints = new ArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().contains(" 400")) {
                    complaints.add(message.text());
                }
            });
            page.onPageError(complaints::add);
            page.navigate(app.baseUri() + "/connections/new");
            page.getByLabel("Nom", new Page.GetByLabelOptions().setExact(true)).fill(name);
            page.getByLabel("Adresse du site").fill("ftp://example.org");
            page.getByLabel("E-mail ou nom d’utilisateur", new Page.GetByLabelOptions().setExact(true)).fill(jira.email());
            page.locator("#f-auth-secret").fill(jira.token());
            page.getByText("Tester", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator("#f-base_url-error")).isVisible();
            assertThat(page.locator("#f-base_url")).isFocused();

            page.getByLabel("Adresse du site").fill(jira.baseUri().toString());
            page.getByText("Tester", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".note-ok")).containsText("Fonctionne");
            assertThat(page.locator(".note-ok")).containsText("America/Toronto");
            assertThat(page.locator("#f-auth-secret")).hasValue(jira.token());
            assertThat(page.locator("[aria-invalid]")).hasCount(0);

            page.getByLabel("Jeton d’accès personnel").check();
            assertThat(page.locator("#f-auth-user")).isHidden();
            page.getByLabel("E-mail ou nom d’utilisateur avec un jeton ou un mot de passe").check();
            page.getByText("Enregistrer la connexion").click();
            page.waitForURL("**/connections");
            assertThat(page.locator("#toasts")).containsText("La connexion est enregistrée.");
            page.getByLabel("Tester " + name).click();
            assertThat(page.locator("tr", new Page.LocatorOptions().setHasText(name))).containsText("Jira Cloud");
            assertThat(page.getByLabel("Tester " + name)).isFocused();

            page.getByText(name, new Page.GetByTextOptions().setExact(true)).click();
            page.getByText("Supprimer la connexion", new Page.GetByTextOptions().setExact(true)).click();
            page.getByText("Supprimer la connexion et son secret").click();
            page.waitForURL("**/connections");
            assertThat(page.getByText(name, new Page.GetByTextOptions().setExact(true))).hasCount(0);
            assertThat(complaints).isEmpty();
        }
    }

    private static String made() {
        return person.with("X-CSRF-Token", csrf).post("/api/connections", Map.of("name", name(), "base_url", jira.baseUri().toString(), "deployment", "auto",
                "auth", Map.of("type", "basic", "user", jira.email(), "secret", jira.token()))).json().path("id").asText();
    }

    private static String name() {
        return "Pages " + UUID.randomUUID();
    }

    private static List<String> form(String name, String baseUrl) {
        return new ArrayList<>(List.of("name=" + name, "base_url=" + baseUrl, "deployment=auto", "auth.type=basic", "auth.user=ada@example.org", "auth.secret=" + SECRET, "sharing=private"));
    }

    private static Api.Answer post(String path, List<String> fields) {
        List<String> all = new ArrayList<>(fields);
        all.add("_csrf=" + csrf);
        String body = all.stream().map(field -> field.split("=", 2)).map(field -> field[0] + "=" + URLEncoder.encode(field[1], StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return person.send("POST", path, body, "application/x-www-form-urlencoded");
    }
}
