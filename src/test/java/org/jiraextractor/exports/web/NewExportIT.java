package org.jiraextractor.exports.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** The form of a new export as it comes to an editor of their own: what it begins with and what it keeps, by plain forms. */
class NewExportIT {

    private static final RunningApp APP = RunningApp.shared();
    private static Api editor;
    private static DemoSite site;

    @BeforeAll
    static void open() {
        editor = new People(APP).loggedIn("editor").with("Accept-Language", "en");
        site = DemoSite.of(editor, DemoOptions.defaults().withIssues(60));
    }

    @AfterAll
    static void away() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void the_next_form_begins_with_the_last_choices_but_not_with_the_last_query() {
        assertThat(post("/exports", "connection_id=" + site.connection(), "jql=key = ALPHA-1", "formats=", "formats=csv", "formats=html", "include.worklogs=false", "packaging=directory", "name=").status()).isEqualTo(303);

        String page = editor.get("/exports/new").text();

        assertThat(page).contains("value=\"csv\" checked=\"checked\"", "value=\"html\" checked=\"checked\"", "value=\"directory\" aria-describedby=\"f-packaging-directory-hint\" checked=\"checked\"", "id=\"f-include-comments\" checked=\"checked\"")
                .doesNotContain("value=\"json\" checked", "id=\"f-include-worklogs\" checked").contains("></textarea>");
        assertThat(editor.get("/api/me/preferences").json().path("export_defaults").path("formats").toString()).isEqualTo("[\"csv\",\"html\"]");
        assertThat(editor.get("/exports/new?formats=sqlite&include=votes&jql=key+%3D+X").text()).contains("value=\"sqlite\" checked=\"checked\"", "id=\"f-include-votes\" checked=\"checked\"", "key = X</textarea>")
                .doesNotContain("value=\"csv\" checked", "id=\"f-include-comments\" checked");
    }

    @Test
    void an_export_is_the_beginning_of_the_next_for_whoever_may_see_it() {
        String job = site.exported(site.request("xml").put("jql", "key = ALPHA-2").put("name", "Again"));

        assertThat(editor.get("/exports/new?from=" + job).text()).contains("key = ALPHA-2</textarea>", "value=\"xml\" checked=\"checked\"", "value=\"Again\"");
        Api stranger = new People(APP).loggedIn("editor");
        // one who has no site gets no form at all
        try (DemoSite theirs = site.seenBy(stranger)) {
            assertThat(stranger.get("/exports/new?from=" + job).text()).contains(theirs.connection()).doesNotContain("ALPHA-2");
        }
    }

    @Test
    void what_an_earlier_export_was_narrowed_to_comes_along_and_can_be_taken_off() {
        ObjectNode earlier = site.request("json").put("jql", "key = ALPHA-2");
        earlier.putArray("fields").add("summary").add("status");
        earlier.putObject("limits").put("max_issues", 7).put("max_attachment_bytes", 2_048);
        String form = editor.get("/exports/new?from=" + site.exported(earlier)).text();
        List<String> ticks = Pattern.compile("name=\"(fields|limits[.a-z_]+)\" value=\"([^\"]+)\"").matcher(form).results().map(tick -> tick.group(1) + "=" + tick.group(2)).toList();
        assertThat(ticks).containsExactly("fields=summary", "fields=status", "limits.max_issues=7", "limits.max_attachment_bytes=2048");
        assertThat(form).contains("Field summary", "7 issues at most", "No attachment over 2 kB");

        List<String> sent = new ArrayList<>(List.of("connection_id=" + site.connection(), "jql=key = ALPHA-2", "formats=json"));
        sent.addAll(ticks);
        sent.remove("limits.max_issues=7");
        JsonNode request = site.ended(post("/exports", sent.toArray(String[]::new)).header("Location").replaceAll(".*/", "")).path("request");
        assertThat(request.path("fields").toString()).isEqualTo("[\"summary\",\"status\"]");
        assertThat(request.path("limits").path("max_attachment_bytes").asLong()).isEqualTo(2_048);
        assertThat(request.path("limits").path("max_issues").isNull()).isTrue();
        // what was refused keeps them, too
        sent.set(1, "jql=");
        assertThat(post("/exports", sent.toArray(String[]::new)).text()).contains("Field summary", "No attachment over 2 kB").doesNotContain("issues at most");
        assertThat(editor.get("/exports/new").text()).doesNotContain("narrowed-hint");
    }

    @Test
    void a_name_is_filled_in_when_the_export_is_made() {
        LocalDate before = LocalDate.now(ZoneOffset.UTC);
        Api.Answer started = post("/exports", "connection_id=" + site.connection(), "jql=project = ALPHA AND key = ALPHA-1", "formats=json", "name={project} of {date} {else}");

        JsonNode job = site.ended(started.header("Location").replaceAll(".*/", ""));
        assertThat(job.path("name").asText()).isIn("alpha of " + before + " {else}", "alpha of " + LocalDate.now(ZoneOffset.UTC) + " {else}");
    }

    @Test
    void a_query_is_kept_under_a_name_picked_replaced_and_forgotten_and_nobody_else_sees_it() {
        String own = "Mine <b>" + site.connection();
        Api.Answer kept = post("/exports/queries", "connection_id=" + site.connection(), "jql=key = ALPHA-3", "formats=csv", "_query_name=" + own);
        assertThat(kept.status()).isEqualTo(200);
        assertThat(kept.text()).contains("Mine &lt;b&gt;", "key = ALPHA-3</textarea>", "value=\"csv\" checked=\"checked\"").doesNotContain("??");

        String picked = post("/exports/new/again", "jql=typed", "formats=csv", "_query=" + site.connection() + " key = ALPHA-3").text();
        assertThat(picked).contains("key = ALPHA-3</textarea>", "<option value=\"" + site.connection() + "\" selected=\"selected\">", "value=\"csv\" checked=\"checked\"");
        assertThat(post("/schedules/new/again", "jql=typed", "formats=csv", "_query=" + site.connection() + " key = ALPHA-3").text()).contains("key = ALPHA-3</textarea>", "schedule.cron");

        Api.Answer again = editor.with("HX-Request", "true").send("POST", "/exports/queries", encoded("connection_id=" + site.connection(), "jql=key = ALPHA-4", "_query_name=" + own.toUpperCase()), "application/x-www-form-urlencoded");
        assertThat(again.text().strip()).startsWith("<details").contains("key = ALPHA-4", "open=\"open\"").doesNotContain("key = ALPHA-3", "<html");

        Api other = new People(APP).loggedIn("editor");
        assertThat(other.get("/exports/new").text()).doesNotContain("ALPHA-4");
        Matcher delete = Pattern.compile("/exports/queries/([0-9a-f-]{36})/delete").matcher(again.text());
        assertThat(delete.find()).isTrue();
        assertThat(other.send("POST", delete.group(), "", "application/x-www-form-urlencoded").status()).isEqualTo(200);
        assertThat(editor.get("/exports/new").text()).contains("key = ALPHA-4");
        assertThat(post(delete.group(), "jql=typed").text()).contains("typed</textarea>").doesNotContain("key = ALPHA-4");
    }

    @Test
    void what_cannot_be_kept_is_told_beside_the_name() {
        String site = "connection_id=" + NewExportIT.site.connection();
        assertThat(post("/exports/queries", site, "jql=x", "_query_name= ").text()).contains("id=\"query-wrong\"", "Give it a name");
        assertThat(post("/exports/queries", site, "jql=", "_query_name=a").text()).contains("Write the query first.");
        assertThat(post("/exports/queries", "connection_id=", "jql=x", "_query_name=a").text()).contains("Choose the site first.");
        assertThat(post("/exports/queries", "connection_id=00000000-0000-4000-8000-000000000000", "jql=x", "_query_name=a").status()).isEqualTo(404);
    }

    @Test
    void the_queries_of_the_last_exports_are_offered_each_once() {
        for (int i = 0; i < 2; i++) {
            site.exported(site.request("json").put("jql", "key = ALPHA-5"));
        }
        assertThat(editor.get("/exports/new").text()).contains("Of your last exports").containsOnlyOnce("data-jql=\"key = ALPHA-5\"");
    }

    private static Api.Answer post(String path, String... fields) {
        return editor.send("POST", path, encoded(fields), "application/x-www-form-urlencoded");
    }

    private static String encoded(String... fields) {
        return new ArrayList<>(List.of(fields)).stream().map(field -> field.split("=", 2)).map(field -> field[0] + "=" + URLEncoder.encode(field[1], StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }
}
