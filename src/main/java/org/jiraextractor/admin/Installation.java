package org.jiraextractor.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.bus.NodeView;
import org.jiraextractor.bus.Nodes;
import org.jiraextractor.bus.TimerView;
import org.jiraextractor.bus.Timers;
import org.jiraextractor.connections.SiteRate;
import org.jiraextractor.connections.SiteRates;
import org.jiraextractor.jobs.JobQueue;
import org.jiraextractor.jobs.QueueView;

import java.util.List;

/** How the installation runs, for an admin to see: its nodes, what waits for them, the sites that they call, their timers. */
@ApplicationScoped
public class Installation {

    private final Nodes nodes;
    private final JobQueue queue;
    private final SiteRates sites;
    private final Timers timers;

    @Inject
    Installation(Nodes nodes, JobQueue queue, SiteRates sites, Timers timers) {
        this.nodes = nodes;
        this.queue = queue;
        this.sites = sites;
        this.timers = timers;
    }

    protected Installation() {
        this(null, null, null, null);
    }

    public List<NodeView> nodes(Actor actor) {
        actor.requireAdmin();
        return nodes.all();
    }

    public List<QueueView> queue(Actor actor) {
        actor.requireAdmin();
        return queue.lengths();
    }

    public List<SiteRate> sites(Actor actor) {
        actor.requireAdmin();
        return sites.all();
    }

    public List<TimerView> timers(Actor actor) {
        actor.requireAdmin();
        return timers.all();
    }
}
