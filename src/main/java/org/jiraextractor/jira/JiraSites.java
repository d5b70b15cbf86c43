package org.jiraextractor.jira;

import java.time.Clock;

/** Opens sites. One for the whole application: sites at one address share their connections and their {@link Pacer}. Thread-safe. */
public class JiraSites {

    private final Outgoing outgoing;
    private final Clock clock;

    public JiraSites(Outgoing outgoing, Clock clock) {
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /** Nothing is sent yet. For people who wait: use {@link JiraSite#check}, {@link JiraSite#tryJql} and the like. */
    public JiraSite open(SiteAddress address) {
        return open(address, Watch.NONE);
    }

    /** For a job: what waits is told to the watch, and calls are counted apart from those of others. */
    public JiraSite open(SiteAddress address, Watch watch) {
        return new JiraSite(address, outgoing, clock, watch);
    }
}
