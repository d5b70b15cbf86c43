package org.jiraextractor.extraction;

import org.jiraextractor.jira.JiraSite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Takes one chunk: its issues in batches, what Jira cut of their lists, then its object and checkpoint, then its attachments. Runs in the extraction's thread. */
final class ChunkTaking {

    /** What it needs of the extraction it belongs to. */
    record House(Errand errand, Checkpoints checkpoints, Crew crew, Meter meter, Losses losses) {
    }

    private static final int BATCHES_AT_ONCE = 10;
    private static final int KEPT_AT_ONCE = 50;
    private static final long KEPT_AT_LEAST_EVERY_NANOS = 2_000_000_000L;

    private final House house;
    private final Errand errand;
    private final ChunkDraft draft;
    private final long[] ids;
    private final Earlier earlier;
    private final Crew.Then<Void> finished;
    private final List<KeptAttachment> unkept = new ArrayList<>();
    private Tally counted = Tally.NONE;
    private Crew.Then<Void> next;
    private int open;
    private int begun;
    /** Under way. */
    private int batches;
    private long keptAt;

    ChunkTaking(House house, int number, long[] ids, Earlier earlier, Crew.Then<Void> finished) {
        this.house = house;
        this.errand = house.errand();
        this.draft = new ChunkDraft(number, ids);
        this.ids = ids;
        this.earlier = earlier;
        this.finished = finished;
    }

    void begin() throws IOException {
        nextBatches();
        then(this::complete);
    }

    /** As large as answers show to be good by now: so each is cut only when its turn comes, and before the first answer there is one. */
    private void nextBatches() {
        while (begun < ids.length && batches < (errand.site().batchSizeKnown() ? BATCHES_AT_ONCE : 1)) {
            int to = Math.min(ids.length, begun + errand.site().batchSize());
            List<Long> some = Arrays.stream(ids, begun, to).boxed().toList();
            hand(new BatchTaking(errand, some, file("%04d.issues".formatted(begun))), batch -> {
                batches--;
                came(batch);
                nextBatches();
            });
            begun = to;
            batches++;
        }
    }

    /** A chunk that an earlier attempt finished; perhaps not all of its attachments. */
    void goOn(KeptChunk kept) throws IOException {
        house.meter().moves(Phase.ISSUES, Phase.ATTACHMENTS);
        settled(kept);
        Map<String, KeptAttachment> had = house.checkpoints().attachments(draft.number).stream()
                .collect(Collectors.toMap(KeptAttachment::id, one -> one, (first, again) -> first));
        had.values().forEach(this::count);
        if (kept.superseded().isEmpty() && had.size() == kept.tally().attachments().expected()) {
            end(null);
            return;
        }
        hand(() -> {
            List<WantedAttachment> wanted = new ArrayList<>();
            IssueLine.each(errand.place().store(), kept.objectName(), line -> wanted.addAll(IssueLine.wanted(line)));
            return wanted.stream().filter(one -> !had.containsKey(one.id())).toList();
        }, this::fetch);
        then(this::end);
    }

    private void came(Batch batch) {
        draft.batches.add(batch);
        Tally of = new Tally(new Tally.Count(0, batch.issues().size()), Tally.Count.NONE, Tally.Count.NONE, Tally.Count.NONE, Tally.Count.NONE);
        for (Drafted issue : batch.issues()) {
            of = of.plus(new Tally(Tally.Count.NONE, new Tally.Count(0, issue.comments().came()), new Tally.Count(0, issue.worklogs().came()),
                    new Tally.Count(issue.changes().total(), issue.changes().came()), Tally.Count.NONE));
        }
        counted = counted.plus(of);
        house.meter().add(Kind.ISSUE, of.issues().exported());
        house.meter().add(Kind.COMMENT, of.comments().exported());
        house.meter().add(Kind.WORKLOG, of.worklogs().exported());
        house.meter().add(Kind.CHANGE, of.changes().exported());
        house.meter().addChangesTotal(of.changes().expected());
        house.meter().addMissing(batch.missing().size());
        house.losses().tell(batch.missing());
    }

    private void complete(Void nothing) throws IOException {
        house.meter().moves(Phase.ISSUES, Phase.HISTORIES);
        draft.batches.sort(Comparator.comparing(Batch::file));
        histories();
        JiraSite site = errand.site();
        internal(new ArrayDeque<>(draft.issues().filter(issue -> errand.asksForInternal(issue) && !issue.comments().cut()).toList()));
        draft.issues().forEach(issue -> {
            if (issue.comments().cut()) {
                comments(issue, paged -> { });
            }
            if (issue.worklogs().cut()) {
                hand(new PagesTaking(errand, at -> site.worklogs(issue.id(), at), file(issue.id() + ".worklogs")), paged -> draft.worklogs.put(issue.id(), paged));
            }
            if (Extras.wanted(errand.include())) {
                hand(Extras.of(errand, issue), extras -> draft.extras.put(issue.id(), extras));
            }
        });
        then(this::write);
    }

    private void comments(Drafted issue, Crew.Then<Paged> then) {
        hand(new PagesTaking(errand, at -> errand.site().comments(issue.id(), at), file(issue.id() + ".comments")), paged -> {
            draft.comments.put(issue.id(), paged);
            then.with(paged);
        });
    }

    /** A call an issue, so until one answer has shown that the site can tell, one at a time; and none any more once one has shown that it cannot. */
    private void internal(Deque<Drafted> untold) {
        while (!untold.isEmpty() && errand.internal().mayBeTold()) {
            boolean known = errand.internal().isTold();
            comments(untold.remove(), paged -> {
                errand.internal().answered(paged.items());
                if (!known) {
                    internal(untold);
                }
            });
            if (!known) {
                return;
            }
        }
    }

    /** In bulk; those of which even that call gives too few, by their own pages. */
    private void histories() {
        Map<Long, Path> files = new HashMap<>();
        Map<Long, Long> totals = new HashMap<>();
        draft.batches.forEach(batch -> batch.issues().stream().filter(issue -> issue.changes().cut()).forEach(issue -> {
            files.put(issue.id(), ChunkDraft.histories(batch));
            totals.put(issue.id(), issue.changes().total());
        }));
        if (!files.isEmpty()) {
            hand(new HistoriesTaking(errand, files, totals), this::stillShort);
        }
    }

    private void stillShort(Set<Long> issues) {
        issues.forEach(issue -> hand(new PagesTaking(errand, at -> errand.site().histories(issue, at), file(issue + ".changes")),
                paged -> draft.changes.put(issue, paged)));
    }

    private void write(Void nothing) throws IOException {
        hand(new ChunkWriting(errand, draft, earlier), written -> {
            house.checkpoints().keepChunk(written.chunk());
            house.meter().addMissing(-draft.batches.stream().mapToLong(batch -> batch.missing().size()).sum());
            settled(written.chunk());
            house.losses().tell(written.chunk().missing().stream().filter(missing -> !missing.kind().equals(Kind.ISSUE.word())).toList());
            house.meter().moves(Phase.HISTORIES, Phase.ATTACHMENTS);
            clean();
            fetch(written.attachments());
        });
        then(this::end);
    }

    private void settled(KeptChunk chunk) {
        house.meter().settle(counted, chunk.tally());
        house.meter().addMissing(chunk.missing().size());
        house.meter().addBytes(chunk.bytes());
    }

    private void fetch(List<WantedAttachment> wanted) {
        keptAt = System.nanoTime();
        List<KeptAttachment> here = earlier.here(wanted);
        Set<String> ids = here.stream().map(KeptAttachment::id).collect(Collectors.toSet());
        unkept.addAll(here);
        wanted.stream().filter(one -> !ids.contains(one.id())).forEach(one -> hand(new AttachmentTaking(errand, one), taken -> {
            count(taken);
            if (taken.missing() != null) {
                house.losses().tell(List.of(new Missing(Kind.ATTACHMENT.word(), taken.issueKey(), taken.id(), taken.missing())));
            }
            unkept.add(taken);
            if (unkept.size() >= KEPT_AT_ONCE || System.nanoTime() - keptAt > KEPT_AT_LEAST_EVERY_NANOS) {
                keep();
            }
        }));
    }

    private void count(KeptAttachment taken) {
        house.meter().add(Kind.ATTACHMENT, taken.missing() == null ? 1 : 0);
        house.meter().addMissing(taken.missing() == null ? 0 : 1);
        house.meter().addBytes(taken.size());
    }

    private void keep() {
        if (!unkept.isEmpty()) {
            house.checkpoints().keepAttachments(draft.number, List.copyOf(unkept));
            unkept.clear();
        }
        keptAt = System.nanoTime();
    }

    private void end(Void nothing) throws IOException {
        keep();
        house.meter().moves(Phase.ATTACHMENTS, null);
        finished.with(null);
    }

    private <T> void hand(Callable<T> work, Crew.Then<T> then) {
        open++;
        house.crew().hand(work, result -> {
            then.with(result);
            if (--open == 0) {
                next.with(null);
            }
        });
    }

    /** What follows when all that is handed out now, and what that hands out, has come back. */
    private void then(Crew.Then<Void> step) throws IOException {
        next = step;
        if (open == 0) {
            step.with(null);
        }
    }

    private Path file(String name) {
        return errand.place().directory().resolve("%06d-%s".formatted(draft.number, name));
    }

    /** Work files of a chunk are of no use once it is kept; a disk that holds a few chunks is enough. */
    private void clean() throws IOException {
        try (var files = Files.newDirectoryStream(errand.place().directory(), "%06d-*".formatted(draft.number))) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
    }
}
