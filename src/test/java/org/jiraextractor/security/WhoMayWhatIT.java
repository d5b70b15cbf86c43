package org.jiraextractor.security;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.crypto.Token;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.security.Caller.Whose;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every endpoint, tried by everybody on what is theirs, shared with them, or somebody else's, against the README's table. One connection, one finished export and one that
 * waits pass from owner to owner; what would change or delete them is sent so that it is refused for another reason than a right (409, 400), which comes after.
 */
@Tag("full")
class WhoMayWhatIT {

    private static final RunningApp APP = RunningApp.shared();
    private static final Rights RIGHTS = Rights.ofReadme();
    private static final Map<Door, String> RULES = Door.rules();

    /** Of a stream only the status is looked at; whoever is sent away from one is sent there. */
    private static final HttpHeaders TO_LOGIN = HttpHeaders.of(Map.of("Location", List.of("/login")), (name, value) -> true);

    private enum Answer { LET_IN, SIGN_IN, FORBIDDEN, NOT_THERE, BROKEN }

    private static People people;
    private static Caller other;
    private static DemoSite site;
    private static String connection;
    private static String done;
    private static String waiting;
    private static String picture;

    private final List<String> wrong = new ArrayList<>();

    @BeforeAll
    static void things() {
        people = new People(APP);
        other = Caller.person(APP, "editor");
        site = DemoSite.of(other.api(), DemoOptions.defaults());
        connection = site.connection();
        done = site.exported(site.request("json", "html"));
        people.update("update jobs set result = '{\"ok\": true, \"files\": 1, \"mismatches\": []}' where id = ?", UUID.fromString(done));
        waiting = UUID.randomUUID().toString();
        people.update("insert into jobs (id, kind, name, status, paused_reason, phase, owner_id, connection_id, request, progress, created_at) "
                + "select ?, kind, name, 'paused', 'user', 'queued', owner_id, connection_id, request, progress, now() from jobs where id = ?", UUID.fromString(waiting), UUID.fromString(done));
        for (JsonNode file : other.api().get("/api/jobs/" + done + "/files?limit=200").json().path("items")) {
            picture = file.path("media_type").asText().equals("image/png") ? file.path("path").asText() : picture;
        }
        assertThat(picture).as("a picture in the export").isNotNull();
    }

    @AfterAll
    static void away() {
        if (waiting != null) {
            give(other.person(), "private");
            people.update("delete from schedules where name = 'tried by everybody'");
            people.update("delete from directories where name = 'tried by everybody'");
            people.update("delete from jobs where id = ?", UUID.fromString(waiting));
        }
        if (site != null) {
            site.close();
        }
    }

    @Test
    void everybody_gets_what_the_readme_says_and_nothing_else() {
        Caller viewer = Caller.person(APP, "viewer");
        Caller editor = Caller.person(APP, "editor");
        Caller admin = Caller.person(APP, "admin");
        for (Caller caller : List.of(Caller.nobody(APP), viewer, editor, admin, editor.program(APP, "read"), editor.program(APP, "write"), admin.program(APP, "read"), admin.program(APP, "write"))) {
            RULES.keySet().stream().filter(door -> thing(door) == null).forEach(door -> attempt(caller, door, null));
            for (Whose whose : caller.whose()) {
                give(whose == Whose.OWN ? caller.person() : other.person(), whose == Whose.SHARED ? "read" : whose == Whose.SHARED_FOR_USE ? "use" : "private");
                RULES.keySet().stream().filter(door -> thing(door) != null).filter(door -> !personal(door) || whose == Whose.OWN || whose == Whose.FOREIGN).forEach(door -> attempt(caller, door, whose));
                if (caller.person() != null) {
                    lists(caller, whose);
                }
            }
        }
        assertThat(wrong).as("%d answers that the README does not give", wrong.size()).isEmpty();
    }

    private void attempt(Caller caller, Door door, Whose whose) {
        Answer expected = expected(caller, door, whose);
        Caller used = door.path().endsWith("/logout") ? caller.again(APP) : caller;
        Api.Answer got = send(used, door, whose);
        Answer found = read(door, whose, got);
        if (found != expected) {
            wrong.add("%s as %s%s: %s expected, got %s (%d %s)".formatted(door, caller, whose == null ? "" : ", " + whose, expected, found, got.status(), got.text().lines().findFirst().orElse("")));
        }
        if (got.text().contains(site.jira().secret())) {
            wrong.add("%s as %s tells the secret".formatted(door, caller));
        }
    }

    private static Answer expected(Caller caller, Door door, Whose whose) {
        String rule = RULES.get(door);
        if (caller.person() == null) {
            return RIGHTS.cell(rule, "nobody").isEmpty() ? Answer.SIGN_IN : Answer.LET_IN;
        }
        String cell = RIGHTS.cell(rule, caller.column());
        boolean reads = "read".equals(caller.scope());
        if (reads && !door.safe() || caller.scope() != null && RIGHTS.cell(rule, "program").isEmpty() || whose == null && cell.isEmpty() || inBody(door) && cell.isEmpty()) {
            return Answer.FORBIDDEN;
        }
        boolean may = whose == null || switch (cell) {
            case "all" -> true;
            case "own" -> whose == Whose.OWN;
            case "own, shared" -> whose != Whose.FOREIGN;
            case "own, shared for use" -> whose == Whose.OWN || whose == Whose.SHARED_FOR_USE;
            default -> false;
        };
        boolean seen = whose != Whose.FOREIGN || caller.column().equals("admin") && !personal(door);
        return may ? Answer.LET_IN : seen ? Answer.FORBIDDEN : Answer.NOT_THERE;
    }

    private static Answer read(Door door, Whose whose, Api.Answer got) {
        int status = got.status();
        boolean open = RULES.get(door).equals("open");
        if (status >= 500) {
            return Answer.BROKEN;
        }
        if (status == 401 && !got.text().contains("bad_credentials") || status == 303 && got.header("Location").contains("/login") && !open) {
            return Answer.SIGN_IN;
        }
        boolean unknown = switch (door.path()) {
            case "/api/export", "/api/export/estimate" -> got.json().path("errors").findValuesAsText("field").contains("connection_id");
            case "/exports" -> status == 400 && !got.text().contains(connection);
            case "/exports/check" -> got.text().contains("note-wait");
            default -> false;
        };
        return status == 403 ? Answer.FORBIDDEN : whose != null && status == 404 || unknown ? Answer.NOT_THERE : Answer.LET_IN;
    }

    private Api.Answer send(Caller caller, Door door, Whose whose) {
        String path = path(caller, door, whose);
        if (door.path().endsWith("/stream") || door.path().endsWith("/live")) {
            return new Api.Answer(caller.api().stream(path, body -> { }), TO_LOGIN, new byte[0]);
        }
        if (door.safe() || door.method().equals("DELETE")) {
            return caller.api().send(door.method(), path, null, null);
        }
        return door.api() ? caller.api().send(door.method(), path, json(door), "application/json") : caller.api().send(door.method(), path, form(door), "application/x-www-form-urlencoded");
    }

    private static String json(Door door) {
        if (inBody(door)) {
            // archive: asked for after the connection, and refused
            return "{\"connection_id\": \"%s\", \"jql\": \"project is not empty\"%s}".formatted(connection, door.path().equals("/api/export") ? ", \"formats\": [\"json\"], \"archive\": true" : "");
        }
        return door.path().endsWith("/formats") ? "{\"formats\": [\"csv\"]}" : "{}";
    }

    private static String form(Door door) {
        if (inBody(door)) {
            return "jql=project+is+not+empty&connection_id=" + connection + (door.path().equals("/exports") ? "&formats=json&archive=true" : "");
        }
        return door.path().endsWith("/formats") ? "formats=csv" : door.path().equals("/look") ? "theme=dark" : "nothing=1";
    }

    private String path(Caller caller, Door door, Whose whose) {
        String thing = thing(door);
        String id = thing == null ? door.path().contains("/outbox/") ? UUID.randomUUID().toString() : other.person().toString() : switch (thing) {
            case "job" -> RULES.get(door).equals("see") || door.path().matches(".*/(cancel|pause|resume|retry)") ? done : waiting;
            case "connection" -> connection;
            case "schedule" -> schedule(whose == Whose.OWN ? caller.person() : other.person(), whose == Whose.SHARED ? "read" : whose == Whose.SHARED_FOR_USE ? "use" : "private");
            case "directory" -> directory(whose == Whose.OWN ? caller.person() : other.person(), whose == Whose.SHARED ? "read" : whose == Whose.SHARED_FOR_USE ? "use" : "private");
            case "session" -> session(whose == Whose.OWN ? caller.person() : other.person());
            default -> Caller.token(people, whose == Whose.OWN ? caller.person() : other.person(), "read", Token.fresh()).toString();
        };
        String path = door.path().replace("{id}", id).replace("{key}", "retention_days").replace("{capability}", "v1.00000000.AAAA").replace("{path: .+}", door.path().startsWith("/preview") ? "html/index.html" : "manifest.json");
        return path.endsWith("/image") ? path + "?path=" + picture : path.equals("/exports/projects") ? path + "?connection_id=" + connection : path;
    }

    /** A new one each time, since some are deleted here. The export that waits is its run, so that it does not begin another. */
    private static String schedule(UUID owner, String sharing) {
        people.update("delete from schedules where name = 'tried by everybody'");
        UUID id = UUID.randomUUID();
        people.update("insert into schedules (id, name, kind, request, connection_id, cron, time_zone, enabled, overlap, missed, sharing, owner_id, created_at, updated_at) "
                + "select ?, 'tried by everybody', kind, request, connection_id, '0 0 1 1 *', 'UTC', false, 'skip', 'skip', ?, ?, now(), now() from jobs where id = ?", id, sharing, owner, UUID.fromString(done));
        people.update("update jobs set schedule_id = ? where id = ?", id, UUID.fromString(waiting));
        return id.toString();
    }

    /** A new one each time, as with schedules. */
    private static String directory(UUID owner, String sharing) {
        people.update("delete from directories where name = 'tried by everybody'");
        UUID id = UUID.randomUUID();
        people.update("insert into directories (id, name, sharing, owner_id, created_at, updated_at) values (?, 'tried by everybody', ?, ?, now(), now())", id, sharing, owner);
        return id.toString();
    }

    private static String session(UUID person) {
        return people.value("select cast(id as text) from sessions where token_hash = ?", Token.hash(Caller.session(people, person)));
    }

    /** What kind of thing with an owner a door leads to, by its path or in its body; null for none. */
    private static String thing(Door door) {
        return door.path().contains("/jobs/{id}") ? "job" : door.path().contains("/connections/{id}") || inBody(door) ? "connection"
                : door.path().contains("/schedules/{id}") ? "schedule" : door.path().contains("/directories/{id}") ? "directory" : door.path().contains("/sessions/{id}") ? "session" : door.path().contains("/tokens/{id}") ? "token" : null;
    }

    private static boolean personal(Door door) {
        return Set.of("session", "token").contains(String.valueOf(thing(door)));
    }

    private static boolean inBody(Door door) {
        return Set.of("/api/export", "/api/export/estimate", "/exports", "/exports/check", "/exports/projects").contains(door.path());
    }

    private void lists(Caller caller, Whose whose) {
        boolean seen = whose != Whose.FOREIGN || caller.column().equals("admin");
        String schedule = schedule(whose == Whose.OWN ? caller.person() : other.person(), whose == Whose.SHARED ? "read" : whose == Whose.SHARED_FOR_USE ? "use" : "private");
        String directory = directory(whose == Whose.OWN ? caller.person() : other.person(), whose == Whose.SHARED ? "read" : whose == Whose.SHARED_FOR_USE ? "use" : "private");
        for (String path : List.of("/api/jobs", "/jobs", "/api/connections", "/connections", "/api/schedules", "/schedules", "/api/directories", "/directories")) {
            String id = path.endsWith("jobs") ? done : path.endsWith("schedules") ? schedule : path.endsWith("directories") ? directory : connection;
            if (caller.api().get(path).text().contains(id) != seen) {
                wrong.add("%s as %s, %s: %s".formatted(path, caller, whose, seen ? "what may be seen is missing" : "shows what may not be seen"));
            }
        }
        if (!seen && caller.api().get("/").text().contains(done)) {
            wrong.add("/ as %s shows what may not be seen".formatted(caller));
        }
        boolean usable = caller.column().equals("admin") || caller.column().equals("editor") && (whose == Whose.OWN || whose == Whose.SHARED_FOR_USE);
        if (caller.api().get("/exports/new").text().contains(connection) != usable) {
            wrong.add("/exports/new as %s, %s: the choice of connections is not theirs".formatted(caller, whose));
        }
    }

    private static void give(UUID owner, String sharing) {
        people.update("update connections set owner_id = ?, sharing = ? where id = ?", owner, sharing, UUID.fromString(connection));
        people.update("update jobs set owner_id = ?, sharing = ? where id in (?, ?)", owner, sharing, UUID.fromString(done), UUID.fromString(waiting));
    }
}
