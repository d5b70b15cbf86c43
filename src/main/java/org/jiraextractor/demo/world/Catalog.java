package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an administrator of the site set up: projects, types, statuses, priorities, versions, components, sprints. */
final class Catalog {

    static final String ALPHA = "ALPHA";
    static final String BETA = "BETA";
    static final String OPS = "OPS";

    private final Site site;
    private final Map<String, ObjectNode> projects = new LinkedHashMap<>();
    private final Map<String, ObjectNode> statuses = new LinkedHashMap<>();
    private final Map<String, ObjectNode> types = new LinkedHashMap<>();
    private final Map<String, ObjectNode> categories = new LinkedHashMap<>();
    private final List<ObjectNode> priorities = new ArrayList<>();
    private final Map<String, List<ObjectNode>> versions = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> components = new LinkedHashMap<>();
    private final List<ObjectNode> sprints = new ArrayList<>();

    Catalog(Site site) {
        this.site = site;
        project(10001, ALPHA, "Alpha – Boutique en ligne", "software");
        project(10002, BETA, "Beta Mobile", "software");
        project(10003, OPS, "Opérations & soutien", "service_desk");
        category(2, "new", "blue-gray", "To Do");
        category(4, "indeterminate", "yellow", "In Progress");
        category(3, "done", "green", "Done");
        status(10000, "To Do", "new");
        status(3, "In Progress", "indeterminate");
        status(10010, "In Review", "indeterminate");
        status(10011, "À valider", "indeterminate");
        status(10012, "Waiting for customer", "indeterminate");
        status(10001, "Done", "done");
        status(10013, "Won't Do", "done");
        type(10000, "Epic", "A big piece of work that holds others.", 1);
        type(10001, "Story", "What somebody wants, and why.", 0);
        type(10002, "Task", "A piece of work.", 0);
        type(10003, "Sub-task", "A part of another issue.", -1);
        type(10004, "Bug", "Something that does not work.", 0);
        type(10005, "Incident", "Un service est interrompu.", 0);
        type(10006, "Service Request", "Une demande d’un client.", 0);
        for (String name : List.of("Highest", "High", "Medium", "Low", "Lowest")) {
            int id = priorities.size() + 1;
            priorities.add(Json.of("self", site.rest("priority/" + id), "iconUrl", site.base() + "/images/icons/priorities/" + name.toLowerCase(java.util.Locale.ROOT)
                    + ".svg",
                    "name", name, "id", Integer.toString(id)));
        }
        for (String key : projects.keySet()) {
            versions(key);
            components(key);
        }
        for (int i = 1; i <= 6; i++) {
            sprint(i);
        }
    }

    private void project(int id, String key, String name, String type) {
        projects.put(key, Json.of("self", site.rest("project/" + id), "id", Integer.toString(id), "key", key, "name", name, "projectTypeKey", type, "simplified", false,
                "avatarUrls", avatars("project/avatar/10400")));
    }

    ObjectNode avatars(String path) {
        String avatar = site.base() + "/rest/api/3/universal_avatar/view/type/" + path;
        return Json.of("48x48", avatar, "24x24", avatar + "?size=small", "16x16", avatar + "?size=xsmall", "32x32", avatar + "?size=medium");
    }

    private void category(int id, String key, String color, String name) {
        categories.put(key, Json.of("self", site.rest("statuscategory/" + id), "id", id, "key", key, "colorName", color, "name", name));
    }

    private void status(int id, String name, String category) {
        statuses.put(name, Json.of("self", site.rest("status/" + id), "description", "", "iconUrl", site.base() + "/images/icons/statuses/generic.png", "name", name,
                "id", Integer.toString(id), "statusCategory", categories.get(category)));
    }

    private void type(int id, String name, String description, int level) {
        types.put(name, Json.of("self", site.rest("issuetype/" + id), "id", Integer.toString(id), "description", description, "iconUrl",
                site.base() + "/rest/api/2/universal_avatar/view/type/issuetype/avatar/10307?size=medium", "name", name, "subtask", level < 0, "avatarId", 10307,
                        "hierarchyLevel", level));
    }

    private void versions(String key) {
        List<ObjectNode> list = new ArrayList<>();
        for (String name : List.of("1.0", "1.1", "2.0", "2.1 – bêta", "3.0, \"grand ménage\"")) {
            int id = 10100 + versions.size() * 10 + list.size();
            list.add(Json.of("self", site.rest("version/" + id), "id", Integer.toString(id), "description", "", "name", name, "archived", false,
                    "released", list.size() < 3, "releaseDate", "2026-0" + (2 + list.size()) + "-15"));
        }
        versions.put(key, list);
    }

    private void components(String key) {
        List<ObjectNode> list = new ArrayList<>();
        for (String name : List.of("API", "Paiement", "Interface", "Search & index", "Infra")) {
            int id = 10200 + components.size() * 10 + list.size();
            list.add(Json.of("self", site.rest("component/" + id), "id", Integer.toString(id), "name", name));
        }
        components.put(key, list);
    }

    private void sprint(int number) {
        boolean closed = number < 5;
        ObjectNode sprint = Json.of("id", number, "name", number == 3 ? "Sprint 3, [la rentrée]" : "Sprint " + number, "state", closed ? "closed" : number == 5
                ? "active" : "future",
                "boardId", 1, "goal", number == 2 ? "Payer en trois fois" : "");
        if (number < 6) {
            sprint.put("startDate", "2026-0" + (4 + number) + "-02T13:00:00.000Z").put("endDate", "2026-0" + (4 + number) + "-16T13:00:00.000Z");
        }
        sprints.add(closed ? sprint.put("completeDate", "2026-0" + (4 + number) + "-16T14:02:11.512Z") : sprint);
    }

    List<ObjectNode> projects() {
        return List.copyOf(projects.values());
    }

    ObjectNode project(String key) {
        return projects.get(key);
    }

    List<ObjectNode> statuses() {
        return List.copyOf(statuses.values());
    }

    ObjectNode status(String name) {
        return statuses.get(name);
    }

    List<ObjectNode> categories() {
        return List.copyOf(categories.values());
    }

    List<ObjectNode> types() {
        return List.copyOf(types.values());
    }

    ObjectNode type(String name) {
        return types.get(name);
    }

    List<ObjectNode> priorities() {
        return List.copyOf(priorities);
    }

    List<ObjectNode> resolutions() {
        return List.of(resolution("Done"), resolution("Won't Do"), resolution("Duplicate"));
    }

    ObjectNode resolution(String name) {
        int id = 10000 + List.of("Done", "Won't Do", "Duplicate").indexOf(name);
        return Json.of("self", site.rest("resolution/" + id), "id", Integer.toString(id), "description", "", "name", name);
    }

    List<ObjectNode> versions(String project, int from, int to) {
        return versions.get(project).subList(from, to);
    }

    ObjectNode component(String project, int index) {
        return components.get(project).get(index);
    }

    List<ObjectNode> sprints(int from, int to) {
        return sprints.subList(from, to);
    }
}
