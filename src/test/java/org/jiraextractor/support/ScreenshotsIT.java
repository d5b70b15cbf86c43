package org.jiraextractor.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Edition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/** Makes the pictures of {@code docs/}, of the demo's made-up sites: the README has the command. */
@Tag("pictures")
class ScreenshotsIT {

    private static final long LONGEST_SECONDS = 120;

    @Test
    void the_main_pages_are_pictured_for_the_readme() {
        CountDownLatch go = new CountDownLatch(1);
        try (RunningApp app = RunningApp.ofItsOwn(); Browser browser = Browser.open();
             DemoSite cloud = DemoSite.of(app.admin(), DemoOptions.defaults().withIssues(600)); DemoSite desk = DemoSite.of(app.admin(), DemoOptions.defaults().withEdition(Edition.DATA_CENTER).withGoneAttachment(true))) {
            named(app.admin(), cloud, "Acme Cloud");
            named(app.admin(), desk, "Service desk");
            String done = cloud.exported(cloud.request("json", "html", "xlsx").put("name", "acme-everything"));
            desk.exported(desk.request("json", "csv").put("name", "service-desk-archive"));
            cloud.exported(cloud.request("xlsx").put("jql", "project = ALPHA AND updated >= -90d ORDER BY key").put("name", "alpha-last-quarter"));
            String nightly = schedule(app.admin(), cloud, "Acme, every night", "0 6 * * *");
            schedule(app.admin(), desk, "Service desk, on Mondays", "0 7 * * 1");
            cloud.ended(app.admin().post("/api/schedules/" + nightly + "/run").json().path("job_id").asText());
            People people = new People(app);
            people.update("update users set display_name = 'Camille' where email = ?", RunningApp.ADMIN_EMAIL);
            people.update("update jobs set created_at = created_at - (6 - number) * (6 - number) * interval '47 minutes', started_at = started_at - (6 - number) * (6 - number) * interval '47 minutes', "
                    + "finished_at = finished_at - (6 - number) * (6 - number) * interval '47 minutes'");
            cloud.jira().moods().beforeNext("attachment/content", () -> waited(go));
            String running = cloud.queued(cloud.request("json", "html").put("name", "acme-for-the-auditor"));
            pictures(app, browser, cloud, "/jobs/" + running, "/jobs/" + done);
            go.countDown();
        } finally {
            go.countDown();
        }
    }

    private static void pictures(RunningApp app, Browser browser, DemoSite cloud, String running, String done) {
        try (BrowserContext person = browser.person("en-GB")) {
            Page page = person.newPage();
            page.setViewportSize(1280, 800);
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setReducedMotion(ReducedMotion.REDUCE));
            page.navigate(app.baseUri() + "/login");
            page.locator("#f-email").fill(RunningApp.ADMIN_EMAIL);
            page.locator("#f-password").fill(RunningApp.ADMIN_PASSWORD);
            page.locator("main form button.btn-primary").click();
            page.waitForURL(app.baseUri() + "/");
            page.navigate(app.baseUri() + running);
            assertThat(page.locator("#job-now progress[value]")).hasCount(1);
            page.navigate(app.baseUri() + "/");
            assertThat(page.locator("#home-latest progress[value]")).hasCount(1);
            picture(page, "home");
            page.navigate(app.baseUri() + "/exports/new?connection_id=" + cloud.connection() + "&jql=project+%3D+ALPHA+ORDER+BY+updated+DESC&formats=html,xlsx");
            assertThat(page.locator(".sample tbody tr")).hasCount(5);
            picture(page, "new-export");
            page.navigate(app.baseUri() + done);
            assertThat(page.locator("#files tbody tr").first()).isVisible();
            picture(page, "job");
            page.navigate(app.baseUri() + done + "/preview");
            assertThat(page.frameLocator("iframe.frame").locator("#issues tbody tr").first()).isVisible();
            picture(page, "archive");
        }
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("docs", name + ".png")));
    }

    private static void named(Api admin, DemoSite site, String name) {
        ObjectNode wanted = Api.JSON.createObjectNode().put("name", name).put("base_url", site.jira().baseUri().toString()).put("deployment", "auto").put("sharing", "use");
        wanted.putObject("auth").put("type", "basic").put("user", site.jira().user());
        admin.put("/api/connections/" + site.connection(), wanted);
        admin.post("/api/connections/" + site.connection() + "/test");
    }

    private static String schedule(Api admin, DemoSite site, String name, String cron) {
        ObjectNode plan = Api.JSON.createObjectNode().put("name", name).put("cron", cron).put("time_zone", "Europe/Paris");
        plan.set("request", site.request("json", "csv"));
        return admin.post("/api/schedules", plan).json().path("id").asText();
    }

    private static void waited(CountDownLatch go) {
        try {
            go.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
