package org.jiraextractor.extraction;

import org.jiraextractor.jira.CallCounts;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** How far it is, told to the listener as it changes. For the thread that runs the extraction. */
final class Meter {

    private final ExtractionListener listener;
    private final Supplier<CallCounts> calls;
    private final Map<Kind, Long> done = new EnumMap<>(Kind.class);
    private final Map<Phase, Integer> chunksIn = new EnumMap<>(Phase.class);
    private long issuesTotal;
    private long changesTotal;
    private long attachmentsTotal;
    private long missing;
    private long bytes;
    private Progress told;
    private Phase toldPhase;
    /** The furthest that any chunk came: what is left to name when none is under way. */
    private Phase reached = Phase.ISSUES;
    private long toldDone = -1;
    private long toldTotal = -1;
    private boolean second;

    Meter(ExtractionListener listener, Supplier<CallCounts> calls) {
        this.listener = listener;
        this.calls = calls;
    }

    /** @param chunks how many chunks there are, all of them still to come */
    void census(long issues, int chunks) {
        issuesTotal = issues;
        chunksIn.put(Phase.ISSUES, chunks);
    }

    /** A chunk goes on. @param to null when it is finished */
    void moves(Phase from, Phase to) {
        if (second) {
            return;
        }
        chunksIn.merge(from, -1, Integer::sum);
        if (to != null) {
            chunksIn.merge(to, 1, Integer::sum);
            reached = to.compareTo(reached) > 0 ? to : reached;
        }
    }

    /** What is taken again does not turn the phases back, and is counted when it is known what of it is new. */
    void secondPass() {
        second = true;
    }

    void add(Kind kind, long count) {
        done.merge(kind, count, Long::sum);
    }

    void addChangesTotal(long count) {
        changesTotal += count;
    }

    void addAttachmentsTotal(long count) {
        attachmentsTotal += count;
    }

    void addMissing(long count) {
        missing += count;
    }

    void addBytes(long count) {
        bytes += count;
    }

    /** What a kept chunk really holds, in place of what was counted while it came. */
    void settle(Tally counted, Tally kept) {
        issuesTotal += second ? kept.issues().expected() : 0;
        add(Kind.ISSUE, kept.issues().exported() - counted.issues().exported());
        add(Kind.COMMENT, kept.comments().exported() - counted.comments().exported());
        add(Kind.WORKLOG, kept.worklogs().exported() - counted.worklogs().exported());
        add(Kind.CHANGE, kept.changes().exported() - counted.changes().exported());
        changesTotal += kept.changes().expected() - counted.changes().expected();
        attachmentsTotal += kept.attachments().expected();
    }

    /** Tells what is new. */
    void tell() {
        Phase phase = phase();
        long of = switch (phase) {
            case CENSUS -> issuesTotal;
            case ISSUES -> of(Kind.ISSUE);
            case HISTORIES -> of(Kind.CHANGE);
            case ATTACHMENTS -> of(Kind.ATTACHMENT);
        };
        long total = switch (phase) {
            case CENSUS -> 0;
            case ISSUES -> issuesTotal;
            case HISTORIES -> changesTotal;
            case ATTACHMENTS -> attachmentsTotal;
        };
        CallCounts counts = calls.get();
        Progress now = new Progress(issuesTotal, Math.min(issuesTotal, of(Kind.ISSUE)), of(Kind.COMMENT), of(Kind.WORKLOG), of(Kind.CHANGE), attachmentsTotal, Math.min(attachmentsTotal, of(Kind.ATTACHMENT)), missing, bytes,
                counts.requests(), counts.retries(), counts.waitsMs());
        if (!now.equals(told)) {
            listener.progress(now);
            told = now;
        }
        if (phase != toldPhase || of != toldDone || total != toldTotal) {
            listener.phase(phase, of, total);
            toldPhase = phase;
            toldDone = of;
            toldTotal = total;
        }
    }

    /** While ids are listed nobody knows how many there will be. */
    void counted(long ids) {
        issuesTotal = ids;
    }

    private long of(Kind kind) {
        return done.getOrDefault(kind, 0L);
    }

    private Phase phase() {
        if (chunksIn.isEmpty()) {
            return Phase.CENSUS;
        }
        for (Phase phase : Phase.values()) {
            if (chunksIn.getOrDefault(phase, 0) > 0) {
                return phase;
            }
        }
        return reached;
    }
}
