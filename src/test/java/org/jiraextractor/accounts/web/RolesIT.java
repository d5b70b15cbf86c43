package org.jiraextractor.accounts.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** What each role may do with what an editor shared, and what the audit log says of it. */
class RolesIT {

    private static final RunningApp APP = RunningApp.shared();

    private static People people;
    private static Api owner;
    private static DemoSite site;
    private static String shared;
    private static String hidden;

    @BeforeAll
    static void export() {
        people = new People(APP);
        owner = people.loggedIn("editor");
        site = DemoSite.of(owner, DemoOptions.defaults());
        JsonNode connection = owner.get("/api/connections/" + site.connection()).json();
        owner.put("/api/connections/" + site.connection(), Map.of("name", "shared for use", "base_url", connection.path("base_url").asText(), "deployment", "auto",
                "auth", Map.of("type", "basic", "user", connection.path("auth").path("user").asText()), "sharing", "use"));
        shared = site.exported(site.request("json").put("sharing", "use"));
        hidden = site.exported(site.request("json"));
    }

    @AfterAll
    static void stop() {
        if (site != null) {
            site.close();
        }
    }

    @Test
    void a_viewer_downloads_what_is_shared_and_starts_nothing() {
        Api viewer = people.loggedIn("viewer");

        assertThat(viewer.get("/api/jobs/" + shared).status()).isEqualTo(200);
        assertThat(viewer.get("/api/jobs/" + shared + "/download").status()).isEqualTo(200);
        assertThat(viewer.get("/api/jobs/" + shared + "/files/json/issues.json").status()).isEqualTo(200);
        for (String verb : List.of("cancel", "pause", "resume", "retry", "rerun", "verify", "formats")) {
            assertThat(viewer.post("/api/jobs/" + shared + "/" + verb, Map.of("formats", List.of("csv"))).status()).as(verb).isEqualTo(403);
        }
        assertThat(viewer.post("/api/export", site.request("json")).status()).isEqualTo(403);
        assertThat(viewer.post("/api/export/estimate", Map.of("connection_id", site.connection(), "jql", "project is not empty")).status()).isEqualTo(403);
        assertThat(viewer.post("/api/connections/" + site.connection() + "/test").status()).isEqualTo(403);
        assertThat(viewer.delete("/api/jobs/" + shared).status()).isEqualTo(403);
        assertThat(viewer.patch("/api/jobs/" + shared, Map.of("name", "mine")).status()).isEqualTo(403);
    }

    @Test
    void what_is_private_is_not_there_for_anybody_else() {
        for (String role : List.of("viewer", "editor")) {
            Api other = people.loggedIn(role);
            for (String path : List.of("", "/events", "/files", "/download", "/files/manifest.json", "/stream")) {
                assertThat(other.get("/api/jobs/" + hidden + path).status()).as(role + " " + path).isEqualTo(404);
            }
            assertThat(other.get("/jobs/" + hidden).status()).isEqualTo(404);
        }
        assertThat(APP.admin().get("/api/jobs/" + hidden).status()).isEqualTo(200);
    }

    @Test
    void an_editor_changes_only_their_own() {
        Api other = people.loggedIn("editor");
        assertThat(other.patch("/api/jobs/" + shared, Map.of("name", "mine")).status()).isEqualTo(403);
        assertThat(other.delete("/api/jobs/" + shared).status()).isEqualTo(403);
        assertThat(other.delete("/api/connections/" + site.connection()).status()).isEqualTo(403);
    }

    @Test
    void the_audit_log_says_who_took_which_files_along_and_who_deleted_them() {
        Api viewer = people.loggedIn("viewer");
        String job = site.exported(site.request("json").put("sharing", "read"));
        viewer.get("/api/jobs/" + job + "/download");
        viewer.with("Range", "bytes=100-").get("/api/jobs/" + job + "/download");
        viewer.get("/api/jobs/" + job + "/files/json/issues.json");
        owner.delete("/api/jobs/" + job);

        JsonNode taken = lines("action=export&actor=" + viewer.get("/api/auth/me").json().path("id").asText());
        assertThat(taken.findValuesAsText("action")).containsExactly("export.downloaded", "export.downloaded");
        assertThat(taken.path(0).path("detail").asText()).isEqualTo("json/issues.json");
        assertThat(taken.path(1).path("thing_id").asText()).isEqualTo(job);
        JsonNode deleted = lines("action=export.deleted&actor=" + owner.get("/api/auth/me").json().path("id").asText());
        assertThat(deleted.path(0).path("thing_id").asText()).isEqualTo(job);
    }

    private static JsonNode lines(String query) {
        return APP.admin().get("/api/admin/audit?limit=200&" + query).json().path("items");
    }
}
