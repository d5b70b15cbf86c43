package org.jiraextractor.jobs.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.jiraextractor.bus.BackOnLine;
import org.jiraextractor.jobs.JobElsewhere;
import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.JobProgress;
import org.jiraextractor.jobs.Jobs;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Who on this node follows which job, whatever node runs it. What is heard of a job, on the thread that commits an event or listens to other nodes, only asks for a look at it, on another. */
@ApplicationScoped
class JobStreams {

    private static final Logger LOG = Logger.getLogger(JobStreams.class.getName());
    private static final long AGAIN_AFTER_MS = 1_000;

    /** One open stream; puts down what it is told and leaves. Told by one thread at a time, in order. */
    interface Listener {
        void happened(Told event);

        /** There are events up to this number; those that it does not have yet it is to read for itself. */
        void upTo(long seq);

        void progressed(Told progress);
    }

    private final Map<UUID, Audience> audiences = new ConcurrentHashMap<>();
    private final Jobs jobs;

    @Resource(lookup = "java:app/concurrent/ticks")
    private ManagedScheduledExecutorService ticks;
    @Resource(lookup = "java:app/concurrent/live")
    private ManagedExecutorService pool;

    @Inject
    JobStreams(Jobs jobs) {
        this.jobs = jobs;
    }

    protected JobStreams() {
        this(null);
    }

    void add(UUID job, Listener listener) {
        boolean[] first = {false};
        Audience audience = audiences.compute(job, (id, known) -> {
            first[0] = known == null;
            Audience all = known == null ? new Audience(id, jobs) : known;
            all.add(listener);
            return all;
        });
        if (first[0] && audience.stir()) {
            look(audience);
        }
    }

    void remove(UUID job, Listener listener) {
        audiences.computeIfPresent(job, (id, known) -> known.remove(listener) ? known : null);
    }

    /** Reads and renders, so it must not hold a thread on which jobs' hearts beat. */
    void later(Runnable step, long millis) {
        ticks.schedule(() -> pool.execute(step), millis, TimeUnit.MILLISECONDS);
    }

    void happened(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobEvent event) {
        Audience audience = audiences.get(event.jobId());
        if (audience != null && audience.stir()) {
            look(audience);
        }
    }

    void progressed(@Observes JobProgress progress) {
        Audience audience = audiences.get(progress.jobId());
        if (audience != null && audience.stir(progress)) {
            look(audience);
        }
    }

    void elsewhere(@Observes JobElsewhere news) {
        Audience audience = audiences.get(news.jobId());
        if (audience != null && (news.isProgress() ? audience.stirElsewhere() : audience.stir())) {
            look(audience);
        }
    }

    /** What was told while the line was lost nobody tells again. */
    void back(@Observes BackOnLine now) {
        audiences.values().stream().filter(Audience::stir).forEach(this::look);
    }

    private void look(Audience audience) {
        try {
            pool.execute(() -> {
                try {
                    audience.look();
                } catch (RuntimeException unreachable) {
                    LOG.log(Level.WARNING, "events could not be read for those who follow a job; it is tried again", unreachable);
                    if (audience.stir()) {
                        later(() -> look(audience), AGAIN_AFTER_MS);
                    }
                }
            });
        } catch (RejectedExecutionException stopping) {
            LOG.log(Level.FINE, "this node stops; its streams end", stopping);
        }
    }
}
