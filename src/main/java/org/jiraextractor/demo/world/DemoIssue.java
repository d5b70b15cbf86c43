package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;

/**
 * An issue whole, as nobody outside gets it in one answer. Never changed, but replaced; its trees are not to be changed either.
 *
 * @param formerKeys keys that it had in other projects; they still lead to it
 * @param fields     all fields by id, without {@code comment}, {@code worklog} and {@code attachment}
 * @param comments   oldest first, as are worklogs and histories
 */
public record DemoIssue(long id, String key, List<String> formerKeys, Instant created, Instant updated, ObjectNode fields, List<ObjectNode> comments,
                        List<ObjectNode> worklogs, List<History> histories, List<DemoAttachment> attachments, List<ObjectNode> remoteLinks,
                        List<ObjectNode> watchers, List<ObjectNode> voters) {

    public DemoIssue {
        formerKeys = List.copyOf(formerKeys);
        comments = List.copyOf(comments);
        worklogs = List.copyOf(worklogs);
        histories = List.copyOf(histories);
        attachments = List.copyOf(attachments);
        remoteLinks = List.copyOf(remoteLinks);
        watchers = List.copyOf(watchers);
        voters = List.copyOf(voters);
    }

    public String idText() {
        return Long.toString(id);
    }

    public String projectKey() {
        return key.substring(0, key.lastIndexOf('-'));
    }

    /** The number behind the project's key. */
    public long number() {
        return Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
    }

    /** A field's value, or null's node where there is none. */
    public JsonNode field(String id) {
        return fields.path(id);
    }

    /** @param json with {@code created} as text in the account's zone */
    public record History(long id, Instant created, ObjectNode json) {
    }
}
