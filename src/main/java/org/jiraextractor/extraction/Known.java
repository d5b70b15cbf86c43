package org.jiraextractor.extraction;

import org.jiraextractor.storage.ObjectStore;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All issues that the query matched, as they were last seen: what a later delta compares with.
 *
 * @param object    the object that holds them
 * @param watermark the latest change among them; null where none is known
 */
public record Known(String object, Instant watermark) {

    /** Of a finished extraction, from what its chunks and its base knew; in constant memory but for the ids. Empty for one of a version that kept none. */
    public static Optional<Known> of(ExtractionRequest request, Workplace place, Checkpoints checkpoints) throws IOException {
        KeptCensus census = checkpoints.census().orElseThrow();
        ObjectStore store = place.store();
        String object = place.prefix() + "known.gz";
        long[] latest = {request.base() == null ? KnownIssue.UNTOLD : request.base().watermark().toEpochMilli()};
        KeptDelta delta = census.delta();
        long[] all = delta == null ? null : IdList.read(store, delta.allObject());
        int passes = Pass.chunks(census.issues());
        try (KnownLines taken = chunks(store, checkpoints, chunk -> chunk.number() < passes); KnownLines again = chunks(store, checkpoints, chunk -> chunk.number() >= passes);
                KnownLines base = new KnownLines(store, delta == null ? List.of() : List.of(delta.baseObject()))) {
            KnownSource matched = delta == null ? base : among(all, base);
            KnownSource newest = KnownSource.newest(KnownSource.newest(again, taken), matched);
            KnownLines.write(store, object, taker -> {
                for (KnownIssue issue = newest.next(); issue != null; issue = newest.next()) {
                    latest[0] = Math.max(latest[0], issue.updated());
                    taker.take(issue);
                }
            });
        } catch (FileNotFoundException older) {
            return Optional.empty();
        }
        return Optional.of(new Known(object, latest[0] == KnownIssue.UNTOLD ? null : Instant.ofEpochMilli(latest[0])));
    }

    private static KnownLines chunks(ObjectStore store, Checkpoints checkpoints, Predicate<KeptChunk> wanted) {
        return new KnownLines(store, checkpoints.chunks().stream().filter(wanted).sorted(Comparator.comparingInt(KeptChunk::number)).map(KeptChunk::knownObject).toList());
    }

    /** What was only known stays as long as the query matches it. */
    private static KnownSource among(long[] all, KnownSource known) {
        return () -> {
            KnownIssue next = known.next();
            while (next != null && Arrays.binarySearch(all, next.id()) < 0) {
                next = known.next();
            }
            return next;
        };
    }
}
