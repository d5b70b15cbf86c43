package org.jiraextractor.exports;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Axe;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** An export of the whole demo Jira, with all that is hostile in it, as a person meets it: unpacked, opened from disk, without a network. */
class ReadableExportIT {


    @TempDir
    static Path export;
    private static DemoSite site;

    @BeforeAll
    static void unpack() throws IOException {
        Api admin = RunningApp.shared().admin();
        site = DemoSite.of(admin, DemoOptions.defaults());
        Api.Answer answer = admin.get("/api/jobs/" + site.exported(site.request("html", "markdown")) + "/download");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = export.resolve(entry.getName()).normalize();
                assertThat(file.startsWith(export)).as(entry.getName()).isTrue();
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    @Test
    void every_issue_has_a_page_and_a_file() {
        for (DemoIssue issue : site.jira().world().issues()) {
            assertThat(export.resolve("html/issues/" + issue.key() + ".html")).content().contains("id=\"description\"");
            assertThat(export.resolve("markdown/" + issue.key() + ".md")).content().contains("key: \"" + issue.key() + "\"");
        }
    }

    @Test
    void every_page_opens_from_disk_and_nothing_of_jira_runs_or_calls_home() throws IOException {
        List<String> complaints = new ArrayList<>();
        try (Browser browser = Browser.open(); BrowserContext person = browser.person("en-GB")) {
            person.setOffline(true);
            Page page = person.newPage();
            page.onRequest(request -> complaints.add(request.url().startsWith("file:") || request.url().startsWith("data:") ? "" : page.url() + " asked for " + request.url()));
            page.onConsoleMessage(message -> complaints.add(page.url() + ": " + message.text()));
            page.onPageError(error -> complaints.add(page.url() + ": " + error));
            page.onDialog(dialog -> {
                complaints.add(page.url() + " opened a dialog");
                dialog.dismiss();
            });
            try (var files = Files.list(export.resolve("html/issues"))) {
                for (Path file : files.sorted().toList()) {
                    page.navigate(file.toUri().toString());
                }
            }
            complaints.removeIf(String::isEmpty);
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void axe_finds_nothing_on_the_pages_of_the_largest_issues() throws IOException {
        try (Browser browser = Browser.open(); BrowserContext person = browser.person("en-GB"); var files = Files.list(export.resolve("html/issues"))) {
            Page page = person.newPage();
            for (Path file : files.sorted((a, b) -> Long.compare(b.toFile().length(), a.toFile().length())).limit(4).toList()) {
                page.navigate(file.toUri().toString());
                assertThat(Axe.all(page)).as(file.toString()).isEmpty();
            }
        }
    }
}
