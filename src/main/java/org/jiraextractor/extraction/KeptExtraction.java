package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** An extraction as its checkpoints and objects hold it. */
final class KeptExtraction implements Extracted {

    private final ExtractionRequest request;
    private final ObjectStore store;
    private final Checkpoints checkpoints;
    private final KeptCensus census;
    private final List<KeptChunk> chunks;

    KeptExtraction(ExtractionRequest request, ObjectStore store, Checkpoints checkpoints, KeptCensus census) {
        this.request = request;
        this.store = store;
        this.checkpoints = checkpoints;
        this.census = census;
        this.chunks = checkpoints.chunks().stream().sorted(Comparator.comparingInt(KeptChunk::number)).toList();
    }

    Outcome outcome(KeptEnd end) {
        Tally tally = Tally.NONE;
        List<Missing> missing = new ArrayList<>();
        if (census.unlisted() > 0) {
            missing.add(new Missing(Kind.ISSUE.word(), null, null, "truncated_by_site"));
            tally = tally.plus(new Tally(new Tally.Count(census.unlisted(), 0), Tally.Count.NONE, Tally.Count.NONE, Tally.Count.NONE, Tally.Count.NONE));
        }
        Past past = Past.of(chunks, Pass.chunks(census.issues()));
        for (KeptChunk chunk : chunks) {
            List<KeptAttachment> kept = checkpoints.attachments(chunk.number()).stream().filter(one -> past.stands(chunk, one)).toList();
            long got = kept.stream().filter(one -> one.missing() == null).count();
            Tally.Count none = Tally.Count.NONE;
            tally = tally.plus(chunk.tally()).plus(new Tally(none, none, none, none, new Tally.Count(0, got)));
            chunk.missing().stream().filter(one -> past.stands(chunk, one)).forEach(missing::add);
            kept.stream().filter(one -> one.missing() != null).sorted(Comparator.comparing(KeptAttachment::id))
                    .forEach(one -> missing.add(new Missing(Kind.ATTACHMENT.word(), one.issueKey(), one.id(), one.missing())));
        }
        return new Outcome(this, census, end, tally, List.copyOf(missing));
    }

    @Override
    public Include include() {
        return request.include();
    }

    @Override
    public String baseUrl() {
        return census.source().baseUrl();
    }

    @Override
    public String deployment() {
        return census.source().deployment();
    }

    @Override
    public String version() {
        String version = census.source().version();
        return version == null ? "" : version;
    }

    @Override
    public ArrayNode fields() {
        try (InputStream json = new GZIPInputStream(store.read(census.fieldsObject()))) {
            return (ArrayNode) RawJson.read(json);
        } catch (IOException lost) {
            throw new java.io.UncheckedIOException(lost);
        }
    }

    @Override
    public void eachIssue(IssueVisitor visitor) throws IOException {
        try (IssueStream first = new IssueStream(store, checkpoints, chunks(true)); IssueStream again = new IssueStream(store, checkpoints, chunks(false))) {
            ById.each(first, again, visitor::visit);
        }
    }

    @Override
    public void eachNote(Notes notes, NoteVisitor visitor) throws IOException {
        try (NoteStream first = new NoteStream(store, notes, chunks(true)); NoteStream again = new NoteStream(store, notes, chunks(false))) {
            ById.each(first, again, visitor::visit);
        }
    }

    /** @param first of the first pass, or of the second */
    private List<KeptChunk> chunks(boolean first) {
        return chunks.stream().filter(chunk -> chunk.number() < Pass.chunks(census.issues()) == first).toList();
    }
}
