package org.jiraextractor.jira;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Opens sites. One for the whole application: sites at one address share their connections and their {@link Pacer}. Thread-safe. */
public class JiraSites {

    private final Wire wire;
    private final URI gateway;
    private final Clock clock;
    private final Budget budget;
    private final int tries;
    private final Map<String, Pacer> pacers = new ConcurrentHashMap<>();

    /** @throws IllegalStateException where the CA bundle cannot be read */
    public JiraSites(Outgoing outgoing, Clock clock) {
        this(outgoing, clock, Budget.ALONE);
    }

    /** @param budget what this node shares with others */
    public JiraSites(Outgoing outgoing, Clock clock, Budget budget) {
        this.budget = budget;
        this.wire = Wire.of(outgoing);
        this.gateway = outgoing.gateway();
        this.tries = outgoing.tries();
        this.clock = clock;
    }

    /** How the site at an address is called by this node; empty where it was not called since it started. Asks nobody. */
    public Optional<PaceNow> pace(String baseUrl) {
        return Optional.ofNullable(pacers.get(baseUrl)).map(Pacer::told);
    }

    /** For people who wait: each question is tried once, and answered or refused within ten seconds. Nothing is sent yet. */
    public JiraSite open(SiteAddress address) {
        return open(address, Watch.NONE, Patience::aPersonWaits);
    }

    /** For a job: patient, what waits is told to the watch, calls are counted apart from those of others. Nothing is sent yet. */
    public JiraSite open(SiteAddress address, Watch watch) {
        return open(address, watch, () -> Patience.aJobWaits(tries));
    }

    private JiraSite open(SiteAddress address, Watch watch, Supplier<Patience> patience) {
        Waits waits = new Waits(watch);
        Pacer pacer = pacers.computeIfAbsent(address.baseUrl().toString(), first -> new Pacer(first, budget, clock));
        return new JiraSite(address, new JiraClient(wire, address, pacer, waits, clock, new Gateway(address.deployment() == Deployment.SERVER ? null : gateway)), waits, patience);
    }
}
