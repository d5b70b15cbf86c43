package org.jiraextractor.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

class FrameIT {

    private static Browser browser;
    private static RunningApp app;

    @BeforeAll
    static void open() {
        browser = Browser.open();
        app = RunningApp.shared();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void a_person_signs_in_switches_to_french_and_to_dark_and_finds_both_again() {
        try (BrowserContext person = browser.person("en-GB")) {
            Page page = person.newPage();
            List<String> complaints = new ArrayList<>();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    complaints.add(message.text());
                }
            });
            page.navigate(app.baseUri() + "/me");
            page.getByLabel("E-mail address").fill(new People(app).add("viewer"));
            page.getByLabel("Password").fill(People.PASSWORD);
            page.locator("main button").click();
            page.waitForURL("**/me");

            page.locator("button[name=language][value=fr]").click();
            assertThat(page.locator("html")).hasAttribute("lang", "fr");
            page.locator(".topbar-end details").first().click();
            page.locator("button[name=theme][value=dark]").click();
            assertThat(page.locator("html")).hasAttribute("data-bs-theme", "dark");
            assertThat(page.locator("h2").first()).hasText("Préférences");

            page.setViewportSize(360, 740);
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).isTrue();
            page.locator("select[name=language]").selectOption("");
            page.locator("select[name=theme]").selectOption("");
            page.locator("main button.btn-primary").click();
            page.locator(".toast-note").waitFor();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void the_keyboard_reaches_the_content_first() {
        try (BrowserContext person = browser.person("en-GB")) {
            Page page = person.newPage();
            page.navigate(app.baseUri() + "/nothing");
            page.keyboard().press("Tab");

            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
        }
    }
}
