package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.World;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An issue as one answer shows it: only what was asked for, and of long lists only a part.
 *
 * @param moods    whether totals are true
 * @param fields   ids, {@code *all}, {@code *navigable}, {@code -id}
 * @param expand   what is asked for besides
 * @param caps     how much of long lists is embedded
 */
record IssueView(World world, Moods moods, List<String> fields, Set<String> expand, Caps caps) {

    /**
     * How many of each are embedded: of comments and histories the newest, of worklogs the first.
     *
     * @param newestFirst the order of histories
     */
    record Caps(int comments, int worklogs, int histories, boolean newestFirst) {
    }

    static final Caps IN_LISTS = new Caps(20, 20, 40, true);
    static final Caps IN_ONE = new Caps(100, 20, 40, true);
    private static final String EXPANDABLE = "operations,versionedRepresentations,editmeta,changelog,renderedFields";

    /** Whether ids and keys are all that is asked for. */
    boolean onlyIds() {
        return fields.stream().allMatch(field -> field.equals("id") || field.equals("key")) && expand.isEmpty();
    }

    ObjectNode show(DemoIssue issue) {
        if (onlyIds() && !fields.contains("key")) {
            return Json.of("id", issue.idText());
        }
        ObjectNode json = Json.of("expand", EXPANDABLE, "id", issue.idText(), "self", world.site().rest("issue/" + issue.id()), "key", issue.key());
        if (expand.contains("renderedFields")) {
            json.set("renderedFields", Rendered.fields(issue, selected(), world.site().zone()));
        }
        if (expand.contains("names")) {
            json.set("names", names());
        }
        if (expand.contains("schema")) {
            json.set("schema", schema());
        }
        if (expand.contains("changelog")) {
            json.set("changelog", changelog(issue));
        }
        if (!onlyIds()) {
            ObjectNode shown = Json.of();
            selected().forEach(field -> put(shown, field, issue));
            json.set("fields", shown);
        }
        return json;
    }

    ObjectNode names() {
        ObjectNode names = Json.of();
        described().forEach(field -> names.set(field.path("id").asText(), field.get("name")));
        return names;
    }

    ObjectNode schema() {
        ObjectNode schema = Json.of();
        described().stream().filter(field -> field.has("schema")).forEach(field -> schema.set(field.path("id").asText(), field.get("schema")));
        return schema;
    }

    private List<ObjectNode> described() {
        Set<String> selected = selected();
        return world.fields().stream().filter(field -> selected.contains(field.path("id").asText())).toList();
    }

    private Set<String> selected() {
        Set<String> selected = new TreeSet<>();
        List<ObjectNode> all = world.fields();
        for (String field : fields) {
            if (field.equals("*all")) {
                all.forEach(each -> selected.add(each.path("id").asText()));
            } else if (field.equals("*navigable")) {
                all.stream().filter(each -> each.path("navigable").booleanValue()).forEach(each -> selected.add(each.path("id").asText()));
            } else if (!field.startsWith("-")) {
                selected.add(field);
            }
        }
        if (selected.isEmpty() && fields.stream().anyMatch(field -> field.startsWith("-"))) {
            all.forEach(each -> selected.add(each.path("id").asText()));
        }
        fields.stream().filter(field -> field.startsWith("-")).forEach(field -> selected.remove(field.substring(1)));
        return selected;
    }

    private void put(ObjectNode shown, String field, DemoIssue issue) {
        switch (field) {
            case "comment" -> shown.set(field, Json.of("comments", newest(issue.comments(), caps.comments), "self", world.site().rest("issue/" + issue.id() + "/comment"),
                    "maxResults", caps.comments == Integer.MAX_VALUE ? issue.comments().size() : caps.comments, "total", moods.claimed(issue.comments().size()), "startAt", 0));
            case "worklog" -> shown.set(field, Json.of("startAt", 0, "maxResults", caps.worklogs, "total", moods.claimed(issue.worklogs().size()), "worklogs",
                    issue.worklogs().stream().limit(caps.worklogs).toList()));
            case "attachment" -> shown.set(field, Json.all(issue.attachments().stream().map(file -> sized(file.json())).toList()));
            default -> {
                JsonNode value = issue.fields().get(field);
                if (value != null) {
                    shown.set(field, value);
                }
            }
        }
    }

    private ObjectNode sized(ObjectNode file) {
        ObjectNode told = file.deepCopy();
        switch (moods.sizes()) {
            case TRUE -> { }
            case NULL -> told.putNull("size");
            case ABSENT -> told.remove("size");
            case WRONG -> told.put("size", file.path("size").asLong() + 1);
        }
        return told;
    }

    private ObjectNode changelog(DemoIssue issue) {
        List<ObjectNode> histories = new ArrayList<>(newest(issue.histories(), caps.histories).stream().map(DemoIssue.History::json).toList());
        if (caps.newestFirst) {
            Collections.reverse(histories);
        }
        return Json.of("startAt", 0, "maxResults", histories.size(), "total", moods.claimed(issue.histories().size()), "histories", histories);
    }

    private static <T> List<T> newest(List<T> oldestFirst, int most) {
        return oldestFirst.subList(Math.max(0, oldestFirst.size() - most), oldestFirst.size());
    }

    /** What a comma separated text of expansions names. */
    static Set<String> expansions(String commaSeparated) {
        return commaSeparated == null ? Set.of()
                : java.util.Arrays.stream(commaSeparated.split(",")).map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }
}
