package org.jiraextractor.jobs.web;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jiraextractor.bus.BackOnLine;
import org.jiraextractor.jobs.JobElsewhere;
import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.JobProgress;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The open pages of this node that show several jobs, and what they hear. */
@ApplicationScoped
public class Onlookers {

    private final Set<Onlooker> open = ConcurrentHashMap.newKeySet();

    @Resource(lookup = "java:app/concurrent/ticks")
    private ManagedScheduledExecutorService ticks;
    @Resource(lookup = "java:app/concurrent/live")
    private ManagedExecutorService pool;

    public void add(Onlooker onlooker) {
        open.add(onlooker);
    }

    public void remove(Onlooker onlooker) {
        open.remove(onlooker);
    }

    /** Reads and renders, so it must not hold a thread on which jobs' hearts beat. */
    public void later(Runnable step, long millis) {
        ticks.schedule(() -> pool.execute(step), millis, TimeUnit.MILLISECONDS);
    }

    void happened(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobEvent event) {
        boolean turn = event.type().equals("state") || event.type().equals("end");
        open.forEach(each -> tell(each, turn, event.jobId()));
    }

    void progressed(@Observes JobProgress progress) {
        open.forEach(each -> each.moved(progress.jobId()));
    }

    void elsewhere(@Observes JobElsewhere news) {
        open.forEach(each -> tell(each, !news.isProgress(), news.jobId()));
    }

    /** What was told while the line was lost nobody tells again. */
    void back(@Observes BackOnLine now) {
        open.forEach(Onlooker::missed);
    }

    private static void tell(Onlooker onlooker, boolean turn, UUID job) {
        if (turn) {
            onlooker.turned(job);
        } else {
            onlooker.moved(job);
        }
    }
}
