package org.jiraextractor.exports.preview.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.sun.net.httpserver.HttpServer;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.exports.HandMade;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.Complaints;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Through an export by clicks, in French: table, JSON, and an archive that would do harm if it could. */
@Tag("full")
class PreviewInTheBrowserIT {


    private static final List<String> HITS = new CopyOnWriteArrayList<>();
    private static RunningApp app;
    private static DemoSite site;
    private static Browser browser;
    private static HttpServer elsewhere;
    private static String job;

    @BeforeAll
    static void open() throws Exception {
        browser = Browser.open();
        elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        elsewhere.createContext("/", exchange -> {
            HITS.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        elsewhere.start();
        app = RunningApp.shared();
        site = DemoSite.of(app.admin(), DemoOptions.defaults().withIssues(60));
        job = HandMade.export(app, site, "zip", Archive.files("http://127.0.0.1:" + elsewhere.getAddress().getPort()));
    }

    @AfterAll
    static void close() throws IOException {
        if (site != null) {
            site.close();
        }
        if (elsewhere != null) {
            elsewhere.stop(0);
        }
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void from_the_job_through_the_tree_to_rows_and_elements_by_clicks_and_keys() {
        try (BrowserContext person = browser.person("fr-FR")) {
            Page page = loggedIn(person, "/jobs/" + job);
            page.locator(".job-verbs").getByText("Aperçu").click();
            page.waitForURL("**/preview");
            assertThat(page.locator(".tree a[aria-current]")).hasText(Pattern.compile("index\\.html"));

            Locator csv = page.locator(".tree summary", new Page.LocatorOptions().setHasText("csv"));
            csv.focus();
            page.keyboard().press("Enter");
            page.locator(".tree").getByText("issues.csv").click();
            assertThat(page.locator(".grid tbody tr")).hasCount(100);
            assertThat(page.locator(".grid thead th").nth(3)).hasText("Long; name");
            double top = page.locator(".grid thead th").nth(1).boundingBox().y;
            page.evaluate("document.querySelector('.grid').scrollTop = 600");
            assertThat(page.locator(".grid thead th").nth(1).boundingBox().y).isEqualTo(top);
            page.getByText("Suivant", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".grid tbody td").first()).hasText("ALPHA-101");
            page.getByText("Précédent", new Page.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".grid tbody td").first()).hasText("ALPHA-1");
            page.getByLabel("Chercher dans ce fichier").last().fill("summary 777 with");
            page.keyboard().press("Enter");
            assertThat(page.locator(".grid tbody tr")).hasCount(1);
            page.locator(".grid tbody th a").click();
            assertThat(page.locator(".row-facts")).containsText("Summary 777 with \"quotes\"");

            page.locator(".tree summary", new Page.LocatorOptions().setHasText("json")).click();
            page.locator(".tree .tree-list .tree-list").getByText("issues.json").click();
            assertThat(page.locator(".items > li")).hasCount(50);
            page.locator(".items > li").nth(1).locator("summary").first().click();
            assertThat(page.locator(".items .json")).containsText("ALPHA-2");
            page.locator(".items .json summary", new Page.LocatorOptions().setHasText("fields")).click();
            assertThat(page.locator(".items .json-number")).hasText("1e400");

            page.locator("#find").fill("notes");
            page.keyboard().press("Enter");
            page.locator(".tree").getByText("attachments/ALPHA-1/2-notes.txt").click();
            assertThat(page.locator(".lines")).containsText("<script>top.pwned='txt'</script> notes");
        }
    }

    @Test
    void the_archive_runs_its_own_script_but_nothing_out_of_jira_and_nothing_leaves_the_frame() {
        try (BrowserContext person = browser.person("fr-FR")) {
            Complaints complaints = Complaints.of(person);
            Page page = loggedIn(person, "/jobs/" + job + "/preview");
            FrameLocator frame = page.frameLocator("iframe.frame");
            Locator script = frame.locator("#script");
            assertThat(script).hasText("script ran");
            assertThat(script).hasAttribute("data-fetch", "refused");
            assertThat(script).hasAttribute("data-cookie", "refused");
            assertThat(script).hasAttribute("data-parent", "refused");
            assertThat(frame.locator("body")).hasCSS("color", "rgb(1, 2, 3)");
            assertThat(frame.locator("#inside")).hasJSProperty("naturalWidth", 7);
            frame.getByText("ALPHA-1").click();
            assertThat(frame.locator("h1")).hasText("ALPHA-1");
            frame.getByText("notes").click();
            assertThat(frame.locator("body")).containsText("<script>top.pwned='txt'</script> notes");
            page.reload();
            frame.getByText("ALPHA-1").click();
            frame.getByText("Index", new FrameLocator.GetByTextOptions().setExact(true)).click();
            assertThat(frame.locator("h1")).hasText("Index");
            frame.locator("#attachment").click();
            assertThat(frame.locator("body")).containsText("Ce type de fichier ne s’affiche pas ici.");
            page.reload();
            assertThat(script).hasText("script ran");
            frame.locator("#out").click();
            page.waitForCondition(() -> complaints.all().stream().anyMatch(each -> each.contains("frame-src")));

            assertThat(page.title()).startsWith("Aperçu");
            assertThat(complaints.all()).noneMatch(each -> each.contains("ran: ")).anyMatch(each -> each.contains("script-src"));
            assertThat(HITS).isEmpty();
        }
    }

    @Test
    void without_scripts_plain_links_lead_everywhere() {
        try (BrowserContext person = browser.personWithoutScripts("fr-FR")) {
            Page page = loggedIn(person, "/jobs/" + job + "/preview");
            page.locator(".tree summary", new Page.LocatorOptions().setHasText("csv")).click();
            page.getByText("Afficher le fichier").first().click();
            page.locator(".shown").getByText("issues.csv").click();
            assertThat(page.locator(".grid tbody tr")).hasCount(100);
            page.locator(".tree summary", new Page.LocatorOptions().setHasText("json")).click();
            page.getByText("Afficher le fichier").first().click();
            page.locator(".shown").getByText("issues.json").click();
            page.locator(".items > li").nth(2).locator("summary").first().click();
            page.locator(".items > li").nth(2).getByText("L’afficher en entier").click();
            assertThat(page.locator(".json")).containsText("ALPHA-3");
            page.getByText("Tous les éléments").click();
            assertThat(page.locator(".items > li")).hasCount(50);
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Suivant")).click();
            assertThat(page.locator(".item-name").first()).hasText("ALPHA-51");
        }
    }

    private static Page loggedIn(BrowserContext person, String path) {
        Page page = person.newPage();
        page.navigate(app.baseUri() + path);
        page.getByLabel("Adresse e-mail").fill(RunningApp.ADMIN_EMAIL);
        page.locator("#f-password").fill(RunningApp.ADMIN_PASSWORD);
        page.getByText("Se connecter", new Page.GetByTextOptions().setExact(true)).click();
        page.waitForURL("**" + path);
        return page;
    }
}
