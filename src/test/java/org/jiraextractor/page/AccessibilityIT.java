package org.jiraextractor.page;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/** Every page, looked at by axe in the light on a wide screen and in the dark on a phone: it finds nothing that matters. */
@Tag("full")
class AccessibilityIT {

    private static final double LONGEST_MS = 90_000;
    private static final Set<String> MATTERS = Set.of("moderate", "serious", "critical");
    private static final String STICKS_OUT = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private final List<String> found = new ArrayList<>();

    @Test
    void axe_finds_nothing_serious_or_moderate_on_any_page() {
        RunningApp app = RunningApp.shared();
        try (Browser browser = Browser.open(); DemoSite site = DemoSite.of(app.admin(), DemoOptions.defaults().withIssues(60)); BrowserContext person = browser.person("fr-FR")) {
            String job = site.exported(site.request("json", "csv").put("name", "Tout"));
            String picture = app.admin().get("/api/jobs/" + job + "/files?limit=200").json().path("items").findValuesAsText("path").stream().filter(path -> path.endsWith("logo.png")).findFirst().orElseThrow();
            Page page = person.newPage();
            page.setDefaultTimeout(LONGEST_MS);
            look(page, app, List.of("/login", "/forgot", "/reset?token=x", "/invitation?token=x", "/confirm-email?token=x"));
            page.navigate(app.baseUri() + "/login");
            page.getByLabel("Adresse e-mail").fill(RunningApp.ADMIN_EMAIL);
            page.locator("#f-password").fill(RunningApp.ADMIN_PASSWORD);
            page.getByText("Se connecter", new Page.GetByTextOptions().setExact(true)).click();
            page.waitForURL(app.baseUri() + "/");
            String preview = "/jobs/" + job + "/preview";
            look(page, app, List.of("/", "/connections", "/connections/new", "/connections/" + site.connection(), "/exports/new?connection_id=" + site.connection(), "/jobs", "/jobs?q=nothing-like-it", "/jobs/" + job, "/jobs/" + job + "/files",
                    preview + "?path=csv%2Fissues.csv", preview + "?path=csv%2Fissues.csv&at=0&n=1", preview + "?path=json%2Fissues.json", preview + "?path=json%2Fissues.json&at=2", preview + "?path=json%2Ffields.json&as=text",
                    preview + "?path=" + picture.replace("/", "%2F"), preview + "?path=attachments%2F", preview + "?find=png",
                    "/me", "/me/security", "/me/tokens", "/admin", "/admin/people", "/admin/outbox", "/nothing-is-here", "/jobs/00000000-0000-4000-8000-000000000000"));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void nor_on_the_page_of_the_first_run() {
        Map<String, String> noAdmin = new HashMap<>();
        noAdmin.put("ADMIN_EMAIL", null);
        noAdmin.put("ADMIN_PASSWORD", null);
        try (Browser browser = Browser.open(); RunningApp app = RunningApp.ofItsOwn(noAdmin); BrowserContext person = browser.person("fr-FR")) {
            Page page = person.newPage();
            page.setDefaultTimeout(LONGEST_MS);
            look(page, app, List.of("/setup"));
        }
        assertThat(found).isEmpty();
    }

    private void look(Page page, RunningApp app, List<String> paths) {
        for (String path : paths) {
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                page.setViewportSize(scheme == ColorScheme.DARK ? 360 : 1280, 800);
                page.navigate(app.baseUri() + path);
                String where = path.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "…") + " " + scheme;
                for (Rule rule : new AxeBuilder(page).exclude("iframe").analyze().getViolations()) {
                    if (MATTERS.contains(rule.getImpact())) {
                        found.add(where + ": " + rule.getImpact() + " " + rule.getId() + " " + rule.getNodes().stream().limit(3).map(node -> node.getHtml().replaceAll("\\s+", " ")).toList());
                    }
                }
                if (!Integer.valueOf(0).equals(page.evaluate(STICKS_OUT))) {
                    found.add(where + ": scrolls sideways");
                }
                if (Boolean.getBoolean("screenshots")) {
                    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", where.replaceAll("[^A-Za-z0-9.]+", "_") + ".png")).setFullPage(false));
                }
            }
        }
    }
}
