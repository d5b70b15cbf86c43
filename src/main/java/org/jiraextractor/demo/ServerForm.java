package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.World;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The world's JSON as a Data Center writes it: people by name and key, rich texts as wiki markup, sprints as one long string, files at the site itself. */
final class ServerForm {

    /** What only Cloud says. */
    private static final Set<String> CLOUDS = Set.of("groupId", "identifier", "hierarchyLevel", "simplified", "accountType", "jsdPublic");

    private final String base;
    private final Map<String, ObjectNode> people = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final WikiText wiki = new WikiText(names);

    ServerForm(World world) {
        this.base = world.site().base().toString();
        List<ObjectNode> all = world.people();
        for (int i = 0; i < all.size(); i++) {
            person(all.get(i), i);
        }
    }

    private void person(ObjectNode cloud, int number) {
        String address = cloud.path("emailAddress").asText("person" + number + "@demo.example");
        String name = address.replaceAll("@.*", "");
        ObjectNode person = Json.of("self", base + "/rest/api/2/user?username=" + encoded(name), "name", name, "key", "JIRAUSER" + (10_100 + number), "emailAddress", address);
        List.of("avatarUrls", "displayName", "active").forEach(member -> person.set(member, cloud.get(member)));
        if (cloud.has("timeZone")) {
            person.set("timeZone", cloud.get("timeZone"));
        }
        people.put(cloud.path("accountId").asText(), person);
        names.put(cloud.path("accountId").asText(), name);
    }

    JsonNode of(JsonNode cloud) {
        if (cloud instanceof ArrayNode array) {
            ArrayNode list = Json.list();
            array.forEach(item -> list.add(of(item)));
            return list;
        } else if (cloud instanceof ObjectNode object) {
            return object(object);
        }
        return cloud.isTextual() && people.containsKey(cloud.textValue()) ? people.get(cloud.textValue()).get("key") : cloud;
    }

    /** An issue, a list or another object that stays one. */
    ObjectNode members(ObjectNode cloud) {
        ObjectNode form = Json.of();
        cloud.properties().stream().filter(member -> !CLOUDS.contains(member.getKey())).forEach(member -> form.set(member.getKey(), of(member.getValue())));
        if (cloud.has("filename") && cloud.has("mimeType")) {
            form.put("content", base + "/secure/attachment/" + cloud.path("id").asText() + "/" + encoded(cloud.path("filename").asText()));
        }
        return form;
    }

    private JsonNode object(ObjectNode cloud) {
        if (cloud.has("accountId") && people.containsKey(cloud.path("accountId").asText())) {
            return people.get(cloud.path("accountId").asText());
        } else if (cloud.path("type").asText().equals("doc") && cloud.has("content")) {
            return TextNode.valueOf(wiki.of(cloud));
        } else if (cloud.has("boardId") && cloud.has("state")) {
            return TextNode.valueOf(sprint(cloud));
        }
        return members(cloud);
    }

    private static String sprint(ObjectNode sprint) {
        return "com.atlassian.greenhopper.service.sprint.Sprint@7eede03" + sprint.path("id").asText() + "[id=" + sprint.path("id").asText() + ",rapidViewId=" + sprint.path("boardId").asText()
                + ",state=" + sprint.path("state").asText().toUpperCase(java.util.Locale.ROOT) + ",name=" + sprint.path("name").asText() + ",startDate=" + date(sprint, "startDate")
                + ",endDate=" + date(sprint, "endDate") + ",completeDate=" + date(sprint, "completeDate") + ",activatedDate=" + date(sprint, "startDate") + ",sequence=" + sprint.path("id").asText()
                + ",goal=" + sprint.path("goal").asText() + "]";
    }

    private static String date(ObjectNode sprint, String member) {
        return sprint.path(member).asText("<null>");
    }

    static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
