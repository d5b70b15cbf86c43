package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.world.DemoAttachment;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.World;

import java.util.List;

/** What concerns a Data Center itself, and its files, which it keeps where people read them. */
final class ServerSite {

    private final World world;
    private final ServerForm form;

    ServerSite(World world, ServerForm form) {
        this.world = world;
        this.form = form;
    }

    void at(Routes routes) {
        String base = world.site().base().toString();
        for (String version : List.of("2", "latest")) {
            routes.on("GET", "/rest/api/" + version + "/serverInfo", request -> serverInfo());
            routes.on("GET", "/rest/api/" + version + "/myself", this::myself);
        }
        routes.on("GET", "/rest/api/2/field", this::fields);
        routes.on("GET", "/rest/api/2/project", request -> Answer.json(form.of(Json.all(request.known() ? world.projects() : List.of()))));
        routes.on("GET", "/rest/api/2/attachment/{}", request -> Answer.json(form.of(file(request).json())));
        routes.on("GET", "/secure/attachment/{}/{}", this::content);
        routes.on("GET", "/login.jsp", request -> loginPage());
        routes.on("GET", "/", request -> away(base + "/secure/Dashboard.jspa"));
        routes.atTheRoot(request -> away(base + "/"));
        routes.on("GET", "/secure/Dashboard.jspa", request -> Answer.html(200, "<html><head><title>System Dashboard - Jira</title></head><body id=\"jira\"></body></html>"));
    }

    private Answer serverInfo() {
        return Answer.json(Json.of("baseUrl", world.site().base().toString(), "version", "9.12.15", "versionNumbers", List.of(9, 12, 15), "deploymentType", "Server",
                "buildNumber", 9_120_015, "buildDate", "2024-11-04T00:00:00.000+0000", "databaseBuildNumber", 9_120_015,
                "serverTime", world.site().time(world.site().clock().instant()), "scmInfo", "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c", "serverTitle", "Jira de la boutique"));
    }

    private Answer myself(Request request) {
        if (!request.known()) {
            throw new JiraRefusal(401, "You are not authenticated. Authentication required to perform this operation.");
        }
        ObjectNode account = ((ObjectNode) form.of(world.account())).deepCopy();
        account.put("deleted", false).put("locale", "fr_FR");
        account.set("groups", Json.of("size", 2, "items", Json.list()));
        return Answer.json(account.put("expand", "groups,applicationRoles"));
    }

    private Answer fields(Request request) {
        ArrayNode fields = Json.list();
        world.fields().stream().filter(field -> request.known() || !field.path("custom").booleanValue()).forEach(field -> fields.add(field.deepCopy().without("key")));
        return Answer.json(fields);
    }

    private DemoAttachment file(Request request) {
        String id = request.parts().get(0);
        JiraRefusal none = new JiraRefusal(404, "The attachment with id '" + id + "' does not exist");
        if (!request.known() || !id.matches("\\d{1,18}")) {
            throw none;
        }
        return world.attachment(Long.parseLong(id)).orElseThrow(() -> none);
    }

    /** Whoever is not known is asked to log in, and comes back here afterwards. */
    private Answer content(Request request) {
        if (!request.known()) {
            return away(world.site().base() + "/login.jsp?permissionViolation=true&os_destination=" + ServerForm.encoded(request.path()) + "&page_caps=&user_role=");
        }
        DemoAttachment file = file(request);
        return file.gone() ? Answer.html(404, "<html><head><title>Not Found (404)</title></head><body>Attachment file not found.</body></html>") : Attachments.bytes(request, file);
    }

    private static Answer loginPage() {
        return Answer.html(200, "<!DOCTYPE html><html lang=\"en\"><head><title>Log in - Jira</title></head><body><form action=\"/login.jsp\" method=\"post\">"
                + "<input name=\"os_username\"><input type=\"password\" name=\"os_password\"><button>Log In</button></form></body></html>");
    }

    private static Answer away(String to) {
        return Answer.html(302, "").with("Location", to);
    }
}
