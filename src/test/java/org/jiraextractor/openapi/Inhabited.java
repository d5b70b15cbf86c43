package org.jiraextractor.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.openapi.Request.Sender;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application with people of our own in it, a site, a finished export and one of everything that has an id. Closing takes away what was made. */
final class Inhabited implements AutoCloseable {

    private final RunningApp app;
    private final People people;
    final DemoSite site;
    final Api owner;
    final Api admin;
    final Api viewer;
    final String viewerEmail;
    /** Ids of real things, by the path up to them. */
    final Map<String, String> known = new HashMap<>();

    private final List<String> ours = new ArrayList<>();
    private final Map<Sender, Api> senders = new HashMap<>();

    Inhabited(RunningApp app) {
        this.app = app;
        people = new People(app);
        String ownerEmail = people.add("editor");
        String token = token(ownerEmail);
        owner = app.anonymous().withToken(token);
        admin = people.loggedIn("admin");
        viewerEmail = people.add("viewer");
        viewer = app.anonymous().logIn(viewerEmail, People.PASSWORD);
        site = DemoSite.of(owner, DemoOptions.defaults());
        known.put("/api/connections", site.connection());
        known.put("/api/jobs", site.exported(site.request("json")));
        known.put("/api/schedules", owner.post("/api/schedules", Map.of("name", "kept", "cron", "0 0 1 1 *", "enabled", false, "request", site.request("json"))).json().path("id").asText());
        known.put("/api/directories", owner.post("/api/directories", Map.of("name", "kept")).json().path("id").asText());
        known.put("/api/users", viewer.get("/api/auth/me").json().path("id").asText());
        for (Api one : List.of(owner, admin, viewer)) {
            ours.add(one.get("/api/auth/me").json().path("id").asText());
        }
        app.anonymous().logIn(ownerEmail, People.PASSWORD);
        owner.get("/api/me/sessions").json().path("items").forEach(session -> {
            if (!session.path("current").asBoolean()) {
                known.put("/api/me/sessions", session.path("id").asText());
            }
        });
        known.put("/api/tokens", owner.post("/api/tokens", Map.of("name", "kept")).json().path("id").asText());
        admin.post("/api/users/" + known.get("/api/users") + "/reset");
        known.put("/api/admin/outbox", messageFor(viewerEmail).path("id").asText());
        Api cookie = app.anonymous().with("Cookie", "JIE_SESSION=" + token);
        Api reading = app.anonymous().withToken(owner.post("/api/tokens", Map.of("name", "reads", "scope", "read")).json().path("token").asText());
        senders.putAll(Map.of(Sender.OWNER, owner, Sender.ADMIN, admin, Sender.VIEWER, viewer, Sender.READ_TOKEN, reading, Sender.COOKIE_ALONE, cookie,
                Sender.DEAD_TOKEN, app.anonymous().withToken("jie_" + "x".repeat(43)), Sender.NOBODY, app.anonymous()));
    }

    /** The newest message that waits for this address. */
    private JsonNode messageFor(String address) {
        for (JsonNode message : admin.get("/api/admin/outbox?limit=200").json().path("items")) {
            if (message.path("recipient").asText().equals(address)) {
                return message;
            }
        }
        throw new AssertionError("no message for " + address);
    }

    /** What it is asked to open. */
    String linkFor(String address) {
        return messageFor(address).path("link").asText();
    }

    private String token(String email) {
        return app.anonymous().post("/api/auth/login", Map.of("email", email, "password", People.PASSWORD)).json().path("token").asText();
    }

    Api.Answer send(Request request) {
        Api api = senders.get(request.sender());
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            api = api.with(header.getKey(), header.getValue());
        }
        return api.sendBytes(request.method(), request.path(), request.body(), request.type());
    }

    /** All that is kept of our people, and how much there is of everybody's: the same as long as nothing is changed. What says only when somebody was last seen is left out. */
    String state() {
        String us = "('" + String.join("','", ours) + "')";
        return people.value("select md5(concat_ws('|', "
                + rows("users", "id", "") + rows("connections", "owner_id", "") + rows("jobs", "owner_id", "") + rows("schedules", "owner_id", "") + rows("directories", "owner_id", "") + rows("api_tokens", "user_id", " - 'last_used_at'")
                + rows("sessions", "user_id", " - 'last_seen_at'") + rows("one_time_links", "user_id", "") + rows("job_keys", "owner_id", "")
                + "(select count(*) from users), (select count(*) from connections), (select count(*) from jobs), (select count(*) from api_tokens), (select count(*) from outbox), "
                + "(select count(*) from one_time_links), (select count(*) from job_events e join jobs j on j.id = e.job_id where j.owner_id in " + us + "), (select string_agg(state, ',' order by number) from outbox)))");
    }

    private String rows(String table, String owner, String without) {
        return "(select string_agg((to_jsonb(t)" + without + ")::text, ',' order by t::text) from " + table + " t where t." + owner + " in ('" + String.join("','", ours) + "')), ";
    }

    @Override
    public void close() {
        // also those that a request made which was right after all
        ours.forEach(person -> people.update("delete from schedules where owner_id = ?", java.util.UUID.fromString(person)));
        site.close();
        for (String person : ours) {
            people.update("delete from connections where owner_id = ?", java.util.UUID.fromString(person));
            people.update("delete from directories where owner_id = ?", java.util.UUID.fromString(person));
            people.update("delete from users where id = ?", java.util.UUID.fromString(person));
        }
    }
}
