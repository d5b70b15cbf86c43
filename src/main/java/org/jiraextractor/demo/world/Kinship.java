package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What issues are to each other: epics, parts, links. Drawn last, since each end shows the other's summary and status. */
final class Kinship {

    private final Site site;
    private final Catalog catalog;
    private int links = 60_000;

    Kinship(Site site, Catalog catalog) {
        this.site = site;
        this.catalog = catalog;
    }

    void epic(Draft epic, Draft child) {
        epic.with("issuetype", catalog.type("Epic"));
        child.with("parent", seen(epic)).with(Fields.EPIC_LINK, epic.key);
    }

    void part(Draft parent, Draft part) {
        part.with("issuetype", catalog.type("Sub-task")).with("parent", seen(parent));
        ((ArrayNode) parent.fields.get("subtasks")).add(seen(part));
    }

    void link(Draft from, Draft to, String name, String outward, String inward) {
        ObjectNode type = Json.of("id", Integer.toString(10_000 + name.length()), "name", name, "inward", inward, "outward", outward, "self", site.rest("issueLinkType/"
                + (10_000 + name.length())));
        String id = Integer.toString(++links);
        ((ArrayNode) from.fields.get("issuelinks")).add(Json.of("id", id, "self", site.rest("issueLink/" + id), "type", type, "outwardIssue", seen(to)));
        ((ArrayNode) to.fields.get("issuelinks")).add(Json.of("id", id, "self", site.rest("issueLink/" + id), "type", type, "inwardIssue", seen(from)));
    }

    /** As Jira shows an issue within another. */
    private ObjectNode seen(Draft issue) {
        ObjectNode fields = Json.of();
        for (String field : new String[] {"summary", "status", "priority", "issuetype"}) {
            fields.set(field, issue.fields.get(field));
        }
        return Json.of("id", Long.toString(issue.id), "key", issue.key, "self", site.rest("issue/" + issue.id), "fields", fields);
    }
}
