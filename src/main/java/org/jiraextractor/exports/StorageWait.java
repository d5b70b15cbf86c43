package org.jiraextractor.exports;

import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.Wait;
import org.jiraextractor.storage.Patience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A job that waits for its store, and says so: once in its log for each outage, and on its page until when. */
public final class StorageWait implements Patience {

    private final JobContext job;
    private final Clock clock;
    private boolean waiting;

    public StorageWait(JobContext job, Clock clock) {
        this.job = job;
        this.clock = clock;
    }

    @Override
    public void waits(Duration until) {
        Instant next = clock.instant().plus(until);
        boolean news;
        synchronized (this) {
            news = !waiting;
            waiting = true;
        }
        job.waits(new Wait(Wait.STORAGE, next));
        if (news) {
            job.log("warn", "export.event.wait.storage");
        }
    }

    @Override
    public void check() {
        job.checkpoint();
    }

    @Override
    public void over() {
        synchronized (this) {
            if (!waiting) {
                return;
            }
            waiting = false;
        }
        job.waits(null);
        job.log("info", "export.event.storage_again");
    }
}
