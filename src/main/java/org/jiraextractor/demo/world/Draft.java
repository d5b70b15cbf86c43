package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** An issue while it is being made up. Each thing added moves its time of change on. */
final class Draft {

    final long id;
    final Instant created;
    final ObjectNode fields;
    final List<ObjectNode> comments = new ArrayList<>();
    final List<ObjectNode> worklogs = new ArrayList<>();
    final List<DemoIssue.History> histories = new ArrayList<>();
    final List<DemoAttachment> attachments = new ArrayList<>();
    final List<ObjectNode> remoteLinks = new ArrayList<>();
    final List<ObjectNode> watchers = new ArrayList<>();
    final List<ObjectNode> voters = new ArrayList<>();
    final List<String> formerKeys = new ArrayList<>();
    String key;
    Instant updated;
    /** Whether it does not say when it was changed, as is seen now and then. */
    boolean silent;

    private final Site site;
    private final Ids ids;

    Draft(Site site, Ids ids, long id, String key, Instant created, ObjectNode fields) {
        this.site = site;
        this.ids = ids;
        this.id = id;
        this.key = key;
        this.created = created;
        this.updated = created;
        this.fields = fields;
    }

    String project() {
        return key.substring(0, key.lastIndexOf('-'));
    }

    Draft with(String field, JsonNode value) {
        fields.set(field, value);
        return this;
    }

    Draft with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    /** @param author null for nobody, as of a deleted account */
    ObjectNode comment(Instant at, ObjectNode author, JsonNode body) {
        long comment = ids.comment();
        ObjectNode json = Json.of("self", site.rest("issue/" + id + "/comment/" + comment), "id", Long.toString(comment));
        if (author != null) {
            json.set("author", author);
        }
        json.set("body", body);
        if (author != null) {
            json.set("updateAuthor", author);
        }
        json.put("created", site.time(at)).put("updated", site.time(at)).put("jsdPublic", true);
        comments.add(json);
        touch(at);
        return json;
    }

    ObjectNode worklog(Instant at, ObjectNode author, int minutes, JsonNode comment) {
        long worklog = ids.worklog();
        ObjectNode json = Json.of("self", site.rest("issue/" + id + "/worklog/" + worklog), "author", author, "updateAuthor", author);
        if (comment != null) {
            json.set("comment", comment);
        }
        json.put("created", site.time(at)).put("updated", site.time(at)).put("started", site.time(at.minusSeconds(minutes * 60L)));
        json.put("timeSpent", minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m").put("timeSpentSeconds", minutes * 60).put("id",
                Long.toString(worklog)).put("issueId", Long.toString(id));
        worklogs.add(json);
        touch(at);
        return json;
    }

    /** @param items of {@link #change} */
    void history(Instant at, ObjectNode author, ObjectNode... items) {
        long history = ids.history();
        ObjectNode json = Json.of("id", Long.toString(history));
        if (author != null) {
            json.set("author", author);
        }
        json.put("created", site.time(at));
        json.set("items", Json.list((Object[]) items));
        histories.add(new DemoIssue.History(history, at, json));
        touch(at);
    }

    /** One field's change; texts may be null. */
    static ObjectNode change(String field, String from, String fromText, String to, String toText) {
        boolean custom = field.equals("Sprint") || field.equals("Rank");
        return Json.of("field", field, "fieldtype", custom ? "custom" : "jira", "fieldId", switch (field) {
            case "Sprint" -> Fields.SPRINT;
            case "Rank" -> Fields.RANK;
            case "Fix Version" -> "fixVersions";
            case "Component" -> "components";
            case "Link" -> "issuelinks";
            case "Key" -> "issuekey";
            case "Attachment" -> "attachment";
            default -> field;
        }, "from", from, "fromString", fromText, "to", to, "toString", toText);
    }

    String time(Instant at) {
        return site.time(at);
    }

    void touch(Instant at) {
        updated = at.isAfter(updated) ? at : updated;
    }

    DemoIssue finished() {
        DemoIssue.Content content = content();
        return new DemoIssue(id, key, formerKeys, created, () -> content);
    }

    DemoIssue.Content content() {
        histories.sort(Comparator.comparing(DemoIssue.History::created).thenComparing(DemoIssue.History::id));
        comments.sort(Comparator.comparing((ObjectNode comment) -> site.moment(comment.path("created").asText())));
        if (silent) {
            fields.remove("updated");
        } else {
            fields.put("updated", site.time(updated));
        }
        return new DemoIssue.Content(updated, fields, comments, worklogs, histories, attachments, remoteLinks, watchers, voters);
    }
}
