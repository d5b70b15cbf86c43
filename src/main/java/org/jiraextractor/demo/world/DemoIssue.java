package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** An issue whole, as nobody outside gets it in one answer. Never changed, but replaced; its trees are not to be changed either. Thread-safe. */
public final class DemoIssue {

    private final long id;
    private final String key;
    private final List<String> formerKeys;
    private final Instant created;
    private Supplier<Content> making;
    private Content content;

    /** @param making what is in it, once somebody wants to know: of a hundred thousand issues most are only counted */
    DemoIssue(long id, String key, List<String> formerKeys, Instant created, Supplier<Content> making) {
        this.id = id;
        this.key = key;
        this.formerKeys = List.copyOf(formerKeys);
        this.created = created;
        this.making = making;
    }

    /** All that an issue is but for what names it. */
    record Content(Instant updated, ObjectNode fields, List<ObjectNode> comments, List<ObjectNode> worklogs, List<History> histories, List<DemoAttachment> attachments,
                   List<ObjectNode> remoteLinks, List<ObjectNode> watchers, List<ObjectNode> voters) {

        Content {
            comments = List.copyOf(comments);
            worklogs = List.copyOf(worklogs);
            histories = List.copyOf(histories);
            attachments = List.copyOf(attachments);
            remoteLinks = List.copyOf(remoteLinks);
            watchers = List.copyOf(watchers);
            voters = List.copyOf(voters);
        }
    }

    private synchronized Content content() {
        if (content == null) {
            content = making.get();
            making = null;
        }
        return content;
    }

    public long id() {
        return id;
    }

    public String idText() {
        return Long.toString(id);
    }

    public String key() {
        return key;
    }

    /** Keys that it had in other projects; they still lead to it. */
    public List<String> formerKeys() {
        return formerKeys;
    }

    public String projectKey() {
        return key.substring(0, key.lastIndexOf('-'));
    }

    /** The number behind the project's key. */
    public long number() {
        return Long.parseLong(key.substring(key.lastIndexOf('-') + 1));
    }

    public Instant created() {
        return created;
    }

    public Instant updated() {
        return content().updated;
    }

    /** All fields by id, without {@code comment}, {@code worklog} and {@code attachment}. */
    public ObjectNode fields() {
        return content().fields;
    }

    /** A field's value, or null's node where there is none. */
    public JsonNode field(String name) {
        return fields().path(name);
    }

    /** Oldest first. */
    public List<ObjectNode> comments() {
        return content().comments;
    }

    /** Oldest first. */
    public List<ObjectNode> worklogs() {
        return content().worklogs;
    }

    /** Oldest first. */
    public List<History> histories() {
        return content().histories;
    }

    public List<DemoAttachment> attachments() {
        return content().attachments;
    }

    public List<ObjectNode> remoteLinks() {
        return content().remoteLinks;
    }

    public List<ObjectNode> watchers() {
        return content().watchers;
    }

    public List<ObjectNode> voters() {
        return content().voters;
    }

    @Override
    public String toString() {
        return key + " (" + id + ")";
    }

    /** @param json with {@code created} as text in the account's zone */
    public record History(long id, Instant created, ObjectNode json) {
    }
}
