package org.jiraextractor.home.web;

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The open home pages of this node. Told on the thread that committed an event, so a page only puts down and leaves. */
@ApplicationScoped
class HomeStreams {

    private final Set<HomeStream> open = ConcurrentHashMap.newKeySet();

    @Resource(lookup = "java:app/concurrent/ticks")
    private ManagedScheduledExecutorService ticks;
    @Resource(lookup = "java:app/concurrent/live")
    private ManagedExecutorService pool;

    void add(HomeStream stream) {
        open.add(stream);
    }

    void remove(HomeStream stream) {
        open.remove(stream);
    }

    /** Reads and renders, so it must not hold a thread on which jobs' hearts beat. */
    void later(Runnable step, long millis) {
        ticks.schedule(() -> pool.execute(step), millis, TimeUnit.MILLISECONDS);
    }

    void happened(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobEvent event) {
        boolean turn = event.type().equals("state") || event.type().equals("end");
        open.forEach(turn ? HomeStream::turned : HomeStream::moved);
    }

    void progressed(@Observes JobProgress progress) {
        open.forEach(HomeStream::moved);
    }

    void elsewhere(@Observes JobElsewhere news) {
        open.forEach(news.isProgress() ? HomeStream::moved : HomeStream::turned);
    }

    /** What was told while the line was lost nobody tells again. */
    void back(@Observes BackOnLine now) {
        open.forEach(HomeStream::turned);
    }
}
