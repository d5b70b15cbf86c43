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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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

            page.locator("#job-now[data-status=done]").waitFor();
            page.getByText("manifest.json").first().waitFor();
            assertThat(page.evaluate("window.same")).isEqualTo(true);
            assertThat(page.locator("a.btn-primary")).hasAttribute("href", "/api/jobs/" + job + "/download");
            assertThat(page.locator("#verb-cancel")).hasCount(0);
            assertThat(page.locator(".log-lines")).containsText("Done.");
            assertThat(page.locator("main > [role=status]")).hasText("Done");
            assertThat(page).hasTitle(Pattern.compile("^Done · Watched.*"));
            assertThat(page.locator("#log-copy")).isVisible();
            page.waitForFunction("document.querySelector('main')['htmx-internal-data'].sseEventSource.readyState === 2");

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
    void what_was_asked_of_a_job_fills_the_forms_of_a_new_export_and_of_a_schedule() {
        String job = site.exported(site.request("csv").put("jql", "key in (ALPHA-1, ALPHA-2)").put("name", "Asked <before>"));
        for (String form : List.of("/exports/new?from=", "/schedules/new?from=")) {
            String page = admin.get(form + job).text();
            assertThat(page).as(form).contains("key in (ALPHA-1, ALPHA-2)</textarea>", "value=\"Asked &lt;before&gt;\"");
            assertThat(page.replaceAll("\\s+", " ")).containsPattern("id=\"f-formats-csv\"[^>]*checked").doesNotContainPattern("id=\"f-formats-json\"[^>]*checked")
                    .containsPattern("<option value=\"" + site.connection() + "\" selected");
            assertThat(admin.get(form + UUID.randomUUID()).text()).as("an address that was right once still opens " + form).contains("<textarea").doesNotContain("key in (ALPHA-1, ALPHA-2)</textarea>");
        }
        assertThat(admin.get("/jobs/" + job).text()).contains("/exports/new?from=" + job, "/schedules/new?from=" + job, "class=\"job-share\"");
    }

    @Test
    void its_owner_renames_and_shares_it_and_a_wrong_name_is_refused() {
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-1"));

        Api.Answer changed = admin.send("POST", "/jobs/" + job + "/change", "name=%3Cb%3ELoud%3C%2Fb%3E&sharing=read", "application/x-www-form-urlencoded");

        assertThat(changed.status()).isEqualTo(303);
        assertThat(site.job(job).path("name").asText()).isEqualTo("<b>Loud</b>");
        assertThat(site.job(job).path("sharing").asText()).isEqualTo("read");
        assertThat(admin.send("POST", "/jobs/" + job + "/change", "name=&sharing=read", "application/x-www-form-urlencoded").status()).isEqualTo(400);
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
    void the_list_is_sorted_by_name_or_age_through_all_its_pages() {
        String mark = UUID.randomUUID().toString();
        for (String name : List.of("b ", "A ", "c ")) {
            site.exported(site.request("json").put("jql", "key = ALPHA-1").put("name", name + mark));
        }
        assertThat(inOrder("/jobs?q=" + mark, mark)).containsExactly("c", "A", "b");
        assertThat(inOrder("/jobs?sort=oldest&q=" + mark, mark)).containsExactly("b", "A", "c");
        assertThat(inOrder("/jobs?sort=name&q=" + mark, mark)).containsExactly("A", "b", "c");
        assertThat(inOrder("/jobs?sort=name_down&q=" + mark, mark)).containsExactly("c", "b", "A");
        assertThat(inOrder("/jobs?kind=export&from=2020-01-01&to=2099-01-01&connection_id=" + site.connection() + "&q=" + mark, mark)).hasSize(3);
        assertThat(inOrder("/jobs?from=2099-01-01&q=" + mark, mark)).isEmpty();
        assertThat(admin.get("/jobs?sort=nonsense").status()).isEqualTo(400);
        assertThat(admin.get("/api/jobs?from=2026-11-22").status()).as("programs mean moments").isEqualTo(400);
    }

    @Test
    void several_jobs_are_deleted_at_once_after_a_question_that_says_how_much_and_what_cannot_be_done_is_left() {
        String mark = UUID.randomUUID().toString();
        List<String> ended = List.of(site.exported(site.request("json").put("jql", "key = ALPHA-1").put("name", "one " + mark)), site.exported(site.request("json").put("jql", "key = ALPHA-1").put("name", "two " + mark)));
        CountDownLatch go = held("issue/bulkfetch");
        String running = site.queued(site.request("json").put("jql", "project = ALPHA").put("name", "three " + mark));
        try (BrowserContext person = browser.person("en-GB")) {
            List<String> complaints = new ArrayList<>();
            Page page = signedIn(person, "/jobs?q=" + mark, complaints);
            assertThat(page.locator("#many button").first()).isDisabled();
            page.locator("#many-all").check();
            assertThat(page.locator("#many-count")).hasText("3 chosen");
            page.locator("#many button[value=delete]").click();
            assertThat(page.locator("h1")).hasText("Delete 2 exports for good?");
            assertThat(page.locator(".lead")).hasText(Pattern.compile("\\d+ files of .* in all will be gone, with the logs.*"));
            assertThat(page.locator("main")).containsText("One that you chose stays as it is");
            page.locator("#many-do").click();
            page.waitForURL("**/jobs?q=" + mark);
            assertThat(page.locator("#toasts")).containsText("The exports and their files are deleted.");
            assertThat(page.locator("#jobs tbody tr")).hasCount(1);

            page.locator("#jobs tbody input").check();
            page.locator("#many button[value=cancel]").press("Enter");
            page.locator("#many-do").press("Enter");
            page.waitForURL("**/jobs?q=" + mark);
            go.countDown();
            assertThat(site.ended(running).path("status").asText()).isEqualTo("cancelled");
            assertThat(complaints).isEmpty();
        }
        assertThat(ended.stream().map(job -> admin.get("/api/jobs/" + job).status())).containsOnly(404);
    }

    @Test
    void what_is_not_theirs_is_not_chosen_and_a_way_back_leads_nowhere_else() throws Exception {
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-1"));
        Api other = new SomePeople(RunningApp.shared()).loggedIn("editor");
        assertThat(other.send("POST", "/jobs/many/do", "verb=delete&job=" + job, "application/x-www-form-urlencoded").status()).isEqualTo(303);
        assertThat(site.job(job).path("status").asText()).isEqualTo("done");
        for (String back : List.of("https://elsewhere.example/", "//elsewhere.example", "/jobs?q=\r\nX: y", "/me")) {
            assertThat(admin.send("POST", "/jobs/many", "verb=delete&job=" + job + "&back=" + URLEncoder.encode(back, StandardCharsets.UTF_8), "application/x-www-form-urlencoded").status()).as(back).isEqualTo(400);
        }
        assertThat(admin.send("POST", "/jobs/many", "verb=nonsense&job=" + job, "application/x-www-form-urlencoded").status()).isEqualTo(400);
    }

    private static List<String> inOrder(String path, String mark) {
        List<String> names = new ArrayList<>();
        Matcher name = Pattern.compile(">(\\w+) " + mark + "</a>").matcher(admin.get(path).text());
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
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
        Awaitility.await("the stream to close").atMost(Duration.ofSeconds(120)).until(status::isDone);
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
                go.await(240, TimeUnit.SECONDS);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
        });
        return go;
    }
}
