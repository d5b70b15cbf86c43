package org.jiraextractor.jobs.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.JobProgress;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** Who listens to which job on this node. Told on the thread that committed an event, so a listener only puts down and leaves. */
@ApplicationScoped
class JobStreams {

    /** One open stream. */
    interface Listener {
        void happened(JobEvent event);

        void progressed(JobProgress progress);
    }

    private final Map<UUID, Set<Listener>> listeners = new ConcurrentHashMap<>();

    @Resource(lookup = "java:app/concurrent/ticks")
    private ManagedScheduledExecutorService ticks;
    @Resource(lookup = "java:app/concurrent/live")
    private ManagedExecutorService pool;

    void add(UUID job, Listener listener) {
        listeners.compute(job, (id, known) -> {
            Set<Listener> all = known == null ? ConcurrentHashMap.newKeySet() : known;
            all.add(listener);
            return all;
        });
    }

    void remove(UUID job, Listener listener) {
        listeners.computeIfPresent(job, (id, known) -> {
            known.remove(listener);
            return known.isEmpty() ? null : known;
        });
    }

    /** Reads and renders, so it must not hold a thread on which jobs' hearts beat. */
    void later(Runnable step, long millis) {
        ticks.schedule(() -> pool.execute(step), millis, TimeUnit.MILLISECONDS);
    }

    void happened(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobEvent event) {
        listeners.getOrDefault(event.jobId(), Set.of()).forEach(listener -> listener.happened(event));
    }

    void progressed(@Observes JobProgress progress) {
        listeners.getOrDefault(progress.jobId(), Set.of()).forEach(listener -> listener.progressed(progress));
    }
}
