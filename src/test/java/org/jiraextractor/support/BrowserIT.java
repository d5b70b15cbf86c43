package org.jiraextractor.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class BrowserIT {

    @Test
    void a_real_browser_shows_the_first_page_in_its_own_language_and_complains_of_nothing() {
        try (Browser browser = Browser.open(); BrowserContext french = browser.person("fr-FR")) {
            StringBuilder complaints = new StringBuilder();
            Page page = french.newPage();
            page.onConsoleMessage(message -> complaints.append(message.type().matches("error|warning") ? message.text() + "\n" : ""));
            page.onPageError(complaints::append);

            page.navigate(RunningApp.shared().baseUri() + "/login");

            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("fr");
            assertThat(complaints.toString()).isEmpty();
        }
    }
}
