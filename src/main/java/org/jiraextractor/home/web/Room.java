package org.jiraextractor.home.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.config.Settings;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.storage.Disk;
import org.jiraextractor.words.Refusal;

/** How much room the exports take that somebody sees; to admins also how much is left, where they lie on this machine's disk. */
@ApplicationScoped
class Room {

    private final JobList jobs;
    private final Settings settings;

    @Inject
    Room(JobList jobs, Settings settings) {
        this.jobs = jobs;
        this.settings = settings;
    }

    protected Room() {
        this(null, null);
    }

    /** @param exports with files. @param free bytes on the disk; null where it is not theirs to know, or not known */
    public record Taken(long exports, long bytes, Long free) {
    }

    Taken of(Actor actor) {
        JobList.Kept kept = jobs.kept(actor);
        return new Taken(kept.jobs(), kept.bytes(), actor.role() == Role.ADMIN && settings.minio().isEmpty() ? free() : null);
    }

    private Long free() {
        try {
            return Disk.of(settings.dataDir()).usable();
        } catch (Refusal unknown) {
            return null;
        }
    }
}
