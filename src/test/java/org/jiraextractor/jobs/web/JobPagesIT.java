package org.jiraextractor.jobs.web;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.awaitility.Awaitility;
import org.jiraextractor.connections.SomePeople;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Browser;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code /jobs} and {@code /jobs/{id}} as people meet them. */
class JobPagesIT {

    private static Api admin;
    private static DemoSite site;
    private static Browser browser;

    @BeforeAll
    static void start() {
        admin = RunningApp.shared().admin();
        site = DemoSite.of(admin, DemoOptions.defaults());
        browser = Browser.open();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        site.close();
    }

    @AfterEach
    void calm() {
        site.jira().moods().calm();
    }

    @Test
    void a_running_jobs_page_follows_it_to_its_files_without_a_reload_and_without_a_complaint() {
        CountDownLatch go = held("issue/bulkfetch");
        String job = site.queued(site.request("json", "csv").put("jql", "project = ALPHA").put("name", "Watched"));
        try (BrowserContext person = browser.person("en-GB")) {
            List<String> complaints = new ArrayList<>();
            Page page = signedIn(person, "/jobs/" + job, complaints);
            page.locator("#job-now[data-status=running]").waitFor();
            page.evaluate("window.same = true");
            page.locator("#verb-cancel").click();
            go.countDown();

            page.locator("#job-now[data-status=done]").waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setTimeout(60_000));
            page.getByText("manifest.json").first().waitFor();
            assertThat(page.evaluate("window.same")).isEqualTo(true);
            assertThat(page.locator("a.btn-primary").getAttribute("href")).isEqualTo("/api/jobs/" + job + "/download");
            assertThat(page.locator("#verb-cancel").count()).isZero();
            assertThat(page.locator(".log-lines").textContent()).contains("Done.");
            assertThat(page.locator("main > [role=status]").textContent()).isEqualTo("Done");
            assertThat(page.title()).startsWith("Done · Watched");
            assertThat(page.evaluate("document.querySelector('main')['htmx-internal-data'].sseEventSource.readyState")).as("closed").isEqualTo(2);

            page.reload();
            assertThat(page.locator("[sse-connect]").count()).isZero();
            page.setViewportSize(360, 740);
            page.getByText("manifest.json").first().waitFor();
            assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")).isTrue();
            assertThat(complaints).isEmpty();
        }
    }

    @Test
    void the_buttons_pause_resume_and_run_a_job_again() {
        CountDownLatch go = held("issue/bulkfetch");
        String job = site.queued(site.request("json").put("jql", "project = ALPHA"));
        try (BrowserContext person = browser.person("fr-FR")) {
            Page page = signedIn(person, "/jobs/" + job, new ArrayList<>());
            page.locator("#verb-pause").click();
            go.countDown();
            page.locator("#verb-resume").click();
            page.locator("#verb-rerun").click();
            page.waitForURL(url -> url.contains("/jobs/") && !url.endsWith(job));
            String again = page.url().substring(page.url().lastIndexOf('/') + 1);
            assertThat(site.ended(job).path("status").asText()).isEqualTo("done");
            assertThat(site.job(again).path("request").path("jql").asText()).isEqualTo("project = ALPHA");
        }
    }

    @Test
    void verbs_answer_a_plain_form_with_the_page_to_go_to() {
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        Api.Answer again = form(admin, "/jobs/" + job + "/rerun");
        assertThat(again.status()).isEqualTo(303);
        assertThat(again.header("Location")).contains("/jobs/").doesNotContain(job);

        Api.Answer deleted = form(admin, "/jobs/" + job + "/delete");
        assertThat(deleted.status()).isEqualTo(303);
        assertThat(deleted.header("Location")).endsWith("/jobs");
        assertThat(admin.get("/jobs/" + job).status()).isEqualTo(404);
    }

    @Test
    void the_list_is_filtered_by_its_address() {
        String name = "Filtered " + UUID.randomUUID();
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-1").put("name", name));
        String number = site.job(job).path("number").asText();
        for (String query : List.of("q=" + name.substring(9), "q=" + number, "q=%23" + number + "&status=done", "status=&q=" + name.substring(9).toUpperCase())) {
            assertThat(admin.get("/jobs?" + query).text()).as(query).contains(name);
        }
        assertThat(admin.get("/jobs?status=failed&q=" + name.substring(9)).text()).doesNotContain(job).contains("No export matches");
        assertThat(admin.get("/jobs?status=nonsense").status()).isEqualTo(400);
    }

    @Test
    void the_stream_of_an_ended_job_sends_all_its_parts_and_then_its_end() {
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        List<String> events = streamed(job).lines().filter(line -> line.startsWith("event: ")).toList();
        assertThat(events).containsExactly("event: word", "event: job", "event: verbs", "event: log", "event: end");
    }

    @Test
    void somebody_elses_private_job_has_no_page_no_stream_and_no_verbs() throws Exception {
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-1").put("name", "Hidden"));
        Api other = new SomePeople(RunningApp.shared()).loggedIn("editor");
        assertThat(other.get("/jobs/" + job).status()).isEqualTo(404);
        assertThat(other.get("/jobs/" + job + "/live").status()).isEqualTo(404);
        assertThat(form(other, "/jobs/" + job + "/delete").status()).isEqualTo(404);
        assertThat(other.get("/jobs").text()).doesNotContain(job);
        assertThat(RunningApp.shared().anonymous().get("/jobs/" + job).header("Location")).contains("/login");
    }

    private static Page signedIn(BrowserContext person, String path, List<String> complaints) {
        Page page = person.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.navigate(RunningApp.shared().baseUri() + path);
        page.locator("input[name=email]").fill(RunningApp.ADMIN_EMAIL);
        page.locator("input[name=password]").fill(RunningApp.ADMIN_PASSWORD);
        page.locator("main button").click();
        page.waitForURL("**" + path);
        return page;
    }

    private static Api.Answer form(Api api, String path) {
        return api.send("POST", path, "", "application/x-www-form-urlencoded");
    }

    private static String streamed(String job) {
        StringBuilder text = new StringBuilder();
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> admin.stream("/jobs/" + job + "/live", in -> text.append(all(in))));
        Awaitility.await("the stream to close").atMost(Duration.ofSeconds(30)).until(status::isDone);
        assertThat(status.join()).isEqualTo(200);
        return text.toString();
    }

    private static String all(InputStream in) {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        }
    }

    private static CountDownLatch held(String endpoint) {
        CountDownLatch go = new CountDownLatch(1);
        site.jira().moods().beforeNext(endpoint, () -> {
            try {
                go.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return go;
    }
}
