package org.jiraextractor.bus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.util.List;

/** When the timers of all nodes last ran, by the clock of the database. */
@ApplicationScoped
@Transactional
public class Timers {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Nodes nodes;

    @Inject
    Timers(Nodes nodes) {
        this.nodes = nodes;
    }

    protected Timers() {
        this(null);
    }

    /** One of this node's has run. Nothing is noted before the node is known. */
    public void ran(String name, int everySeconds, long tookMs) {
        entities.createNativeQuery("insert into timers (name, node_id, every_seconds, last_run_at, took_ms) select ?1, id, ?3, now(), ?4 from nodes where id = ?2"
                        + " on conflict (name, node_id) do update set every_seconds = excluded.every_seconds, last_run_at = now(), took_ms = excluded.took_ms")
                .setParameter(1, name).setParameter(2, nodes.here()).setParameter(3, everySeconds).setParameter(4, tookMs).executeUpdate();
    }

    /** Those of nodes that have not stopped; at most 200. */
    @SuppressWarnings("unchecked")
    public List<TimerView> all() {
        return ((List<Object[]>) entities.createNativeQuery("select name, node_id, host, every_seconds, last_run_at, last_run_at + every_seconds * interval '1 second', took_ms from timers"
                + " join nodes on nodes.id = node_id where stopped_at is null order by name, host, node_id limit 200").getResultList()).stream()
                .map(row -> new TimerView((String) row[0], (String) row[1], (String) row[2], ((Number) row[3]).intValue(), Nodes.instant(row[4]), Nodes.instant(row[5]), ((Number) row[6]).longValue()))
                .toList();
    }
}
