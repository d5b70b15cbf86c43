package org.jiraextractor.exports;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.Complaints;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.Relay;
import org.jiraextractor.support.RunningApp;
import org.jiraextractor.words.Words;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiraextractor.exports.Steps.STATE;

/** The whole way of a person through a new installation, in both languages; by keyboard alone; and over a network and a session that end in the midst of it. */
@Tag("full")
class JourneyIT {

    private static final Pattern ONE_JOB = Pattern.compile(".*/jobs/[0-9a-f-]{36}");
    private static final Pattern ONE_SCHEDULE = Pattern.compile(".*/schedules/[0-9a-f-]{36}");

    /** Adds up how far things jump that nobody touched. */
    private static final String WATCH_THE_LAYOUT = """
            () => {
              window.jumped = 0;
              new PerformanceObserver(list => list.getEntries().forEach(each => { if (!each.hadRecentInput) window.jumped += each.value; })).observe({ type: 'layout-shift' });
            }""";

    private static RunningApp app;
    private static Browser browser;
    private static DemoJira jira;
    private final List<CountDownLatch> held = new ArrayList<>();

    @BeforeAll
    static void open() throws IOException {
        browser = Browser.open();
        Map<String, String> noAdmin = new HashMap<>();
        noAdmin.put("ADMIN_EMAIL", null);
        noAdmin.put("ADMIN_PASSWORD", null);
        app = RunningApp.ofItsOwn(noAdmin);
        jira = DemoJira.start(DemoOptions.defaults().withIssues(60));
    }

    @AfterEach
    void letGo() {
        held.forEach(CountDownLatch::countDown);
        jira.moods().calm();
    }

    @AfterAll
    static void close() {
        if (jira != null) {
            jira.close();
        }
        if (app != null) {
            app.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-GB", "fr-FR"})
    void from_the_first_page_to_a_schedule_that_takes_what_changed(String language) {
        Words words = Words.of(Locale.forLanguageTag(language));
        String site = "Acme " + language;
        try (BrowserContext person = browser.person(language)) {
            Complaints complaints = Complaints.of(person);
            Page page = entered(person, app.baseUri(), words);
            page.navigate(app.baseUri() + "/connections/new");
            page.locator("#f-name").fill(site);
            page.locator("#f-base_url").fill(jira.baseUri().toString());
            page.locator("#f-auth-user").fill(jira.user());
            page.locator("#f-auth-secret").fill(jira.secret());
            page.getByText(words.say("connection.save.new"), exact()).click();
            page.waitForURL("**/connections");

            page.locator("body").press("n");
            page.waitForURL("**/exports/new");
            page.locator("#f-connection_id").selectOption(new SelectOption().setLabel(site));
            page.locator("#f-jql").fill(DemoSite.EVERYTHING);
            assertThat(page.locator("#check table")).isVisible();
            page.locator("#f-formats-html").check();
            CountDownLatch issues = held("issue/bulkfetch");
            CountDownLatch files = held("attachment/content");
            page.getByText(words.say("export.start"), exact()).click();
            page.waitForURL(ONE_JOB);
            assertThat(page.locator(STATE)).hasText(words.say("job.status.running"));
            assertThat(page.locator(".phases tbody tr")).hasCount(6);
            page.evaluate(WATCH_THE_LAYOUT);
            issues.countDown();
            assertThat(Steps.figure(page, words.say("job.figure.issues"))).hasText(Integer.toString(jira.world().issueIds().size()));
            assertThat(((Number) page.evaluate("window.jumped")).doubleValue()).as("how far the page jumped while it lived").isLessThan(0.05);
            files.countDown();
            assertThat(page.locator(STATE)).hasText(words.say("job.status.done"));
            assertThat(page.locator("#files")).containsText("html/");
            assertThat(page).hasTitle(Pattern.compile("^" + words.say("job.status.done") + " · .*"));

            page.locator(".job-verbs").getByText(words.say("job.verb.preview"), new Locator.GetByTextOptions().setExact(true)).click();
            assertThat(page.frameLocator("iframe.frame").locator("#issues tbody tr").first()).isVisible();
            page.locator(".crumbs a").last().click();
            page.waitForURL(ONE_JOB);

            page.locator("#verb-more").click();
            page.locator("#verb-schedule").click();
            assertThat(page.locator("#f-jql")).hasValue(DemoSite.EVERYTHING);
            page.locator("#f-schedule-name").fill("Nightly " + language);
            page.locator("#f-mode-delta").check();
            // half a day from now, so that it does not begin by itself meanwhile
            int hour = (LocalTime.now(ZoneOffset.UTC).getHour() + 12) % 24;
            page.locator("#f-schedule-time_zone").selectOption("UTC");
            page.locator("#f-schedule-cron").fill("0 " + hour + " * * *");
            assertThat(page.locator("#rhythm")).containsText("%02d:00".formatted(hour));
            page.getByText(words.say("schedule.save.new"), exact()).click();
            page.waitForURL(ONE_SCHEDULE);
            String schedule = page.url();
            // the export before is what the first delta builds on: nothing has changed since
            assertThat(issuesOf(ran(page, schedule, words))).isZero();
            jira.world().rename("ALPHA-7", "changed by " + language);
            assertThat(issuesOf(ran(page, schedule, words))).isEqualTo(1);
            assertThat(page.locator(".job-line a[href*='/schedules/']")).isVisible();
            assertThat(complaints.all()).isEmpty();
        }
    }

    @Test
    void by_keyboard_alone_an_export_is_asked_for_and_cancelled() {
        Words words = Words.of(Locale.ENGLISH);
        try (BrowserContext person = browser.person("en-GB")) {
            Page page = entered(person, app.baseUri(), words);
            Api admin = api();
            String site = connected(admin, "Keys");
            CountDownLatch issues = held("issue/bulkfetch");
            page.keyboard().press("n");
            page.waitForURL("**/exports/new");
            reach(page, "#f-connection_id");
            page.keyboard().type("Keys");
            assertThat(page.locator("#f-connection_id")).hasValue(site);
            reach(page, "#f-jql");
            page.keyboard().type("project = ALPHA");
            reach(page, "form .verbs .btn-primary");
            page.keyboard().press("Enter");
            page.waitForURL(ONE_JOB);
            assertThat(page.locator(STATE)).hasText(words.say("job.status.running"));
            reach(page, "#verb-more");
            page.keyboard().press("Enter");
            assertThat(page.locator("#verb-clone")).isVisible();
            page.keyboard().press("Escape");
            assertThat(page.locator("#verb-clone")).isHidden();
            assertThat(page.locator("#verb-more")).isFocused();
            page.keyboard().press("Shift+Tab");
            assertThat(page.locator("#verb-cancel")).isFocused();
            page.keyboard().press("Enter");
            reach(page, ".confirm[open] .confirm-body button");
            // once it is answered the job knows; one that went on before would be done
            page.waitForResponse(answer -> answer.request().method().equals("POST"), () -> page.keyboard().press("Enter"));
            issues.countDown();
            assertThat(page.locator(STATE)).hasText(words.say("job.status.cancelled"));
        }
    }

    @Test
    void a_live_page_whose_server_is_away_says_so_and_one_whose_session_is_over_leads_to_the_log_in_and_back() throws IOException {
        Words words = Words.of(Locale.ENGLISH);
        try (Relay network = Relay.to(app.baseUri()); BrowserContext person = browser.person("en-GB")) {
            Page page = entered(person, network.baseUri(), words);
            Api admin = api();
            CountDownLatch issues = held("issue/bulkfetch");
            String job = admin.post("/api/export", Map.of("connection_id", connected(admin, "Away"), "jql", "project = ALPHA", "formats", List.of("json"))).json().path("job_id").asText();
            page.navigate(network.baseUri() + "/connections/new");
            page.route("**/connections/try", Route::abort);
            page.locator("#try").click();
            assertThat(page.locator("#toasts")).hasText(words.say("page.lost"));
            page.navigate(network.baseUri() + "/jobs/" + job);
            assertThat(page.locator(STATE)).hasText(words.say("job.status.running"));
            assertThat(page.locator("#away")).isEmpty();

            network.cut();
            assertThat(page.locator("#away")).hasText(words.say("page.away"));
            network.mend();
            assertThat(page.locator("#away")).isEmpty();

            person.clearCookies();
            network.cut();
            network.mend();
            page.waitForURL("**/login?next=*");
            assertThat(page.locator("main")).containsText(words.say("accounts.login.next"));
            page.locator("#f-email").fill(RunningApp.ADMIN_EMAIL);
            page.locator("#f-password").fill(RunningApp.ADMIN_PASSWORD);
            page.locator("main form .btn-primary").click();
            page.waitForURL("**/jobs/" + job);

            // and in the list, whose rows live too, what is ticked stays
            page.locator(".crumbs a").first().click();
            Locator row = page.locator("#jobs tbody tr", new Page.LocatorOptions().setHas(page.locator("a[href='/jobs/" + job + "']")));
            row.locator("input[type=checkbox]").check();
            page.evaluate(WATCH_THE_LAYOUT);
            issues.countDown();
            assertThat(row.locator(".job-state")).hasText(words.say("job.status.done"));
            assertThat(row.locator(".row-verbs button")).isVisible();
            assertThat(row.locator("input[type=checkbox]")).isChecked();
            assertThat(row.locator("input[type=checkbox]")).isFocused();
            assertThat(((Number) page.evaluate("window.jumped")).doubleValue()).as("how far the list jumped while it lived").isLessThan(0.05);
        }
    }

    /** At home: as the first person of all, who makes the account, or as that one again. */
    private static Page entered(BrowserContext person, URI at, Words words) {
        Page page = person.newPage();
        page.navigate(at + "/");
        boolean first = page.url().endsWith("/setup");
        page.locator("#f-email").fill(RunningApp.ADMIN_EMAIL);
        page.locator("#f-password").fill(RunningApp.ADMIN_PASSWORD);
        page.getByText(words.say(first ? "accounts.setup.do" : "accounts.login.do"), exact()).last().click();
        page.waitForURL(at + "/");
        if (first) {
            assertThat(page.locator("#toasts")).containsText(words.say("accounts.setup.welcome"));
        }
        return page;
    }

    /** Runs the schedule once more. @return the id of the job, whose page is open and done */
    private static String ran(Page page, String schedule, Words words) {
        page.navigate(schedule);
        int before = page.locator("main tbody tr").count();
        page.getByText(words.say("schedule.run"), exact()).first().click();
        assertThat(page.locator("main tbody tr")).hasCount(before + 1);
        page.locator("main tbody tr").first().locator("a[href*='/jobs/']").last().click();
        page.waitForURL(ONE_JOB);
        assertThat(page.locator(STATE)).hasText(words.say("job.status.done"));
        return page.url().replaceAll(".*/", "");
    }

    private static int issuesOf(String job) {
        return api().get("/api/jobs/" + job).json().path("progress").path("issues_done").asInt();
    }

    private static Api api() {
        return app.admin();
    }

    private static String connected(Api admin, String name) {
        return admin.post("/api/connections", Map.of("name", name, "base_url", jira.baseUri().toString(), "deployment", "auto",
                "auth", Map.of("type", "basic", "user", jira.user(), "secret", jira.secret()))).json().path("id").asText();
    }

    /** With the Tab key; what is reached can be seen to be. */
    private static void reach(Page page, String selector) {
        String there = "selector => document.activeElement.matches(selector)";
        for (int i = 0; i < 200 && !Boolean.TRUE.equals(page.evaluate(there, selector)); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.evaluate(there, selector)).as("reached " + selector).isEqualTo(true);
        assertThat(page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle !== 'none' || getComputedStyle(document.activeElement).boxShadow !== 'none'")).as("seen " + selector).isEqualTo(true);
    }

    private static Page.GetByTextOptions exact() {
        return new Page.GetByTextOptions().setExact(true);
    }

    /** The next call of this endpoint waits until it is let go. */
    private CountDownLatch held(String endpoint) {
        CountDownLatch go = new CountDownLatch(1);
        held.add(go);
        jira.moods().beforeNext(endpoint, () -> {
            try {
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return go;
    }
}
