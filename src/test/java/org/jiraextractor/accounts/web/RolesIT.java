package org.jiraextractor.accounts.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Stream;
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

    @Test
    void an_editor_runs_again_as_their_own_what_is_shared_for_use() {
        Api other = people.loggedIn("editor");
        Api.Answer again = other.post("/api/jobs/" + shared + "/rerun");
        assertThat(again.status()).as(again.toString()).isEqualTo(202);
        assertThat(again.json().path("owner").path("id").asText()).isEqualTo(other.get("/api/auth/me").json().path("id").asText());
        assertThat(again.json().path("sharing").asText()).as("nobody shares a thing by running another's").isEqualTo("private");
        String job = again.json().path("job_id").asText();
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> other.get("/api/jobs/" + job).json().path("status").asText().equals("done"));
        assertThat(other.delete("/api/jobs/" + job).status()).isEqualTo(204);

        people.update("update connections set sharing = 'read' where id = ?", UUID.fromString(site.connection()));
        try {
            Api.Answer refused = other.post("/api/jobs/" + shared + "/rerun");
            assertThat(refused.status()).as("not with a connection that they may not use").isEqualTo(403);
        } finally {
            people.update("update connections set sharing = 'use' where id = ?", UUID.fromString(site.connection()));
        }
    }

    @Test
    void one_person_does_not_fill_the_queue_for_all() {
        UUID id = UUID.fromString(owner.get("/api/auth/me").json().path("id").asText());
        people.update("insert into jobs (id, kind, name, status, paused_reason, phase, owner_id, request, progress, created_at) "
                + "select gen_random_uuid(), kind, 'waits', 'paused', 'user', 'queued', owner_id, request, progress, now() from jobs, generate_series(1, 200) where id = ?", UUID.fromString(hidden));
        try {
            Api.Answer refused = owner.post("/api/export", site.request("json"));
            assertThat(refused.status()).as(refused.toString()).isEqualTo(429);
            assertThat(refused.json().path("code").asText()).isEqualTo("too_many");
            assertThat(refused.json().path("detail").asText()).contains("200 jobs");
            assertThat(refused.header("Retry-After")).isEqualTo("60");
            Api other = people.loggedIn("editor");
            String job = other.post("/api/export", site.request("json")).json().path("job_id").asText();
            Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> other.get("/api/jobs/" + job).json().path("status").asText().equals("done"));
            other.delete("/api/jobs/" + job);
        } finally {
            people.update("delete from jobs where owner_id = ? and name = 'waits'", id);
        }
        site.exported(site.request("json"));
    }

    @Test
    void readers_who_stand_still_hold_only_so_many_downloads_and_nobody_else() throws Exception {
        String token = people.loggedInToken("viewer");
        String large = enlarged(site.exported(site.request("json").put("sharing", "read")));
        List<Socket> still = new ArrayList<>();
        try {
            List<String> answers = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                Socket socket = new Socket();
                still.add(socket);
                // before it is connected: more than this the server cannot get rid of
                socket.setReceiveBufferSize(4_096);
                socket.setSoTimeout(60_000);
                socket.connect(new InetSocketAddress("127.0.0.1", APP.baseUri().getPort()));
                socket.getOutputStream().write(("GET /api/jobs/" + large + "/download HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
                answers.add(new String(socket.getInputStream().readNBytes(12), StandardCharsets.ISO_8859_1).substring(9));
            }
            assertThat(answers.subList(0, 16)).containsOnly("200");
            assertThat(answers.subList(16, 24)).contains("429");
            assertThat(owner.get("/api/jobs/" + shared + "/files/manifest.json").status()).isEqualTo(200);
        } finally {
            for (Socket socket : still) {
                socket.close();
            }
        }
        Api viewer = APP.anonymous().withToken(token);
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> viewer.get("/api/jobs/" + shared + "/files/manifest.json").status() == 200);
        for (int i = 0; i < 40; i++) {
            assertThat(viewer.send("HEAD", "/api/jobs/" + large + "/download", null, null).status()).as("asking takes no turn for good").isEqualTo(200);
        }
    }

    /** To 64 MB, holes for the most part: more than fits between the server and a reader who stands still. */
    private static String enlarged(String job) throws IOException {
        long bytes = 64L << 20;
        try (Stream<Path> objects = Files.walk(APP.dataDir().resolve("objects/jobs/" + job));
             RandomAccessFile zip = new RandomAccessFile(objects.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow().toFile(), "rw")) {
            zip.setLength(bytes);
        }
        people.update("update exports set bytes = ? where job_id = ?", bytes, UUID.fromString(job));
        return job;
    }

    private static JsonNode lines(String query) {
        return APP.admin().get("/api/admin/audit?limit=200&" + query).json().path("items");
    }
}
