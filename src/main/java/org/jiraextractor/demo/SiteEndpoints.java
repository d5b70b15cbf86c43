package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.World;

import java.util.List;
import java.util.Locale;

/** What concerns the site and the account: who are you, who am I, which fields and projects are there. */
final class SiteEndpoints {

    static final String CLOUD_ID = "11223344-a1b2-3b33-c444-def123456789";
    private static final int LARGEST_PAGE = 100;

    private final World world;

    SiteEndpoints(World world) {
        this.world = world;
    }

    void at(Routes routes) {
        for (String version : List.of("3", "2", "latest")) {
            routes.on("GET", "/rest/api/" + version + "/serverInfo", request -> serverInfo());
            routes.on("GET", "/rest/api/" + version + "/myself", this::myself);
        }
        routes.on("GET", "/_edge/tenant_info", request -> Answer.json(Json.of("cloudId", CLOUD_ID)));
        routes.on("GET", "/rest/api/3/field", this::fields);
        routes.on("GET", "/rest/api/3/project/search", this::projects);
        routes.on("GET", "/rest/api/3/mypermissions", this::permissions);
    }

    private Answer serverInfo() {
        return Answer.json(Json.of("baseUrl", world.site().base().toString(), "displayUrl", world.site().base().toString(), "version", "1001.0.0-SNAPSHOT",
                "versionNumbers", List.of(1001, 0, 0),
                "deploymentType", "Cloud", "buildNumber", 100291, "buildDate", "2026-11-16T09:12:45.000+0000", "serverTime",
                        world.site().time(world.site().clock().instant()),
                "scmInfo", "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c", "serverTitle", "Jira", "serverTimeZone", "Etc/UTC"));
    }

    /** The only place that refuses wrong credentials. */
    private Answer myself(Request request) {
        if (!request.known()) {
            return Answer.errors(401, List.of("Client must be authenticated to access this resource.")).with("WWW-Authenticate", "OAuth realm=\"" + world.site().base()
                    + "\"");
        }
        ObjectNode account = world.account().deepCopy();
        account.put("locale", "fr_CA");
        account.set("groups", Json.of("size", 2, "items", Json.list()));
        account.set("applicationRoles", Json.of("size", 1, "items", Json.list()));
        return Answer.json(account.put("expand", "groups,applicationRoles"));
    }

    private Answer fields(Request request) {
        return Answer.json(Json.all(world.fields().stream().filter(field -> request.known() || !field.path("custom").booleanValue()).toList()));
    }

    private Answer projects(Request request) {
        int startAt = request.number("startAt", 0);
        int asked = request.number("maxResults", 50);
        if (startAt < 0 || asked < 0) {
            throw new JiraRefusal(400, "The values of startAt and maxResults must not be negative.");
        }
        String query = request.parameter("query").orElse("").toLowerCase(Locale.ROOT);
        List<String> keys = request.listed("keys");
        List<ObjectNode> seen = (request.known() ? world.projects() : List.<ObjectNode>of()).stream()
                .filter(project -> keys.isEmpty() || keys.contains(project.path("key").asText()))
                .filter(project -> (project.path("key").asText() + " "
                        + project.path("name").asText()).toLowerCase(Locale.ROOT).contains(query)).map(SiteEndpoints::detailed).toList();
        int size = Math.min(asked == 0 ? LARGEST_PAGE : asked, LARGEST_PAGE);
        List<ObjectNode> page = seen.stream().skip(startAt).limit(size).toList();
        boolean last = startAt + page.size() >= seen.size();
        ObjectNode answer = Json.of("self", world.site().rest("project/search?maxResults=" + size + "&startAt=" + startAt));
        if (!last) {
            answer.put("nextPage", world.site().rest("project/search?maxResults=" + size + "&startAt=" + (startAt + size)));
        }
        return Answer.json(answer.setAll(Json.of("maxResults", size, "startAt", startAt, "total", seen.size(), "isLast", last, "values", page)));
    }

    private static ObjectNode detailed(ObjectNode project) {
        ObjectNode detailed = Json.of("expand", "description,lead,issueTypes,url,projectKeys,permissions,insight");
        detailed.setAll(project);
        return detailed.setAll(Json.of("style", "classic", "isPrivate", false, "properties", Json.of()));
    }

    private Answer permissions(Request request) {
        List<String> asked = request.listed("permissions");
        if (asked.isEmpty()) {
            throw new JiraRefusal(400, "The 'permissions' query parameter is required.");
        }
        ObjectNode permissions = Json.of();
        for (String key : asked) {
            int id = List.of("BROWSE_PROJECTS", "VIEW_VOTERS_AND_WATCHERS").indexOf(key);
            if (id < 0) {
                throw new JiraRefusal(400, "Unrecognized permission: " + key);
            }
            permissions.set(key, Json.of("id", Integer.toString(10 + 21 * id), "key", key, "name", id == 0 ? "Browse Projects" : "View Voters and Watchers", "type",
                    "PROJECT",
                    "description", "", "havePermission", request.known()));
        }
        return Answer.json(Json.of("permissions", permissions));
    }
}
