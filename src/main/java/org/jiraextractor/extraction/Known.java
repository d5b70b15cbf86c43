package org.jiraextractor.extraction;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
        List<String> chunks = checkpoints.chunks().stream().map(KeptChunk::knownObject).toList();
        String object = place.prefix() + "known.gz";
        KeptDelta delta = census.delta();
        long[] all = delta == null ? null : IdList.read(place.store(), delta.allObject());
        long[] latest = {request.base() == null ? KnownIssue.UNTOLD : request.base().watermark().toEpochMilli()};
        try (KnownLines now = new KnownLines(place.store(), chunks); KnownLines before = new KnownLines(place.store(), delta == null ? List.of() : List.of(delta.baseObject()))) {
            KnownLines.write(place.store(), object, taker -> merge(now, before, all, issue -> {
                latest[0] = Math.max(latest[0], issue.updated());
                taker.take(issue);
            }));
        } catch (FileNotFoundException older) {
            return Optional.empty();
        }
        return Optional.of(new Known(object, latest[0] == KnownIssue.UNTOLD ? null : Instant.ofEpochMilli(latest[0])));
    }

    /** What was taken now goes before what was known of it; what was only known stays as long as the query matches it. */
    private static void merge(KnownLines now, KnownLines before, long[] all, KnownLines.Taker taker) throws IOException {
        KnownIssue old = before.next();
        KnownIssue taken = now.next();
        while (old != null || taken != null) {
            if (old == null || taken != null && taken.id() <= old.id()) {
                taker.take(taken);
                old = old != null && old.id() == taken.id() ? before.next() : old;
                taken = now.next();
            } else {
                if (Arrays.binarySearch(all, old.id()) >= 0) {
                    taker.take(old);
                }
                old = before.next();
            }
        }
    }
}
