package org.jiraextractor.home.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.connections.Connection;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.connections.SiteQuestions;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.ViewerSnapshot;
import org.jiraextractor.schedules.Schedules;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** The home page as a value, the same for its first sight and for what the live stream sends. Asks nobody but the database. */
@ApplicationScoped
class HomeFaces {

    /** So many rows always, where there are as many jobs: what comes and goes moves nothing below. */
    private static final int LATEST = 8;
    private static final int NEXT = 5;
    private static final int SITES = 5;
    /** Among so many of the newest, those that do not work are shown first. */
    private static final int LOOKED_AT = 100;

    private final JobList jobs;
    private final Connections connections;
    private final SiteQuestions questions;
    private final Schedules schedules;
    private final Room room;
    private final PageRenderer renderer;
    private final Clock clock;

    @Inject
    HomeFaces(JobList jobs, Connections connections, SiteQuestions questions, Schedules schedules, Room room, PageRenderer renderer, Clock clock) {
        this.jobs = jobs;
        this.connections = connections;
        this.questions = questions;
        this.schedules = schedules;
        this.room = room;
        this.renderer = renderer;
        this.clock = clock;
    }

    protected HomeFaces() {
        this(null, null, null, null, null, null, null);
    }

    Page page(Actor actor) {
        List<Job> latest = jobs.latest(actor, LATEST);
        if (latest.isEmpty()) {
            return Page.of("home").with("latest", List.of()).with("connected", !connections.newest(actor, Long.MAX_VALUE, 1).isEmpty());
        }
        return beside(actor, latest(actor, latest));
    }

    /** The jobs alone. */
    Page latest(Actor actor) {
        return latest(actor, jobs.latest(actor, LATEST));
    }

    private Page latest(Actor actor, List<Job> latest) {
        Instant now = clock.instant();
        Map<UUID, String> sites = connections.among(actor, latest.stream().map(Job::connectionId).filter(Objects::nonNull).distinct().toList()).stream()
                .collect(Collectors.toMap(Connection::id, Connection::name));
        return Page.of("home").with("connected", true).with("running", latest.stream().filter(job -> !job.state().ended()).count())
                .with("latest", latest.stream().map(job -> LatestRow.of(job, sites.get(job.connectionId()), now)).toList());
    }

    /** What stands beside the jobs, put to them. */
    Page beside(Actor actor, Page latest) {
        List<Connection> known = connections.newest(actor, Long.MAX_VALUE, LOOKED_AT);
        List<SiteRow> sites = known.stream().map(site -> SiteRow.of(site, questions.pace(site))).sorted(Comparator.comparingInt(SiteRow::rank)).limit(SITES).toList();
        return latest.with("next", schedules.upcoming(actor, NEXT).stream().map(NextRow::of).toList()).with("sites", sites).with("moreSites", known.size() > SITES)
                .with("room", room.of(actor));
    }

    String render(Page page, String fragment, ViewerSnapshot viewer) {
        return renderer.render(page.only(fragment), viewer);
    }
}
