package org.jiraextractor.schedules;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.awaitility.Awaitility;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Axe;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.Complaints;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** A schedule as a person makes, watches and deletes it: in French with all comforts, in English without scripts. */
class ScheduleInTheBrowserIT {

    private static final double LONGEST_MS = 90_000;
    private static final Pattern ONE = Pattern.compile(".*/schedules/[0-9a-f-]{36}");

    private static RunningApp app;
    private static DemoSite site;
    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        app = RunningApp.shared();
        site = DemoSite.of(app.admin(), DemoOptions.defaults().withIssues(60));
    }

    @AfterEach
    void forget() {
        Api admin = app.admin();
        admin.get("/api/schedules?limit=200").json().path("items").forEach(schedule -> {
            if (schedule.path("request").path("connection_id").asText().equals(site.connection())) {
                admin.delete("/api/schedules/" + schedule.path("id").asText());
            }
        });
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
    void a_person_saves_an_export_as_a_schedule_runs_it_and_pauses_it() {
        try (BrowserContext person = browser.person("fr-FR")) {
            Complaints complaints = Complaints.of(person);
            Page page = loggedIn(person, "/exports/new?connection_id=" + site.connection(), "Adresse e-mail");
            page.locator("#f-jql").fill(DemoSite.EVERYTHING);
            page.getByText("Enregistrer comme planification").click();
            page.waitForURL("**/schedules/new/again");
            assertThat(page.locator("#f-jql")).hasValue(DemoSite.EVERYTHING);
            page.getByLabel("Planification", new Page.GetByLabelOptions().setExact(true)).fill("<img src=x onerror=window.pwned='nom'>");
            Locator cron = page.locator("#f-schedule-cron");
            cron.fill("30 25 * * *");
            assertThat(page.locator("#rhythm")).containsText("Le deuxième champ, l’heure");
            page.getByText("Du lundi au vendredi à 7").click();
            assertThat(cron).hasValue("0 7 * * 1-5");
            assertThat(page.locator("#rhythm")).containsText("Du lundi au vendredi à 07:00");
            assertThat(page.locator("#rhythm li")).hasCount(5);
            looked(page, "form");
            page.getByText("Créer la planification").click();
            page.waitForURL(ONE);

            assertThat(page.locator("#toasts")).containsText("Planification enregistrée.");
            page.getByText("Lancer maintenant").click();
            assertThat(page.locator("#toasts")).containsText("C’est parti.");
            Awaitility.await().pollInSameThread().atMost(Duration.ofMillis((long) LONGEST_MS)).pollInterval(Duration.ofMillis(300)).until(() -> {
                page.reload();
                return page.locator("main tbody").textContent().contains("Terminé");
            });
            looked(page, "one");
            page.getByText("Suspendre").click();
            assertThat(page.locator("main")).containsText("Cette planification est suspendue");
            page.navigate(app.baseUri() + "/schedules");
            assertThat(page.locator("main")).containsText("Suspendue");
            Locator row = page.locator("main tbody tr", new Page.LocatorOptions().setHasText("window.pwned='nom'"));
            assertThat(row.locator("td .dot.state-ok")).hasCount(1);
            looked(page, "list");
            row.locator("td .dot.state-ok").click();
            page.waitForURL(Pattern.compile(".*/jobs/[0-9a-f-]{36}"));
            assertThat(complaints.all()).isEmpty();
        }
    }

    @Test
    void without_scripts_a_preset_fills_the_form_what_is_wrong_stands_beside_its_field_and_a_change_keeps_what_the_form_does_not_show() {
        try (BrowserContext person = browser.personWithoutScripts("en-GB")) {
            Page page = loggedIn(person, "/schedules/new?connection_id=" + site.connection(), "E-mail address");
            page.locator("#f-jql").fill(DemoSite.EVERYTHING);
            page.getByText("Every Monday at 6").press("Enter");
            assertThat(page.locator("#f-schedule-cron")).hasValue("0 6 * * 1");
            assertThat(page.locator("#rhythm")).containsText("Every Monday at 06:00");
            assertThat(page.locator("#f-jql")).hasValue(DemoSite.EVERYTHING);
            page.locator("#f-schedule-name").fill("Mondays");
            page.locator("#f-schedule-cron").fill("0 0 30 2 *");
            page.getByText("Create schedule").press("Enter");
            assertThat(page.locator("#f-schedule-cron-error")).containsText("No such day exists");
            page.locator("#f-schedule-cron").fill("0 6 * * MON");
            page.getByText("Create schedule").press("Enter");
            page.waitForURL(ONE);
            String id = page.url().replaceAll(".*/", "");
            app.admin().patch("/api/schedules/" + id, java.util.Map.of("enabled", false, "request", java.util.Map.of("limits", java.util.Map.of("max_issues", 7))));

            page.locator("a[href$='/edit']").press("Enter");
            page.waitForURL("**/edit");
            page.locator("#f-schedule-name").fill("Other Mondays");
            page.getByText("Save schedule").press("Enter");
            page.waitForURL(ONE);
            var kept = app.admin().get("/api/schedules/" + id).json();
            assertThat(kept.path("name").asText()).isEqualTo("Other Mondays");
            assertThat(kept.path("enabled").asBoolean()).isFalse();
            assertThat(kept.path("request").path("limits").path("max_issues").asInt()).isEqualTo(7);

            page.locator("form[action$='/resume'] button").press("Enter");
            assertThat(page.locator(".next-runs li")).hasCount(5);
            page.locator(".confirm summary").press("Enter");
            page.locator(".confirm-body button").press("Enter");
            page.waitForURL("**/schedules");
            assertThat(page.locator("#toasts")).containsText("Schedule deleted.");
        }
    }

    private static void looked(Page page, String name) {
        assertThat(Axe.inLightAndDark(page)).as(name).isEmpty();
        Axe.seen(page, ColorScheme.LIGHT, 1280);
    }

    private static Page loggedIn(BrowserContext person, String path, String email) {
        Page page = person.newPage();
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(app.baseUri() + path);
        page.getByLabel(email).fill(RunningApp.ADMIN_EMAIL);
        page.locator("#f-password").fill(RunningApp.ADMIN_PASSWORD);
        page.locator("main form button.btn-primary").click();
        page.waitForURL("**" + path);
        return page;
    }
}
