package org.jiraextractor.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Axe;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page, looked at by axe in the light on a wide screen, and in the dark on a phone for what differs there: it finds nothing that matters. */
@Tag("full")
class AccessibilityIT {

    /** What is folded away belongs to the page, too; and of many rows, which are alike, as many as show each kind: axe looks at each cell. */
    private static final String UNFOLDED = """
            () => {
              const queries = document.getElementById('queries');
              if (queries) queries.open = true;
              document.querySelectorAll('.grid tbody tr:nth-child(n+26), .items > li:nth-child(n+26), .lines > :nth-child(n+26)').forEach(each => each.remove());
            }""";

    private static RunningApp app;
    private static Browser browser;
    private static DemoSite site;
    private static Page stranger;
    private static Page admin;
    private static Map<String, String> places;
    private static String directory;
    private static String schedule;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        app = RunningApp.shared();
        site = DemoSite.of(app.admin(), DemoOptions.defaults().withIssues(60));
        String job = site.exported(site.request("json", "csv", "xml", "markdown").put("name", "Tout"));
        String picture = app.admin().get("/api/jobs/" + job + "/files?limit=200").json().path("items").findValuesAsText("path").stream().filter(path -> path.endsWith("logo.png")).findFirst().orElseThrow();
        directory = app.admin().post("/api/directories", Map.of("name", "Pour tous " + job, "sharing", "read")).json().path("id").asText();
        app.admin().patch("/api/jobs/" + job, Map.of("directory_id", directory));
        ObjectNode plan = Api.JSON.createObjectNode().put("name", "Chaque mois").put("cron", "0 6 1 * *").put("time_zone", "Europe/Paris");
        plan.set("request", site.request("json"));
        schedule = app.admin().post("/api/schedules", plan).json().path("id").asText();
        places = Map.of("{directory}", "/directories/" + directory, "{schedule}", "/schedules/" + schedule, "{job}", "/jobs/" + job, "{preview}", "/jobs/" + job + "/preview", "{site}", site.connection(), "{picture}", picture.replace("/", "%2F"));
        stranger = browser.person("fr-FR").newPage();
        admin = browser.person("fr-FR").newPage();
        admin.navigate(app.baseUri() + "/login");
        admin.getByLabel("Adresse e-mail").fill(RunningApp.ADMIN_EMAIL);
        admin.locator("#f-password").fill(RunningApp.ADMIN_PASSWORD);
        admin.getByText("Se connecter", new Page.GetByTextOptions().setExact(true)).click();
        admin.waitForURL(app.baseUri() + "/");
    }

    @AfterAll
    static void close() {
        if (schedule != null) {
            app.admin().delete("/api/schedules/" + schedule);
        }
        if (site != null) {
            site.close();
            app.admin().delete("/api/directories/" + directory);
        }
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/forgot", "/reset?token=x", "/invitation?token=x", "/confirm-email?token=x"})
    void a_strangers_page_can_be_read_by_all(String path) {
        assertThat(found(stranger, path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/connections", "/connections/new", "/connections/{site}", "/exports/new?connection_id={site}", "/schedules", "{schedule}", "/schedules/new?connection_id={site}", "/jobs", "/jobs?q=nothing-like-it", "{job}", "{job}/files", "{job}/directory", "/directories", "/directories/new", "{directory}", "/admin/settings", "/admin/storage", "/admin/nodes",
        "{preview}?path=csv%2Fissues.csv", "{preview}?path=csv%2Fissues.csv&at=0&n=1", "{preview}?path=json%2Fissues.json", "{preview}?path=json%2Fissues.json&at=2", "{preview}?path=json%2Ffields.json&as=text",
        "{preview}?path={picture}", "{preview}?path=xml%2Fissues.xml", "{preview}?path=markdown%2FALPHA-1.md", "{preview}?path=attachments%2F", "{preview}?find=png", "/me", "/me/security", "/me/tokens", "/admin", "/admin/people", "/admin/outbox", "/nothing-is-here"})
    void a_page_can_be_read_by_all(String path) {
        String filled = path;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace(place.getKey(), place.getValue());
        }
        assertThat(found(admin, filled)).isEmpty();
    }

    private static List<String> found(Page page, String path) {
        page.navigate(app.baseUri() + path);
        page.evaluate(UNFOLDED);
        return Axe.inLightAndDark(page);
    }
}
