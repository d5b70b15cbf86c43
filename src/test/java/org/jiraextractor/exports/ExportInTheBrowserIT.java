package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.Complaints;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.Relay;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiraextractor.exports.Steps.COUNT_THE_STREAM;
import static org.jiraextractor.exports.Steps.LONGEST_MS;
import static org.jiraextractor.exports.Steps.STATE;
import static org.jiraextractor.exports.Steps.complete;
import static org.jiraextractor.exports.Steps.figure;
import static org.jiraextractor.exports.Steps.fits;
import static org.jiraextractor.exports.Steps.logIn;
import static org.jiraextractor.exports.Steps.loggedIn;
import static org.jiraextractor.exports.Steps.reloaded;
import static org.jiraextractor.exports.Steps.shot;
import static org.jiraextractor.exports.Steps.until;

/** From the log-in to the files, as a person does it in French: live, on a phone, without scripts, and over a network that fails. */
class ExportInTheBrowserIT {


    /** Keeps, for the test, each state that the page of a job showed; and outlives everything but a reload. */
    private static final String RECORD = """
            () => {
              window.seen = [];
              const look = () => {
                const state = document.querySelector('#job-now .job-line .state');
                const figures = Object.fromEntries([...document.querySelectorAll('.figures dt')].map(name => [name.textContent, name.nextElementSibling.textContent.trim()]));
                window.seen.push([state && state.textContent.trim(), figures['Tickets'], figures['Appels à Jira']].join('|'));
              };
              new MutationObserver(look).observe(document.querySelector('main'), { childList: true, subtree: true });
              look();
            }""";

    private static RunningApp app;
    private static Api admin;
    private static DemoSite site;
    private static Browser browser;
    private final List<CountDownLatch> held = new ArrayList<>();

    @BeforeAll
    static void open() {
        browser = Browser.open();
        app = RunningApp.shared();
        admin = app.admin();
        site = DemoSite.of(admin, DemoOptions.defaults().withLatency(Duration.ofMillis(20)));
    }

    /** A form begins with what was chosen last, here or in another test. */
    @BeforeEach
    void forgetTheLastChoices() {
        ObjectNode nothing = Api.JSON.createObjectNode();
        nothing.putNull("export_defaults");
        admin.patch("/api/me/preferences", nothing);
    }

    @AfterEach
    void letGo() {
        held.forEach(CountDownLatch::countDown);
        site.jira().moods().calm();
    }

    @AfterAll
    static void close() {
        if (site != null) {
            site.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_person_connects_a_site_exports_it_in_french_watches_the_end_live_and_downloads() throws IOException {
        String name = "<img src=x onerror=window.pwned='site'> " + UUID.randomUUID();
        String everything = DemoSite.EVERYTHING + " AND summary !~ \"<script>window.pwned='jql'</script>\"";
        try (BrowserContext person = browser.person("fr-FR")) {
            Complaints complaints = Complaints.of(person);
            Page page = loggedIn(person, app.baseUri(), "/connections/new");
            connect(page, name);

            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Accueil").setExact(true)).click();
            page.locator("main").getByText("Nouvel export", new Locator.GetByTextOptions().setExact(true)).first().click();
            page.getByLabel("Site", new Page.GetByLabelOptions().setExact(true)).selectOption(new SelectOption().setLabel(name));
            Locator jql = page.locator("#f-jql");
            jql.fill("projet = ALPHA");
            assertThat(page.locator("#f-jql-error")).containsText("Field 'projet' does not exist or you do not have permission to view it.");
            assertThat(jql).hasAttribute("aria-invalid", "true");

            List<DemoIssue> hostile = site.jira().world().issues().stream().filter(issue -> issue.field("summary").asText().matches("(?s).*(pwned|DROP TABLE|7\\*7).*")).toList();
            jql.fill("key in (" + String.join(", ", hostile.stream().map(DemoIssue::key).toList()) + ")");
            assertThat(page.locator("#check")).containsText("Environ " + hostile.size() + " tickets");
            assertThat(jql).not().hasAttribute("aria-invalid", "true");
            assertThat(page.locator("#check td:nth-child(2)").allTextContents()).hasSize(4).containsExactlyInAnyOrderElementsOf(hostile.stream().map(issue -> issue.field("summary").asText()).toList());
            shot(page, "checked");

            jql.fill(everything);
            assertThat(page.locator("#check")).containsText("Environ " + all() + " tickets");
            page.locator("#f-formats-json").check();
            page.locator("#f-formats-csv").check();
            page.getByLabel("Nom").fill("<img src=x onerror=window.pwned='nom'>");
            CountDownLatch issues = held("issue/bulkfetch");
            CountDownLatch files = held("attachment/content");
            page.getByText("Lancer l’export", new Page.GetByTextOptions().setExact(true)).click();
            page.waitForURL(Pattern.compile(".*/jobs/[0-9a-f-]{36}"));
            page.evaluate(RECORD);

            assertThat(page.locator(STATE)).hasText("En cours");
            assertThat(figure(page, "Tickets")).hasText("0 sur " + all());
            shot(page, "running");
            issues.countDown();
            assertThat(figure(page, "Tickets")).hasText(all());
            assertThat(page.locator(STATE)).hasText("En cours");
            files.countDown();
            assertThat(page.locator(STATE)).hasText("Terminé");
            assertThat(page.locator("#files")).containsText("csv/comments.csv");
            assertThat(page.locator("#files")).containsText("json/issues.json");
            assertThat(page.locator(".job-jql")).hasText(everything);
            shot(page, "done");
            List<?> seen = (List<?>) page.evaluate("window.seen");
            assertThat(seen).as("the page was never loaded again, and grew").isNotNull().hasSizeGreaterThan(3);
            assertThat(seen.stream().map(each -> each.toString().split("\\|", -1)[2]).distinct().toList()).as("calls to Jira in %s", seen).hasSizeGreaterThan(2);

            complete(page.waitForDownload(() -> page.locator("a.btn-primary[href$='/download']").click()), "csv/comments.csv", "json/issues.json");
            for (String path : List.of("/", "/jobs", "/connections", "/me")) {
                page.navigate(app.baseUri() + path);
            }
            assertThat(complaints.all()).isEmpty();
        } finally {
            letGo();
            takeAway(name);
        }
    }

    @Test
    void the_home_page_follows_an_export_from_its_start_to_its_end_and_nothing_moves() {
        String name = "Suivi de l’accueil " + UUID.randomUUID();
        site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        try (BrowserContext person = browser.person("fr-FR")) {
            Complaints complaints = Complaints.of(person);
            Page page = loggedIn(person, app.baseUri(), "/");
            page.evaluate(COUNT_THE_STREAM);
            page.waitForFunction("document.fonts.status === 'loaded' && document.readyState === 'complete'");
            page.evaluate("() => { window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved += entry.value)).observe({ type: 'layout-shift' }); }");
            CountDownLatch issues = held("issue/bulkfetch");
            CountDownLatch files = held("attachment/content");
            String job = site.queued(site.request("json").put("name", name));
            Locator row = page.locator("#home-latest tr", new Page.LocatorOptions().setHas(page.locator("#job-" + job)));
            assertThat(row).containsText("En cours");
            page.locator("#job-" + job).focus();
            issues.countDown();
            assertThat(row.locator("progress[value]")).hasCount(1);
            assertThat(page.locator("#job-" + job)).isFocused();
            files.countDown();
            assertThat(row).containsText("Terminé");
            assertThat(row).containsText(all());
            assertThat(page.locator("#job-" + job)).isFocused();
            assertThat(page.evaluate("window.seen")).as("the page was never loaded again").isNotNull();
            assertThat(((Number) page.evaluate("window.moved")).doubleValue()).as("how far things moved").isZero();
            assertThat(complaints.all()).isEmpty();
        }
    }

    @Test
    void a_new_export_is_asked_for_by_the_keyboard_alone_with_a_query_of_before() {
        site.exported(site.request("json").put("jql", "key = ALPHA-7"));
        try (BrowserContext person = browser.person("fr-FR")) {
            Complaints complaints = Complaints.of(person);
            Page page = loggedIn(person, app.baseUri(), "/");
            page.keyboard().press("n");
            page.waitForURL("**/exports/new");
            tabTo(page, "#queries > summary");
            page.keyboard().press("Enter");
            tabTo(page, "[data-jql='key = ALPHA-7']");
            page.keyboard().press("Enter");
            assertThat(page.locator("#f-jql")).isFocused();
            assertThat(page.locator("#f-jql")).hasValue("key = ALPHA-7");
            assertThat(page.locator("#f-connection_id")).hasValue(site.connection());
            assertThat(page.locator("#check")).containsText("Environ un ticket");
            assertThat(page.locator("#check-said")).containsText("Environ un ticket");
            tabTo(page, "#f-include-attachments");
            page.keyboard().press("Space");
            tabTo(page, "#f-formats-csv");
            page.keyboard().press("Space");
            tabTo(page, "#f-name");
            page.keyboard().type("au clavier {date}");
            page.keyboard().press("Enter");
            page.waitForURL(Pattern.compile(".*/jobs/[0-9a-f-]{36}"));
            JsonNode job = site.ended(page.url().replaceAll(".*/", ""));
            assertThat(job.path("name").asText()).matches("au clavier \\d{4}-\\d{2}-\\d{2}");
            assertThat(job.path("request").path("formats").toString()).isEqualTo("[\"json\",\"csv\"]");
            assertThat(job.path("request").path("include").path("attachments").asBoolean()).isFalse();
            assertThat(complaints.all()).isEmpty();
        }
    }

    /** Tab by tab, as far as it takes; the focus is always to be seen. */
    private static void tabTo(Page page, String selector) {
        for (int steps = 0; steps < 80 && !Boolean.TRUE.equals(page.evaluate("selector => document.activeElement.matches(selector)", selector)); steps++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.locator(selector)).isFocused();
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle")).as("the focus on " + selector).isNotEqualTo("none");
    }

    @Test
    void nothing_scrolls_sideways_on_a_phone_neither_in_the_light_nor_in_the_dark() {
        String done = site.exported(site.request("json", "csv").put("name", "Un nom d’export assez long pour un téléphone-" + "x".repeat(50)));
        // of all that a job asks for, what the form's estimate does not
        held("changelog/bulkfetch");
        String running = site.queued(site.request("json").put("jql", DemoSite.EVERYTHING + " AND summary !~ \"" + "y".repeat(120) + "\""));
        site.await(running, "running");
        try (BrowserContext person = browser.person("fr-FR")) {
            Complaints complaints = Complaints.of(person);
            Page page = person.newPage();
            page.setViewportSize(360, 740);
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                person.clearCookies();
                page.navigate(app.baseUri() + "/login");
                fits(page, scheme);
                logIn(page);
                page.waitForURL(app.baseUri() + "/");
                for (String path : List.of("/", "/connections", "/connections/new", "/connections/" + site.connection(), "/jobs", "/jobs/" + running, "/jobs/" + done, "/jobs/" + done + "/files", "/me")) {
                    page.navigate(app.baseUri() + path);
                    if (path.equals("/jobs/" + done)) {
                        assertThat(page.locator("#files")).containsText("json/issues.json");
                        shot(page, "phone-job-" + scheme);
                    }
                    fits(page, scheme);
                }
                page.navigate(app.baseUri() + "/exports/new?connection_id=" + site.connection());
                fits(page, scheme);
                page.locator("#f-jql").fill(DemoSite.EVERYTHING);
                assertThat(page.locator("#check")).containsText("Environ ");
                shot(page, "phone-form-" + scheme);
                fits(page, scheme);
            }
            assertThat(complaints.all()).isEmpty();
        }
    }

    @Test
    void without_scripts_plain_forms_and_reloads_lead_to_the_files() throws IOException {
        try (BrowserContext person = browser.personWithoutScripts("fr-FR")) {
            Page page = loggedIn(person, app.baseUri(), "/exports/new");
            page.getByLabel("Site", new Page.GetByLabelOptions().setExact(true)).selectOption(site.connection());
            page.locator("#f-jql").fill("projet = ALPHA");
            page.locator("#f-formats-csv").check();
            CountDownLatch issues = held("issue/bulkfetch");
            Locator start = page.getByText("Lancer l’export", new Page.GetByTextOptions().setExact(true));
            start.click();
            assertThat(page.locator("#f-jql-error")).containsText("Field 'projet' does not exist");
            assertThat(page.locator("#f-formats-csv")).isChecked();

            page.locator("#f-jql").fill("project = ALPHA");
            start.click();
            page.waitForURL(Pattern.compile(".*/jobs/[0-9a-f-]{36}"));
            Locator state = page.locator(STATE);
            until(() -> reloaded(page) && state.textContent().strip().equals("En cours"));
            issues.countDown();
            until(() -> reloaded(page) && state.textContent().strip().equals("Terminé"));

            page.getByText("Afficher les fichiers").click();
            assertThat(page.locator("#files")).containsText("json/issues.json");
            complete(page.waitForDownload(() -> page.getByText("Télécharger le ZIP").click()), "csv/issues.csv", "json/issues.json");
        }
    }

    @Test
    void a_page_whose_stream_is_cut_comes_back_and_sees_the_end_live() throws IOException {
        try (Relay network = Relay.to(app.baseUri()); BrowserContext person = browser.person("fr-FR")) {
            Page page = loggedIn(person, network.baseUri(), "/jobs");
            CountDownLatch issues = held("issue/bulkfetch");
            CountDownLatch files = held("attachment/content");
            String job = site.queued(site.request("json"));
            page.navigate(network.baseUri() + "/jobs/" + job);
            page.evaluate(COUNT_THE_STREAM);
            assertThat(figure(page, "Tickets")).hasText("0 sur " + all());

            network.cut();
            assertThat(page.locator("body")).hasAttribute("data-cut", Pattern.compile("[1-9]\\d*"));
            page.evaluate("document.body.removeAttribute('data-opened')");
            network.mend();
            assertThat(page.locator("body")).hasAttribute("data-opened", "1");
            issues.countDown();
            assertThat(figure(page, "Tickets")).hasText(all());

            page.evaluate("document.body.removeAttribute('data-cut')");
            network.cut();
            assertThat(page.locator("body")).hasAttribute("data-cut", Pattern.compile("[1-9]\\d*"));
            files.countDown();
            site.await(job, "done");
            assertThat(page.locator(STATE)).hasText("En cours");
            network.mend();
            assertThat(page.locator(STATE)).hasText("Terminé");
            assertThat(page.locator("#files")).containsText("json/issues.json");
            assertThat(page.evaluate("window.seen")).as("the page was never loaded again").isNotNull();
        }
    }

    private static void connect(Page page, String name) {
        page.getByLabel("Nom", new Page.GetByLabelOptions().setExact(true)).fill(name);
        page.getByLabel("Adresse du site").fill(site.jira().baseUri().toString());
        page.getByLabel("E-mail ou nom d’utilisateur", new Page.GetByLabelOptions().setExact(true)).fill(site.jira().email());
        page.locator("#f-auth-secret").fill(site.jira().token());
        page.getByText("Tester", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".note-ok")).containsText("Fonctionne");
        assertThat(page.locator(".note-ok")).containsText(site.jira().world().account().path("displayName").asText());
        page.getByText("Enregistrer la connexion").click();
        page.waitForURL("**/connections");
        assertThat(page.locator("main")).containsText(name);
    }

    private static String all() {
        return Integer.toString(site.jira().world().issueIds().size());
    }

    /** The next call of this endpoint waits until it is let go. */
    private CountDownLatch held(String endpoint) {
        CountDownLatch go = new CountDownLatch(1);
        held.add(go);
        site.jira().moods().beforeNext(endpoint, () -> {
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return go;
    }

    /** Jobs first: a connection is kept while they need it. */
    private static void takeAway(String connection) {
        for (JsonNode each : admin.get("/api/connections?limit=200").json().path("items")) {
            if (each.path("name").asText().equals(connection)) {
                String id = each.path("id").asText();
                for (String job : admin.get("/api/jobs?limit=200&connection_id=" + id).json().path("items").findValuesAsText("job_id")) {
                    admin.post("/api/jobs/" + job + "/cancel");
                    site.ended(job);
                    admin.delete("/api/jobs/" + job);
                }
                admin.delete("/api/connections/" + id);
            }
        }
    }
}
