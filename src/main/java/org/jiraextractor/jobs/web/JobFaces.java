package org.jiraextractor.jobs.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.People;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.ViewerSnapshot;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** A job's page as a value, the same for its first sight and for what the live stream sends. */
@ApplicationScoped
class JobFaces {

    /** Lines of the log that a page shows. */
    static final int LINES = 200;
    /** The log's filter in the URL. */
    static final String TROUBLE = "warn";

    private final Jobs jobs;
    private final People people;
    private final PageRenderer renderer;
    private final Clock clock;

    @Inject
    JobFaces(Jobs jobs, People people, PageRenderer renderer, Clock clock) {
        this.jobs = jobs;
        this.people = people;
        this.renderer = renderer;
        this.clock = clock;
    }

    protected JobFaces() {
        this(null, null, null, null);
    }

    /** @throws org.jiraextractor.words.Refusal {@code not_found} where this person may not look */
    JobFace face(Actor actor, UUID id, Locale locale) {
        Job job = jobs.one(actor, id);
        return JobFace.of(job, people.names(List.of(job.ownerId())).get(job.ownerId()), actor, locale, clock.instant());
    }

    /** Until when it is kept; null before its end. */
    Kept kept(Actor actor, UUID id) {
        return Kept.of(jobs.one(actor, id), actor, clock.instant());
    }

    /** The same of a list, by the id of each that is not kept for ever. */
    Map<UUID, Kept> kept(Actor actor, List<Job> listed) {
        Instant now = clock.instant();
        return listed.stream().filter(job -> job.expiresAt() != null).collect(Collectors.toMap(Job::id, job -> Kept.of(job, actor, now)));
    }

    /** @param level {@link #TROUBLE}, or anything else for all of it */
    Page page(Actor actor, JobFace job, String level, Locale locale) {
        boolean trouble = TROUBLE.equals(level);
        List<JobEvent> events = jobs.lastEvents(actor, job.id(), trouble, LINES);
        return now(job).with("lines", LogLine.of(events, locale)).with("level", trouble ? TROUBLE : null).with("cut", events.size() == LINES);
    }

    /** Without the log. */
    Page now(JobFace job) {
        return Page.of("jobs/one", Map.of("job", job, "live", !job.ended()));
    }

    String render(Page page, String fragment, ViewerSnapshot viewer) {
        return renderer.render(page.only(fragment), viewer);
    }
}
