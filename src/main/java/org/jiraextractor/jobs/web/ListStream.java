package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.page.Mailbox;
import org.jiraextractor.page.OpenPage;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.PageRenderer;
import org.jiraextractor.page.ViewerSnapshot;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * One open list of jobs: the cells that change of those of its rows that have not ended, each as {@code <cell>-<id>}; what is ticked, and where one is in the list, stays. Ends with the last
 * of them.
 */
final class ListStream extends OpenPage implements Onlooker {

    private static final long BREATH_MS = 1_000;
    private static final long SILENCE_MS = 10_000;
    private static final List<String> CELLS = List.of("state", "issues", "size", "again");

    private final JobList jobs;
    private final PageRenderer renderer;
    private final Actor actor;
    private final ViewerSnapshot viewer;
    /** Those that may change yet. */
    private final Set<UUID> living = ConcurrentHashMap.newKeySet();

    ListStream(JobList jobs, PageRenderer renderer, Actor actor, Collection<UUID> shown, ViewerSnapshot viewer, Mailbox mailbox, Onlookers onlookers) {
        super(mailbox, onlookers::later, BREATH_MS, SILENCE_MS);
        this.jobs = jobs;
        this.renderer = renderer;
        this.actor = actor;
        this.viewer = viewer;
        this.living.addAll(shown);
    }

    /** @return where a list with these rows is kept up to date; null where nothing of it changes any more */
    static String address(List<JobRow> rows) {
        String ids = rows.stream().filter(row -> !row.ended()).map(row -> "id=" + row.id()).collect(Collectors.joining("&"));
        return ids.isEmpty() ? null : "/jobs/live?" + ids;
    }

    @Override
    public void moved(UUID job) {
        if (living.contains(job)) {
            lookSoon();
        }
    }

    @Override
    public void turned(UUID job) {
        moved(job);
    }

    @Override
    public void missed() {
        lookSoon();
    }

    @Override
    protected void tell() {
        List<Job> found = jobs.these(actor, Set.copyOf(living));
        for (Job job : found) {
            Page row = Page.of("jobs/list").with("row", JobRow.of(job, null, actor));
            CELLS.forEach(cell -> part(cell + "-" + job.id(), renderer.render(row.only(cell + "Cell"), viewer)));
        }
        // what was deleted meanwhile, or is not shared any more, changes no more either
        living.retainAll(found.stream().filter(job -> !job.state().ended()).map(Job::id).collect(Collectors.toSet()));
        if (living.isEmpty()) {
            end("ended");
        }
    }
}
