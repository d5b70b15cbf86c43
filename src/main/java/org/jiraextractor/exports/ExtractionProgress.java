package org.jiraextractor.exports;

import org.jiraextractor.extraction.ExtractionListener;
import org.jiraextractor.extraction.Outcome;
import org.jiraextractor.extraction.Phase;
import org.jiraextractor.extraction.Progress;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.Wait;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Tells a job how its extraction goes, and how long it will still take. */
final class ExtractionProgress implements ExtractionListener {

    private final JobContext job;
    private final Room room;
    private final Clock clock;
    private final Instant began;
    private final Set<Phase> phases = EnumSet.noneOf(Phase.class);
    private long issuesTotal;
    private long changesTotal;
    private long firstDone = -1;
    private Instant waitingUntil = Instant.MIN;

    ExtractionProgress(JobContext job, Room room, Clock clock) {
        this.job = job;
        this.room = room;
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public void phase(Phase phase, long done, long total) {
        if (phase != Phase.CENSUS && phases.remove(Phase.CENSUS)) {
            end(Phase.CENSUS, issuesTotal);
        }
        // what is over between two tellings is never told of; it was there all the same
        for (Phase before : EnumSet.range(Phase.ISSUES, Phase.ATTACHMENTS)) {
            if (before.compareTo(phase) < 0 && phases.add(before)) {
                job.phase(before.word(), 0, 0);
            }
        }
        phases.add(phase);
        if (phase == Phase.HISTORIES) {
            changesTotal = total;
        }
        job.phase(phase.word(), done, total);
    }

    /** Ends what still runs, with the counts that came out in the end: what was told on the way is a moment's. */
    void ended(Outcome outcome) {
        for (Phase phase : phases) {
            end(phase, switch (phase) {
                case CENSUS -> outcome.census().issues();
                case ISSUES -> outcome.tally().issues().exported();
                case HISTORIES -> outcome.tally().changes().exported();
                case ATTACHMENTS -> outcome.tally().attachments().exported();
            });
        }
    }

    private void end(Phase phase, long count) {
        job.phase(phase.word(), count, count);
        job.phaseEnds(phase.word());
    }

    @Override
    public void progress(Progress now) {
        issuesTotal = now.issuesTotal();
        Long eta = eta(now);
        job.progress(before -> new org.jiraextractor.jobs.Progress(now.issuesTotal(), now.issuesDone(), now.commentsDone(), now.worklogsDone(), now.changesDone(),
                now.attachmentsTotal(), now.attachmentsDone(), now.missing(), now.bytes(), now.requests(), now.retries(), now.waitsMs(), eta));
        phases.forEach(phase -> counts(phase, now));
    }

    /** Phases overlap, and the extraction tells only of the one furthest behind: the others would stay at what they were last told. */
    private void counts(Phase phase, Progress now) {
        switch (phase) {
            case CENSUS -> { }
            case ISSUES -> job.phase(phase.word(), now.issuesDone(), now.issuesTotal());
            case HISTORIES -> job.phase(phase.word(), now.changesDone(), Math.max(changesTotal, now.changesDone()));
            case ATTACHMENTS -> job.phase(phase.word(), now.attachmentsDone(), now.attachmentsTotal());
        }
    }

    /** Things still to do at the rate of this attempt; nothing until a tenth of a second and one thing are behind it. */
    private Long eta(Progress now) {
        long done = now.issuesDone() + now.attachmentsDone();
        if (firstDone < 0) {
            firstDone = done;
        }
        long left = now.issuesTotal() + now.attachmentsTotal() - done;
        long millis = Duration.between(began, clock.instant()).toMillis();
        return done <= firstDone || millis < 100 ? null : (Long) Math.round(left * (double) millis / (done - firstDone) / 1000);
    }

    @Override
    public void waiting(String reason, Instant until) {
        boolean news;
        synchronized (this) {
            news = until.isAfter(waitingUntil.plusSeconds(1));
            if (news) {
                waitingUntil = until;
            }
        }
        if (news) {
            job.waits(new Wait(reason, until));
            job.log("warn", "export.event.wait." + reason, Math.max(1, Duration.between(clock.instant(), until).toSeconds()));
        }
    }

    @Override
    public void log(Level level, String key, Object... args) {
        job.log(level.name().toLowerCase(Locale.ROOT), key, args);
    }

    @Override
    public void checkCancelled() {
        room.checkpoint();
    }
}
