package org.jiraextractor.exports;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiraextractor.exports.Steps.STATE;
import static org.jiraextractor.exports.Steps.complete;
import static org.jiraextractor.exports.Steps.reloaded;
import static org.jiraextractor.exports.Steps.shot;
import static org.jiraextractor.exports.Steps.until;

/** All that a person does, in a browser whose JavaScript is switched off: plain forms, links and reloads, in French. */
@Tag("full")
class WithoutScriptsIT {

    private static final Pattern ONE_JOB = Pattern.compile(".*/jobs/[0-9a-f-]{36}");
    private static final String SITE = "Sans script " + UUID.randomUUID();

    private static RunningApp app;
    private static Browser browser;
    private static DemoJira jira;
    private static String email;
    private static Api api;

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        app = RunningApp.shared();
        jira = DemoJira.start(DemoOptions.defaults().withIssues(60));
        // a person of our own: no other test's last choices, folders and sites
        People people = new People(app);
        email = people.add("editor");
        api = app.anonymous().logIn(email, People.PASSWORD);
    }

    @AfterAll
    static void close() {
        if (api != null) {
            api.get("/api/schedules?limit=200").json().path("items").forEach(each -> api.delete("/api/schedules/" + each.path("id").asText()));
            api.get("/api/jobs?limit=200").json().path("items").forEach(each -> api.delete("/api/jobs/" + each.path("job_id").asText()));
            for (String made : new String[] {"/api/directories", "/api/connections"}) {
                api.get(made + "?limit=200").json().path("items").forEach(each -> api.delete(made + "/" + each.path("id").asText()));
            }
        }
        if (jira != null) {
            jira.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void from_the_log_in_to_a_folder() throws IOException {
        try (BrowserContext person = browser.personWithoutScripts("fr-FR")) {
            Page page = person.newPage();
            page.navigate(app.baseUri() + "/connections/new");
            page.locator("#f-email").fill(email);
            page.locator("#f-password").fill(People.PASSWORD);
            page.locator("main form .btn-primary").press("Enter");
            page.waitForURL("**/connections/new");

            aSite(page);
            job(page);
            String job = page.url();
            files(page);
            page.navigate(job);
            schedule(page);
            page.navigate(job);
            folder(page);
        }
    }

    private static void aSite(Page page) {
        page.locator("#f-name").fill(SITE);
        page.locator("#f-base_url").fill("ftp://example.org");
        page.locator("#f-auth-user").fill(jira.user());
        page.locator("#f-auth-secret").fill("x");
        press(page, "Enregistrer la connexion");
        assertThat(page.locator("#f-base_url-error")).isVisible();
        assertThat(page.locator("#f-name")).hasValue(SITE);
        // the switch of the language leads to the form itself
        page.locator(".languages button[value=fr]").press("Enter");
        page.waitForURL("**/connections/new");
        page.locator("#f-name").fill(SITE);
        page.locator("#f-base_url").fill(jira.baseUri().toString());
        page.locator("#f-auth-user").fill(jira.user());
        // pressed again where Jira took too long: this machine may be busy
        until(() -> {
            page.locator("#f-auth-secret").fill(jira.secret());
            press(page, "Tester");
            assertThat(page.locator("#connection-form > .note")).isVisible();
            return page.locator("#connection-form > .note-ok").count() == 1;
        });
        assertThat(page.locator("#f-name")).hasValue(SITE);
        page.locator("#f-auth-secret").fill(jira.secret());
        press(page, "Enregistrer la connexion");
        page.waitForURL("**/connections");
        assertThat(page.locator("#toasts")).not().isEmpty();
        Locator row = page.locator("tbody tr", new Page.LocatorOptions().setHasText(SITE));
        until(() -> {
            row.locator("form button").press("Enter");
            assertThat(row.locator("time")).isVisible();
            return row.locator(".state-ok").count() == 1;
        });
    }

    private static void job(Page page) {
        page.navigate(app.baseUri() + "/exports/new");
        page.locator("#f-connection_id").selectOption(new SelectOption().setLabel(SITE));
        page.locator("#f-jql").fill("projet = ALPHA");
        page.locator("#f-formats-csv").press("Space");
        page.locator("#f-name").fill("Sans script");
        press(page, "Lancer l’export");
        assertThat(page.locator("#f-jql-error")).containsText("Field 'projet' does not exist");
        assertThat(page.locator("#f-jql")).hasValue("projet = ALPHA");
        assertThat(page.locator("#f-formats-csv")).isChecked();
        assertThat(page.locator("#f-name")).hasValue("Sans script");

        page.locator("#f-jql").fill("project = ALPHA");
        press(page, "Essayer la requête");
        assertThat(page.locator(".sample tbody tr")).hasCount(5);
        assertThat(page.locator(".counted")).containsText("30 tickets");
        assertThat(page.locator("#f-formats-csv")).isChecked();
        shot(page, "plain-form");

        CountDownLatch issues = new CountDownLatch(1);
        try {
            jira.moods().beforeNext("issue/bulkfetch", () -> waited(issues));
            press(page, "Lancer l’export");
            page.waitForURL(ONE_JOB);
            until(() -> reloaded(page) && page.locator(STATE).textContent().strip().equals("En cours"));
            shot(page, "plain-job");
        } finally {
            issues.countDown();
        }
        until(() -> reloaded(page) && page.locator(STATE).textContent().strip().equals("Terminé"));
    }

    private static void files(Page page) throws IOException {
        press(page, "Afficher les fichiers");
        complete(page.waitForDownload(() -> press(page, "Télécharger le ZIP")), "csv/issues.csv", "json/issues.json");
        Locator row = page.locator("#files tr", new Page.LocatorOptions().setHas(page.getByText("csv/issues.csv", exact())));
        assertThat(page.waitForDownload(() -> row.locator(".file-save").press("Enter")).suggestedFilename()).isEqualTo("issues.csv");
        row.locator("a:not(.file-save)").press("Enter");
        assertThat(page.locator(".grid tbody tr").first()).isVisible();
        page.locator(".tree summary", new Page.LocatorOptions().setHasText("json")).press("Enter");
        page.locator(".tree-box .more a:visible").press("Enter");
        page.locator(".shown td a", new Page.LocatorOptions().setHasText("issues.json")).press("Enter");
        assertThat(page.locator(".items > li").first()).isVisible();
    }

    private static void schedule(Page page) {
        page.locator("#verb-more").press("Enter");
        page.locator("#verb-schedule").press("Enter");
        assertThat(page.locator("#f-jql")).hasValue("project = ALPHA");
        page.locator("#f-schedule-name").fill("Sans script");
        press(page, "Le 1er du mois");
        assertThat(page.locator("#f-schedule-name")).hasValue("Sans script");
        page.locator("#f-schedule-cron").fill("30 5 2 * *");
        press(page, "Dire ce que cela signifie");
        assertThat(page.locator("#rhythm")).containsText("05:30");
        press(page, "Créer la planification");
        page.waitForURL(Pattern.compile(".*/schedules/[0-9a-f-]{36}"));
    }

    private static void folder(Page page) {
        String job = page.url();
        page.navigate(app.baseUri() + "/directories/new");
        page.locator("#f-name").fill("Sans script");
        page.locator("main form .btn-primary").press("Enter");
        page.waitForURL(Pattern.compile(".*/directories/[0-9a-f-]{36}"));
        String folder = page.url();
        page.navigate(job);
        page.locator("#filed a").press("Enter");
        page.locator(".filed summary").press("Enter");
        page.locator("#f-directory_id").selectOption(folder.replaceAll(".*/", ""));
        page.locator(".filed form .btn").press("Enter");
        page.waitForURL(job);
        page.navigate(folder);
        assertThat(page.locator("tbody tr")).containsText("Sans script");
    }

    private static void press(Page page, String verb) {
        // by the key: a pointer waits for a page to hold still, which one without scripts may never tell
        page.locator("button, a", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + verb))).first().press("Enter");
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    private static void waited(CountDownLatch go) {
        try {
            go.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
