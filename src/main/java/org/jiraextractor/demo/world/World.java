package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The truth about a demo site: everything in it, whole. May change while it is read, an issue at a time. Thread-safe. */
public final class World {

    private final Site site;
    private final Catalog catalog;
    private final People people;
    private final Ids ids;
    private final List<ObjectNode> fields = Fields.ALL;
    private final Stock stock;

    World(Site site, Catalog catalog, People people, Ids ids, List<Draft> drafts, Meadow meadow) {
        this.site = site;
        this.catalog = catalog;
        this.people = people;
        this.ids = ids;
        this.stock = new Stock(meadow);
        drafts.stream().map(Draft::finished).forEach(stock::put);
    }

    /** The world of a seed; only the site's address and the account's zone make a difference besides. */
    public static World of(Site site, long seed, int issues, boolean goneAttachment) {
        return new Genesis(site, seed).world(issues, goneAttachment);
    }

    public Site site() {
        return site;
    }

    /** By id, ascending, all at once: for worlds of a few thousand. */
    public List<DemoIssue> issues() {
        return stream().toList();
    }

    /** By id, ascending, one after the other. */
    public Stream<DemoIssue> stream() {
        return stock.stream();
    }

    /** How many issues there are now. */
    public int size() {
        return stock.size();
    }

    /** Another number after each change. */
    public long version() {
        return stock.version();
    }

    /** By id, key, or a key it had before; keys in any case. */
    public Optional<DemoIssue> issue(String idOrKey) {
        return idOrKey.matches("\\d{1,18}") ? stock.byId(Long.parseLong(idOrKey)) : stock.byKey(idOrKey.toUpperCase(Locale.ROOT));
    }

    public Optional<DemoAttachment> attachment(long id) {
        return stock.attachment(id);
    }

    public List<DemoAttachment> attachments() {
        return stream().flatMap(issue -> issue.attachments().stream()).toList();
    }

    // ── Ids of everything, to hold an export against ──────────────────────────────────────────────

    public Set<String> issueIds() {
        return ids(issue -> Stream.of(issue.idText()));
    }

    public Set<String> commentIds() {
        return ids(issue -> issue.comments().stream().map(World::id));
    }

    public Set<String> worklogIds() {
        return ids(issue -> issue.worklogs().stream().map(World::id));
    }

    public Set<String> historyIds() {
        return ids(issue -> issue.histories().stream().map(history -> Long.toString(history.id())));
    }

    public Set<String> attachmentIds() {
        return ids(issue -> issue.attachments().stream().map(file -> Long.toString(file.id())));
    }

    private Set<String> ids(Function<DemoIssue, Stream<String>> of) {
        return stream().flatMap(of).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String id(ObjectNode json) {
        return json.path("id").asText();
    }

    // ── What stands around the issues ─────────────────────────────────────────────────────────────

    public List<ObjectNode> fields() {
        return fields;
    }

    public List<ObjectNode> projects() {
        return catalog.projects();
    }

    public List<ObjectNode> statuses() {
        return catalog.statuses();
    }

    public List<ObjectNode> statusCategories() {
        return catalog.categories();
    }

    public List<ObjectNode> issueTypes() {
        return catalog.types();
    }

    public List<ObjectNode> priorities() {
        return catalog.priorities();
    }

    public List<ObjectNode> resolutions() {
        return catalog.resolutions();
    }

    public List<ObjectNode> people() {
        return people.all();
    }

    /** Whose token it is. */
    public ObjectNode account() {
        return people.account();
    }

    // ── What happens while somebody looks ─────────────────────────────────────────────────────────

    /** The issue is gone with all it had. */
    public synchronized void delete(String idOrKey) {
        stock.remove(existing(idOrKey));
    }

    /** Somebody writes another summary; the change stands in the history. */
    public synchronized DemoIssue rename(String idOrKey, String summary) {
        DemoIssue old = existing(idOrKey);
        Draft draft = draft(old, old.key());
        draft.with("summary", summary).history(site.clock().instant(), people.account(), Draft.change("summary", null, old.field("summary").asText(), null, summary));
        return stock.put(draft.finished());
    }

    /** Somebody adds a comment. */
    public synchronized DemoIssue comment(String idOrKey, String text) {
        DemoIssue old = existing(idOrKey);
        Draft draft = draft(old, old.key());
        draft.comment(site.clock().instant(), people.account(), Adf.plain(text));
        return stock.put(draft.finished());
    }

    /** To another project: a new key, the same id; the old key still leads here. */
    public synchronized DemoIssue move(String idOrKey, String project) {
        DemoIssue old = existing(idOrKey);
        Draft draft = draft(old, project + "-" + (1 + stock.highestNumber(project)));
        draft.formerKeys.add(old.key());
        draft.with("project", catalog.project(project)).history(site.clock().instant(), people.account(), Draft.change("Key", null, old.key(), null, draft.key));
        return stock.put(draft.finished());
    }

    private DemoIssue existing(String idOrKey) {
        return issue(idOrKey).orElseThrow(() -> new IllegalArgumentException("there is no issue " + idOrKey));
    }

    private Draft draft(DemoIssue old, String key) {
        Draft draft = new Draft(site, ids, old.id(), key, old.created(), old.fields().deepCopy());
        draft.formerKeys.addAll(old.formerKeys());
        draft.comments.addAll(old.comments());
        draft.worklogs.addAll(old.worklogs());
        draft.histories.addAll(old.histories());
        draft.attachments.addAll(old.attachments());
        draft.remoteLinks.addAll(old.remoteLinks());
        draft.watchers.addAll(old.watchers());
        draft.voters.addAll(old.voters());
        draft.touch(old.updated());
        draft.silent = !old.fields().has("updated");
        return draft;
    }
}
