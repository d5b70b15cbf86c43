package org.jiraextractor.bus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Which nodes there are, by the clock of the database alone. A node that has said nothing for 30 s, as long as a job's lease, is taken for dead. */
@ApplicationScoped
@Transactional
public class Nodes {

    private static final String LIVING = "stopped_at is null and last_seen_at > now() - interval '30 seconds'";

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private volatile String here = "";

    /**
     * Makes a node known at its start.
     *
     * @throws NodeRefused where another living node could not read what this one would write, or the other way round: workers write exports, the web hands them out and deletes them, a scheduler touches none
     */
    public void arrive(Node node) {
        // two that come at once would not see each other
        entities.createNativeQuery("select cast(pg_advisory_xact_lock(hashtextextended('nodes', 2)) as text)").getResultList();
        if (node.roles().worker() || node.roles().web()) {
            requireOneStore(node);
        }
        entities.createNativeQuery("delete from nodes where last_seen_at < now() - interval '7 days'").executeUpdate();
        entities.createNativeQuery("insert into nodes (id, host, address, version, web, worker, scheduler, max_jobs, store, shared, started_at, last_seen_at, stopped_at)"
                        + " values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, now(), now(), null) on conflict (id) do update set host = excluded.host, address = excluded.address,"
                        + " version = excluded.version, web = excluded.web, worker = excluded.worker, scheduler = excluded.scheduler, max_jobs = excluded.max_jobs, store = excluded.store,"
                        + " shared = excluded.shared, started_at = now(), last_seen_at = now(), stopped_at = null")
                .setParameter(1, node.id()).setParameter(2, node.host()).setParameter(3, node.address()).setParameter(4, node.version()).setParameter(5, node.roles().web())
                .setParameter(6, node.roles().worker()).setParameter(7, node.roles().scheduler()).setParameter(8, node.roles().maxJobs()).setParameter(9, node.store())
                .setParameter(10, node.shared()).executeUpdate();
        here = node.id();
    }

    private void requireOneStore(Node node) {
        List<?> apart = entities.createNativeQuery("select host || ' (' || address || ')' from nodes where (worker or web) and id <> ?1 and " + LIVING
                        + " and (store <> ?2 or store = 'local' and not (shared and ?3)) order by started_at limit 1")
                .setParameter(1, node.id()).setParameter(2, node.store()).setParameter(3, node.shared()).getResultList();
        if (!apart.isEmpty()) {
            throw new NodeRefused("Another node, " + apart.get(0) + ", runs already and keeps its exports where this one cannot be sure to find them. Give both one object store"
                    + " (JIRA_EXTRACTOR_MINIO_ENDPOINT), or mount one volume at the folder objects of each data folder and set JIRA_EXTRACTOR_DATA_SHARED=true on both.");
        }
    }

    /** The id of this process's node; empty before it arrived. */
    String here() {
        return here;
    }

    /** It stopped in order: nobody waits for it to be taken for dead. */
    public void leave(String id) {
        entities.createNativeQuery("update nodes set stopped_at = now(), last_seen_at = now() where id = ?1").setParameter(1, id).executeUpdate();
    }

    /** Living ones first, then the latest seen. At most 200. */
    @SuppressWarnings("unchecked")
    public List<NodeView> all() {
        return ((List<Object[]>) entities.createNativeQuery("select * from (select id, host, address, version, web, worker, scheduler, case when stopped_at is not null then 'stopped' when " + LIVING
                + " then 'up' else 'silent' end state, max_jobs, (select count(*) from jobs where status = 'running' and lease_holder = nodes.id), store, shared, started_at, last_seen_at, stopped_at"
                + " from nodes) known order by state <> 'up', last_seen_at desc, id limit 200").getResultList()).stream().map(Nodes::view).toList();
    }

    private static NodeView view(Object[] row) {
        List<String> roles = Stream.of((Boolean) row[4] ? "web" : "", (Boolean) row[5] ? "worker" : "", (Boolean) row[6] ? "scheduler" : "").filter(role -> !role.isEmpty()).toList();
        return new NodeView((String) row[0], (String) row[1], (String) row[2], (String) row[3], roles, (String) row[7], ((Number) row[8]).intValue(), ((Number) row[9]).longValue(),
                (String) row[10], (Boolean) row[11], instant(row[12]), instant(row[13]), instant(row[14]));
    }

    static Instant instant(Object at) {
        return at == null ? null : at instanceof Timestamp time ? time.toInstant() : ((OffsetDateTime) at).toInstant();
    }
}
