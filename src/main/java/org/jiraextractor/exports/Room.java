package org.jiraextractor.exports;

import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.storage.Disk;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Looks whether there is room for a job's work: before it begins, then now and then. */
final class Room {

    private static final long BETWEEN = Duration.ofSeconds(3).toNanos();

    private final JobContext job;
    private final ObjectStore store;
    private final Path work;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    /** @param work a folder that is there */
    Room(JobContext job, ObjectStore store, Path work) {
        this.job = job;
        this.store = store;
        this.work = work;
    }

    /**
     * @throws Refusal {@code storage_full}
     * @throws org.jiraextractor.jobs.JobStopped when the job is to stop now
     */
    void checkpoint() {
        job.checkpoint();
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + BETWEEN)) {
            require();
        }
    }

    private void require() {
        Disk.of(work).requireRoom();
        try {
            store.check();
        } catch (Refusal refusal) {
            // one that is away is waited for where it is needed
            if (refusal.code() == Code.STORAGE_FULL) {
                throw refusal;
            }
        }
    }
}
