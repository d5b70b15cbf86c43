package org.jiraextractor.home.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class HomeIT {

    private static final RunningApp APP = RunningApp.shared();
    private static Api admin;
    private static DemoSite site;
    private static String job;
    private static String schedule;

    @BeforeAll
    static void open() {
        admin = APP.admin();
        site = DemoSite.of(admin, DemoOptions.defaults().withIssues(60));
        job = site.exported(site.request("json").put("jql", "key = ALPHA-1").put("name", "First seen"));
        // due before all others that a test may have made
        ObjectNode plan = Api.JSON.createObjectNode().put("name", "Soon " + UUID.randomUUID()).put("cron", "* * * * *").put("time_zone", "UTC");
        plan.set("request", site.request("json").put("jql", "key = ALPHA-1"));
        Api.Answer made = admin.post("/api/schedules", plan);
        assertThat(made.status()).isEqualTo(201);
        schedule = made.json().path("id").asText();
    }

    @AfterAll
    static void away() {
        admin.delete("/api/schedules/" + schedule);
        site.close();
    }

    @Test
    void it_shows_what_was_made_what_is_due_the_sites_and_the_room_that_all_takes() {
        String page = admin.get("/").text();

        assertThat(page).contains("href=\"/jobs/" + job + "\"", "First seen", "href=\"/schedules/" + schedule + "\"")
                .containsPattern("(One export|\\d+ exports) kept").contains("Free on the disk", "sse-connect=\"/home/live\"");
    }

    @Test
    void how_a_site_is_doing_stands_beside_it() {
        // a person of our own: an admin sees the broken sites of all others first
        Api editor = new People(APP).loggedIn("editor");
        try (DemoSite theirs = site.seenBy(editor)) {
            theirs.exported(theirs.request("json").put("jql", "key = ALPHA-1"));
            String seen = "href=\"/connections/" + theirs.connection() + "\"";
            assertThat(editor.get("/").text()).contains(seen).doesNotContain("Works");
            editor.post("/api/connections/" + theirs.connection() + "/test");
            assertThat(editor.get("/").text()).contains(seen, "Works");
        }
    }

    @Test
    void the_stream_sends_both_parts_as_the_page_has_them() {
        assertThat(streamed(admin, "event: beside")).contains("event: latest", "First seen", "/schedules/" + schedule);
    }

    @Test
    void what_is_private_to_another_is_neither_on_the_page_nor_in_its_stream() {
        Api other = new People(APP).loggedIn("editor");

        for (String seen : new String[] {other.get("/").text(), streamed(other, "event: beside")}) {
            assertThat(seen).doesNotContain(job, schedule, site.connection(), "First seen", "Free on the disk");
        }
        assertThat(APP.anonymous().get("/home/live").status()).isIn(303, 401);
    }

    /** All until that event has come whole. */
    private static String streamed(Api person, String last) {
        StringBuilder text = new StringBuilder();
        int status = person.stream("/home/live", in -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null && !(line.isEmpty() && text.indexOf(last) >= 0); line = lines.readLine()) {
                    text.append(line).append('\n');
                }
            } catch (IOException cut) {
                throw new UncheckedIOException(cut);
            }
        });
        assertThat(status).isEqualTo(200);
        return text.toString();
    }
}
