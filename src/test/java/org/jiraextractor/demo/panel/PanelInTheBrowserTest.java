package org.jiraextractor.demo.panel;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Trouble;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.Complaints;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** The page of moods in a real browser, without scripts as with them. */
@Tag("full")
class PanelInTheBrowserTest {

    @Test
    void aMoodIsSwitchedWithoutScriptsAndNobodyIsShutOut() throws IOException {
        try (Browser browser = Browser.open(); DemoJira jira = DemoJira.start(DemoOptions.defaults()); Panel panel = Panel.open(jira, 0)) {
            try (BrowserContext plain = browser.personWithoutScripts("en-GB")) {
                Page page = plain.newPage();
                page.navigate(panel.uri().toString());
                page.getByLabel("Rate limit").getByRole(AriaRole.COMBOBOX).selectOption("10");
                page.getByLabel("Rate limit").getByRole(AriaRole.BUTTON).click();
                assertThat(page.getByRole(AriaRole.STATUS).innerText()).isEqualTo("Set: Rate limit, 10 a second.");
            }
            assertThat(jira.moods().strength(Trouble.RATE_LIMIT)).isEqualTo(10);
            try (BrowserContext french = browser.person("fr-FR")) {
                Complaints complaints = Complaints.of(french);
                Page page = french.newPage();
                for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                    for (int width : new int[] {1_280, 360}) {
                        page.setViewportSize(width, 900);
                        page.navigate(panel.uri().toString());
                        assertThat(page.title()).isEqualTo("Humeurs du Jira de démonstration");
                        assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
                    }
                }
                assertThat(complaints.all()).isEmpty();
            }
        }
    }
}
