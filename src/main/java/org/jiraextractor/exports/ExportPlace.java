package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.config.Settings;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.storage.Disk;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.Stores;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;

/** Where a job of this room puts things: work files while it runs, objects for good; and how all of them go. */
@ApplicationScoped
class ExportPlace {

    private final ObjectStore store;
    private final Stores stores;
    private final Path work;
    private final Clock clock;

    @Inject
    ExportPlace(ObjectStore store, Stores stores, Settings settings, Clock clock) {
        this.store = store;
        this.stores = stores;
        this.work = settings.dataDir().resolve("work");
        this.clock = clock;
    }

    protected ExportPlace() {
        this.store = null;
        this.stores = null;
        this.work = null;
        this.clock = null;
    }

    /** What is done in a work folder. */
    @FunctionalInterface
    interface Working {
        Outcome in(WorkFolder folder) throws IOException;
    }

    private WorkFolder folder(JobContext job) throws IOException {
        return new WorkFolder(work.resolve(job.jobId() + "-" + job.epoch()));
    }

    /** The store as a job wants it: it waits for one that is away, and says so. */
    ObjectStore store(JobContext job) {
        return store.patient(new StorageWait(job, clock));
    }

    /** That store alone which a URI names, as a job wants it. */
    ObjectStore store(JobContext job, String uri) {
        return stores.of(uri).patient(new StorageWait(job, clock));
    }

    Room room(JobContext job) {
        return new Room(job, store, work);
    }

    /** As {@link JobWork} does it: in a work folder of its own; a disk that is full meanwhile is no defect. */
    Outcome working(JobContext job, Working work) throws IOException {
        try (WorkFolder folder = folder(job)) {
            room(job).checkpoint();
            return work.in(folder);
        } catch (UncheckedIOException failed) {
            throw full(failed.getCause());
        } catch (IOException failed) {
            throw full(failed);
        }
    }

    private IOException full(IOException failed) {
        Refusal refusal = Disk.refusal(failed, work);
        if (refusal.code() == Code.STORAGE_FULL) {
            throw refusal;
        }
        return failed;
    }

    void discard(UUID job) throws IOException {
        store.deleteBelow("jobs/" + job);
        if (Files.isDirectory(work)) {
            try (var folders = Files.newDirectoryStream(work, job + "-*")) {
                for (Path folder : folders) {
                    new WorkFolder(folder).close();
                }
            }
        }
    }
}
