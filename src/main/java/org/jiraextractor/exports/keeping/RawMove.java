package org.jiraextractor.exports.keeping;

import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves what a job that is not done keeps of Jira's answers, so that a retry finds it where everything else is. Such a job may go on meanwhile: it asks all stores for a name, and what it writes is whole
 * when it shows; so each object goes by itself, copied, proven, and only then deleted, and killed anywhere this begins again with what is left.
 */
final class RawMove {

    private static final int PAGE = 200;

    private final JobContext job;
    private final ObjectStore source;
    private final ObjectStore target;
    private final Copying copying;

    RawMove(JobContext job, ObjectStore source, ObjectStore target) {
        this.job = job;
        this.source = source;
        this.target = target;
        this.copying = new Copying(job, source, target);
    }

    /** @throws Copying.Damaged where a copy did not become what it was made of; it and what comes behind it stays */
    void run(String folder) throws IOException {
        List<String> page = new ArrayList<>();
        do {
            page.clear();
            source.list(folder, name -> {
                if (page.size() < PAGE) {
                    page.add(name);
                }
            });
            for (String name : page) {
                move(name);
            }
        } while (page.size() == PAGE);
    }

    private void move(String name) throws IOException {
        try {
            copying.copy(name, "application/octet-stream", null);
        } catch (Copying.Damaged damaged) {
            if (source.size(name).isPresent()) {
                throw damaged;
            }
            // its job has no more use for it
            return;
        }
        // the lease may be another node's by now: then that one does the rest
        job.checkpoint();
        source.delete(name);
    }

    long objects() {
        return copying.objects();
    }

    long bytes() {
        return copying.bytes();
    }
}
