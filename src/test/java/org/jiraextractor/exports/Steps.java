package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotCaret;
import org.awaitility.Awaitility;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.RunningApp;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Steps of a person with a browser, in French. */
final class Steps {

    static final double LONGEST_MS = 90_000;
    static final String STATE = "#job-now .job-line .state";

    /** Counts, where the test sees it, how often the page's stream was opened and cut; and outlives everything but a reload. */
    static final String COUNT_THE_STREAM = """
            () => {
              const count = name => () => document.body.setAttribute('data-' + name, 1 + Number(document.body.getAttribute('data-' + name)));
              document.addEventListener('htmx:sseError', count('cut'));
              document.addEventListener('htmx:sseOpen', count('opened'));
              window.seen = [];
            }""";
    private static final String STICKS_OUT = """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : [...document.querySelectorAll('body *')]
              .filter(each => each.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(each => each.tagName + '.' + each.className).concat('the page')""";

    private Steps() {
    }

    static Page loggedIn(BrowserContext person, URI at, String path) {
        Page page = person.newPage();
        page.navigate(at + path);
        logIn(page);
        page.waitForURL("**" + path);
        return page;
    }

    static void logIn(Page page) {
        page.getByLabel("Adresse e-mail").fill(RunningApp.ADMIN_EMAIL);
        page.getByLabel("Mot de passe").fill(RunningApp.ADMIN_PASSWORD);
        page.getByText("Se connecter", new Page.GetByTextOptions().setExact(true)).click();
    }

    static void fits(Page page, ColorScheme scheme) {
        assertThat(page.locator("html")).hasAttribute("data-bs-theme", scheme.name().toLowerCase(Locale.ROOT));
        assertThat((List<?>) page.evaluate(STICKS_OUT)).as(page.url() + " " + scheme).isEmpty();
    }

    static Locator figure(Page page, String name) {
        return page.locator(".figures div", new Page.LocatorOptions().setHas(page.locator("dt", new Page.LocatorOptions().setHasText(name)))).locator("dd");
    }

    static boolean reloaded(Page page) {
        page.reload();
        return true;
    }

    /** In this thread: Playwright knows no other. */
    static void until(BooleanSupplier condition) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofMillis((long) LONGEST_MS)).pollInterval(Duration.ofMillis(300)).until(condition::getAsBoolean);
    }

    static void complete(Download download, String... wanted) throws IOException {
        Path file = download.path();
        assertThat(download.suggestedFilename()).endsWith(".zip");
        try (ZipFile zip = new ZipFile(file.toFile())) {
            JsonNode manifest = Api.JSON.readTree(zip.getInputStream(zip.getEntry("manifest.json")));
            assertThat(manifest.path("complete").asBoolean()).isTrue();
            List<String> told = new ArrayList<>(manifest.path("files").findValuesAsText("path"));
            told.add("manifest.json");
            assertThat(zip.stream().map(ZipEntry::getName).toList()).containsExactlyInAnyOrderElementsOf(told).contains(wanted);
        }
    }

    // to be looked at by whoever changes the pages; carets stay, for hiding them leaves an empty style at each field, which a part that is swapped then takes over against the policy
    static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setCaret(ScreenshotCaret.INITIAL).setPath(Path.of("target/screenshots/export-" + name + ".png")).setFullPage(true));
    }
}
