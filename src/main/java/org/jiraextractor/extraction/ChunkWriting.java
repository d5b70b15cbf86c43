package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.storage.StoredObject;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;

/** Writes a chunk's object, issue by issue, each with its whole lists; counts what is written apart from what Jira said there is. */
final class ChunkWriting implements Callable<ChunkWriting.Written> {

    /** @param attachments of its issues, to be fetched */
    record Written(KeptChunk chunk, List<WantedAttachment> attachments) {
    }

    /** Fields that are asked for whatever the person chose. */
    private static final List<String> OURS = List.of("updated", "project");

    private final Errand errand;
    private final ChunkDraft draft;
    private final Earlier earlier;
    private final Changes changes;
    private final List<Missing> missing = new ArrayList<>();
    private final List<WantedAttachment> wanted = new ArrayList<>();
    private final List<KnownIssue> known = new ArrayList<>();
    /** Of the issue that is being written. */
    private final List<Missing> lacking = new ArrayList<>();
    private final List<Superseded> superseded = new ArrayList<>();
    private Tally tally = Tally.NONE;

    ChunkWriting(Errand errand, ChunkDraft draft, Earlier earlier) {
        this.errand = errand;
        this.draft = draft;
        this.earlier = earlier;
        this.changes = new Changes(errand.zone());
    }

    @Override
    public Written call() throws IOException {
        String name = errand.place().prefix() + "%06d.ndjson.gz".formatted(draft.number);
        earlier.read();
        StoredObject stored;
        try (NoteLines notes = new NoteLines(errand.notes(), errand.place().directory().resolve("%06d-notes".formatted(draft.number)))) {
            stored = errand.place().store().put(name, "application/gzip", out -> write(out, notes));
            notes.keep(errand.place().store(), KeptChunk.notesObject(name));
        }
        KnownLines.write(errand.place().store(), KeptChunk.knownObject(name), taker -> {
            for (KnownIssue issue : known) {
                taker.take(issue);
            }
        });
        return new Written(new KeptChunk(draft.number, name, stored.sha256(), stored.size(), tally, missing, superseded), wanted);
    }

    private void write(OutputStream out, NoteLines notes) throws IOException {
        GZIPOutputStream zip = Lines.packed(out);
        for (Batch batch : draft.batches) {
            batch.missing().stream().filter(one -> !earlier.forgives(one)).forEach(this::lost);
            Map<Long, List<ObjectNode>> histories = HistoriesTaking.read(ChunkDraft.histories(batch));
            try (Spool spool = new Spool(batch.file())) {
                for (Drafted issue : batch.issues()) {
                    ObjectNode line = line(issue, (ObjectNode) spool.read(issue.offset(), issue.length()), histories.getOrDefault(issue.id(), List.of()));
                    if (counts(issue.id(), line)) {
                        known.add(new KnownIssue(issue.id(), issue.key(), KnownIssue.millis(line.path("updated"))));
                        wanted.addAll(IssueLine.wanted(line));
                        notes.add(line);
                        zip.write(Spool.bytes(line));
                        zip.write('\n');
                    }
                }
            }
        }
        zip.finish();
    }

    private void lost(Missing issue) {
        missing.add(issue);
        tally = tally.plus(new Tally(new Tally.Count(1, 0), Tally.Count.NONE, Tally.Count.NONE, Tally.Count.NONE, Tally.Count.NONE));
    }

    /** Whether this take stands; then it is counted, and an earlier one is not any more. */
    private boolean counts(long id, ObjectNode line) {
        Take now = Take.of(line);
        Take before = earlier.take(id).orElse(null);
        if (before != null && !before.yieldsTo(now)) {
            lacking.clear();
            return false;
        }
        missing.addAll(lacking);
        lacking.clear();
        Tally added = now.tally().minus(before == null ? Tally.NONE : before.tally());
        boolean counted = before == null && earlier.counted(id);
        tally = tally.plus(counted ? added.minus(new Tally(new Tally.Count(1, 0), Tally.Count.NONE, Tally.Count.NONE, Tally.Count.NONE, Tally.Count.NONE)) : added);
        if (before != null || counted) {
            superseded.add(new Superseded(id, before == null ? null : before.key()));
        }
        return true;
    }

    private ObjectNode line(Drafted issue, ObjectNode raw, List<ObjectNode> histories) throws IOException {
        Include include = errand.include();
        ObjectNode fields = raw.path("fields") instanceof ObjectNode object ? object : RawJson.object();
        JsonNode comment = fields.remove("comment");
        JsonNode worklog = fields.remove("worklog");
        JsonNode attachment = fields.remove("attachment");
        Extras extras = draft.extras.getOrDefault(issue.id(), Extras.NONE);
        lacking.addAll(extras.missing());

        ObjectNode line = RawJson.object();
        line.put("id", issue.id());
        line.put("key", issue.key());
        line.set("updated", fields.get("updated"));
        OURS.stream().filter(errand::hides).forEach(fields::remove);
        ObjectNode expected = RawJson.object();
        line.set("expected", expected);
        line.set("fields", fields);
        line.set("comments", include.comments() ? list(Kind.COMMENT, issue, issue.comments(), items(comment, "comments"), draft.comments.get(issue.id()), expected) : null);
        line.set("worklogs", include.worklogs() ? list(Kind.WORKLOG, issue, issue.worklogs(), items(worklog, "worklogs"), draft.worklogs.get(issue.id()), expected) : null);
        line.set("changes", include.changes() ? changes(issue, items(raw.path("changelog"), "histories"), histories, expected) : null);
        line.set("attachments", include.attachments() ? attachments(attachment) : null);
        line.set("remote_links", extras.remoteLinks());
        line.set("watchers", extras.watchers());
        line.set("votes", extras.votes());
        return line;
    }

    private ArrayNode list(Kind kind, Drafted issue, Drafted.Embedded embedded, List<ObjectNode> came, Paged paged, ObjectNode expected) throws IOException {
        long total = paged == null || paged.failure() != null ? embedded.total() : paged.total();
        List<ObjectNode> whole = merge(paged == null ? List.of() : paged.items(), came, total);
        compare(kind, issue, total, whole.size(), paged, expected);
        if (kind == Kind.COMMENT && whole.size() >= total && paged != null && paged.failure() != null) {
            // all are here, but not which of them are internal
            lacking.add(new Missing(kind.word(), issue.key(), null, paged.failure()));
        }
        ArrayNode list = RawJson.array();
        whole.stream().sorted(Comparator.comparingLong(item -> item.path("id").asLong())).forEach(list::add);
        return list;
    }

    private ArrayNode changes(Drafted issue, List<ObjectNode> came, List<ObjectNode> bulk, ObjectNode expected) throws IOException {
        Paged paged = draft.changes.get(issue.id());
        long total = issue.changes().total();
        List<ObjectNode> whole = merge(merge(bulk, paged == null ? List.of() : paged.items(), total), came, total);
        ArrayNode list = changes.inOrder(whole);
        compare(Kind.CHANGE, issue, total, list.size(), paged, expected);
        return list;
    }

    private ArrayNode attachments(JsonNode attachment) {
        List<ObjectNode> whole = merge(objects(attachment), List.of(), 0);
        ArrayNode list = RawJson.array();
        whole.stream().sorted(Comparator.comparingLong(item -> item.path("id").asLong())).forEach(list::add);
        return list;
    }

    /** The fuller list; the other only adds what it lacks. Each id once. */
    private static List<ObjectNode> merge(List<ObjectNode> first, List<ObjectNode> second, long total) {
        Map<String, ObjectNode> byId = new LinkedHashMap<>();
        first.forEach(item -> byId.putIfAbsent(item.path("id").asText(), item));
        if (byId.size() < total) {
            second.forEach(item -> byId.putIfAbsent(item.path("id").asText(), item));
        }
        return List.copyOf(byId.values());
    }

    /** What was added since Jira counted is no disagreement. */
    private void compare(Kind kind, Drafted issue, long total, long written, Paged paged, ObjectNode expected) {
        if (written < total) {
            expected.put(kind.word() + "s", total);
            lacking.add(new Missing(kind.word(), issue.key(), null, paged == null || paged.failure() == null ? "truncated_by_site" : paged.failure()));
        }
    }

    private static List<ObjectNode> items(JsonNode list, String member) {
        return list == null ? List.of() : objects(list.path(member));
    }

    private static List<ObjectNode> objects(JsonNode array) {
        List<ObjectNode> objects = new ArrayList<>();
        if (array != null) {
            ((Iterable<JsonNode>) array).forEach(item -> {
                if (item instanceof ObjectNode object) {
                    objects.add(object);
                }
            });
        }
        return objects;
    }

}
