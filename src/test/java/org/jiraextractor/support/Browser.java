package org.jiraextractor.support;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser: the chromium that is installed. Where none is, the test is skipped with a message, or fails under {@code -Dbrowser.required=true}. Playwright is not thread-safe: one
 * browser per test class, used by one thread.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private static final List<String> ARGUMENTS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage");

    /** How long anything on a page is waited for, by whatever waits: a machine that does much else is slow, and a test that passes waits for nothing. */
    private static final double PATIENCE_MS = 120_000;

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static Browser open() {
        Optional<Path> executable = executable();
        if (executable.isEmpty()) {
            String message = "no chromium is installed; install one or name it in CHROMIUM";
            if (Boolean.getBoolean("browser.required")) {
                Assertions.fail(message);
            }
            Assumptions.abort(message);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(playwright, playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable.get()).setArgs(ARGUMENTS)));
    }

    /** A fresh person's browser: no cookies, the locale as the Accept-Language header has it, like "fr-FR". */
    public BrowserContext person(String locale) {
        return patient(browser.newContext(options(locale)));
    }

    /** The same with JavaScript switched off. */
    public BrowserContext personWithoutScripts(String locale) {
        return patient(browser.newContext(options(locale).setJavaScriptEnabled(false)));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static BrowserContext patient(BrowserContext person) {
        person.setDefaultTimeout(PATIENCE_MS);
        person.setDefaultNavigationTimeout(PATIENCE_MS);
        return person;
    }

    private static com.microsoft.playwright.Browser.NewContextOptions options(String locale) {
        return new com.microsoft.playwright.Browser.NewContextOptions().setLocale(locale).setAcceptDownloads(true);
    }

    private static Optional<Path> executable() {
        return Stream.concat(Optional.ofNullable(System.getenv("CHROMIUM")).stream(), PLACES.stream()).map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
