package org.jiraextractor.extraction;

import org.jiraextractor.extraction.ExtractionListener.Level;
import org.jiraextractor.jira.JiraSite;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * One extraction: lists the ids, takes the issues by id in chunks with a checkpoint after each, completes what Jira cuts, fetches the
 * attachments; then looks again, and takes once more what changed or appeared meanwhile. Goes on where earlier checkpoints end. The result depends on the Jira and the request only. Used once.
 */
public class Extraction {

    /** What one bulk call for histories takes. Part of what a checkpoint means: never changed. */
    static final int CHUNK = 1_000;

    private final JiraSite site;
    private final ExtractionRequest request;
    private final Workplace place;
    private final Checkpoints checkpoints;
    private final ExtractionListener listener;
    private final Clock clock;
    private final Notes notes;
    private final Meter meter;
    private final Crew crew;
    private final AtomicLong listed = new AtomicLong();

    /**
     * @param site     opened with a watch that tells the listener what waits; aborted where the extraction ends early
     * @param executor does the calls; bounded; a handful of threads is enough, the site's pace sets the rest
     * @param notes    what is noted of each issue: {@link Extracted#eachNote} reads it
     */
    public Extraction(JiraSite site, ExtractionRequest request, Workplace place, Checkpoints checkpoints, ExtractionListener listener,
                      ExecutorService executor, Clock clock, Notes notes) {
        this.site = site;
        this.request = request;
        this.place = place;
        this.checkpoints = checkpoints;
        this.listener = listener;
        this.clock = clock;
        this.notes = notes;
        this.meter = new Meter(listener, site::counts);
        this.crew = new Crew(executor, this::pulse);
    }

    /**
     * Runs to the end in the calling thread.
     *
     * @throws org.jiraextractor.words.Refusal where the site or the store refuse for good
     * @throws IOException                     where the work directory or the store fail
     * @throws RuntimeException                what the listener or the checkpoints threw
     */
    public Outcome run() throws IOException {
        boolean done = false;
        try {
            KeptCensus census = census();
            if (checkpoints.end().isEmpty()) {
                take(census);
            }
            done = true;
            return new KeptExtraction(request, place.store(), checkpoints, census).outcome(checkpoints.end().orElseThrow());
        } finally {
            if (!done) {
                site.abort();
            }
            crew.dismiss();
        }
    }

    /** A finished extraction, without Jira; empty where it never finished. */
    public static Optional<Outcome> finished(ExtractionRequest request, Workplace place, Checkpoints checkpoints) throws IOException {
        Optional<KeptEnd> end = checkpoints.end();
        return end.isEmpty() ? Optional.empty()
                : checkpoints.census().map(census -> new KeptExtraction(request, place.store(), checkpoints, census).outcome(end.get()));
    }

    private void pulse() {
        listener.checkCancelled();
        if (listed.get() > 0) {
            meter.counted(listed.get());
        }
        meter.tell();
    }

    private KeptCensus census() throws IOException {
        Optional<KeptCensus> kept = checkpoints.census();
        if (kept.isPresent()) {
            return kept.get();
        }
        KeptCensus census = crew.now(() -> new CensusTaking(site, request, place, clock).take(listed::set));
        listed.set(0);
        census = told(census);
        checkpoints.keepCensus(census);
        listener.log(Level.INFO, census.delta() != null ? "extraction.census.delta" : census.truncated() ? "extraction.census.cut" : "extraction.census", census.issues(), census.matched());
        return census;
    }

    /** Why each issue that is gone is gone. */
    private KeptCensus told(KeptCensus census) throws IOException {
        KeptDelta delta = census.delta();
        if (delta == null || delta.gone().isEmpty()) {
            return census;
        }
        List<Gone> gone = new ArrayList<>();
        delta.gone().forEach(one -> crew.hand(new GoneAsking(site, one), gone::add));
        crew.untilDone();
        // to a dead token everything is deleted
        crew.now(site::myself);
        gone.sort(Comparator.comparingLong(one -> Long.parseLong(one.id())));
        listener.log(Level.INFO, "extraction.gone", gone.size());
        return census.with(new KeptDelta(delta.allObject(), delta.baseObject(), gone));
    }

    private void take(KeptCensus census) throws IOException {
        long[] ids = IdList.read(place.store(), census.idsObject());
        int chunks = Pass.chunks(ids.length);
        Map<Integer, KeptChunk> kept = kept();
        meter.census(ids.length, chunks);
        if (!kept.isEmpty()) {
            // the account may have lost its token since
            crew.now(site::myself);
            listener.log(Level.INFO, "extraction.resumed", kept.values().stream().mapToLong(chunk -> chunk.tally().issues().exported()).sum(), ids.length);
        }
        Errand errand = Errand.of(site, request, place, census.source(), notes);
        ChunkTaking.House house = new ChunkTaking.House(errand, checkpoints, crew, meter, new Losses(listener));
        new Pass(house, ids, 0, kept, own -> Earlier.NOTHING).run();
        KeptLook look = look(new SecondLook(errand, census, census.delta() == null ? ids : IdList.read(place.store(), census.delta().allObject()), checkpoints.chunks().stream().filter(chunk -> chunk.number() < chunks).toList()));
        long[] again = look.idsObject() == null ? new long[0] : IdList.read(place.store(), look.idsObject());
        Map<Integer, KeptChunk> first = kept();
        meter.secondPass();
        new Pass(house, again, chunks, first, own -> Earlier.of(place.store(), checkpoints, ids, first, own)).run();
        end(look, chunks);
    }

    private Map<Integer, KeptChunk> kept() {
        return checkpoints.chunks().stream().collect(Collectors.toMap(KeptChunk::number, chunk -> chunk));
    }

    private KeptLook look(SecondLook second) throws IOException {
        KeptLook kept = checkpoints.look().orElse(null);
        if (kept == null) {
            kept = crew.now(second);
            // those were calls too
            meter.tell();
            checkpoints.keepLook(kept);
        }
        return kept;
    }

    /** @param chunks how many the first pass has */
    private void end(KeptLook look, int chunks) throws IOException {
        Set<String> changed = new TreeSet<>(look.changed());
        for (KeptChunk chunk : checkpoints.chunks()) {
            if (chunk.number() >= chunks) {
                IssueLine.each(place.store(), chunk.objectName(), line -> changed.add(line.path("key").asText()));
            }
        }
        if (!changed.isEmpty()) {
            listener.log(Level.WARN, "extraction.changed", changed.size());
        }
        checkpoints.keepEnd(new KeptEnd(List.copyOf(changed), clock.instant()));
    }
}
