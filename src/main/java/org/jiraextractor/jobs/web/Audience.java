package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.JobProgress;
import org.jiraextractor.jobs.Jobs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All on this node who follow one job. Whatever node wrote its events, they are read once for all and in their order, behind the last that was read: so none is missed and none comes
 * twice, however late, often or seldom somebody said that there is something new. {@link #stir} may be called from anywhere and does nothing but ask for a look.
 */
final class Audience {

    private static final int PAGE = 200;
    private static final long NOTHING_YET = -1;

    private final UUID job;
    private final Jobs jobs;
    private final Set<JobStreams.Listener> listeners = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();
    private final AtomicReference<JobProgress> progress = new AtomicReference<>();
    private final AtomicBoolean progressElsewhere = new AtomicBoolean();
    private long read = NOTHING_YET;

    Audience(UUID job, Jobs jobs) {
        this.job = job;
        this.jobs = jobs;
    }

    void add(JobStreams.Listener listener) {
        listeners.add(listener);
    }

    /** @return whether somebody is left */
    boolean remove(JobStreams.Listener listener) {
        listeners.remove(listener);
        return !listeners.isEmpty();
    }

    /** @return whether a look is to be scheduled: none waits yet */
    boolean stir() {
        return due.compareAndSet(false, true);
    }

    /** It is further, as this node knows. */
    boolean stir(JobProgress now) {
        progress.set(now);
        return stir();
    }

    /** It is further, how far the database knows. */
    boolean stirElsewhere() {
        progressElsewhere.set(true);
        return stir();
    }

    /** Reads and tells. Where the database is away it throws, and what was to be told is told at the next look. */
    synchronized void look() {
        // first, so that what happens while we read makes us look again
        due.set(false);
        if (read == NOTHING_YET) {
            read = jobs.newestEvent(job);
            // whoever has replayed already may have missed what came between
            listeners.forEach(listener -> listener.upTo(read));
        } else {
            readOn();
        }
        Optional.ofNullable(progress.getAndSet(null)).or(this::asked).map(Told::of).ifPresent(now -> listeners.forEach(listener -> listener.progressed(now)));
    }

    private void readOn() {
        List<JobEvent> page;
        do {
            page = jobs.eventsAfter(job, read, PAGE);
            for (JobEvent event : page) {
                Told told = Told.of(event);
                listeners.forEach(listener -> listener.happened(told));
                read = event.seq();
            }
        } while (page.size() == PAGE);
    }

    private Optional<JobProgress> asked() {
        return progressElsewhere.getAndSet(false) ? jobs.progress(job) : Optional.empty();
    }
}
