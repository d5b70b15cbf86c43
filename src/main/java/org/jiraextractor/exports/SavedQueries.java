package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.jobs.JobList;
import org.jiraextractor.jobs.JobQuery;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The queries that a person may want to ask again: those they keep under a name, nobody else's business, and those of their last exports. */
@ApplicationScoped
@Transactional
public class SavedQueries {

    static final int MOST = 50;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_JQL = 20_000;
    private static final int LOOKED_AT = 40;
    /** A longer one is nothing to choose from a list. */
    private static final int LONGEST_RECENT = 2_000;

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Connections connections;
    private final JobList jobs;
    private final Clock clock;

    @Inject
    SavedQueries(Connections connections, JobList jobs, Clock clock) {
        this.connections = connections;
        this.jobs = jobs;
        this.clock = clock;
    }

    protected SavedQueries() {
        this(null, null, null);
    }

    /** By name. */
    public List<SavedQuery> saved(Actor actor) {
        List<?> rows = entities.createNativeQuery("select cast(id as text), cast(connection_id as text), name, jql from saved_queries where owner_id = ?1 order by lower(name)")
                .setParameter(1, actor.id()).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new SavedQuery(UUID.fromString((String) row[0]), UUID.fromString((String) row[1]), (String) row[2], (String) row[3])).toList();
    }

    /** Each once, the last first, at most {@code limit}. */
    public List<SavedQuery> recent(Actor actor, int limit) {
        List<SavedQuery> recent = new ArrayList<>();
        Set<List<Object>> seen = new HashSet<>();
        jobs.newest(actor, new JobQuery(null, ExportWork.KIND, null, null, actor.id(), null, null, null), Long.MAX_VALUE, LOOKED_AT).stream().filter(job -> job.connectionId() != null).forEach(job -> {
            String jql = job.request().path("jql").asText();
            if (jql.length() <= LONGEST_RECENT && recent.size() < limit && seen.add(List.of(job.connectionId(), jql))) {
                recent.add(new SavedQuery(null, job.connectionId(), null, jql));
            }
        });
        return recent;
    }

    /** Under a name that is taken it replaces what was kept there. @throws Refusal {@code invalid_field} of {@code name}, {@code jql} or {@code connection_id} */
    public void keep(Actor actor, String name, UUID connection, String jql) {
        actor.requireEditor("problem.forbidden");
        connections.requireUsable(actor, connection);
        String called = name == null ? "" : name.strip();
        if (called.isEmpty() || called.length() > LONGEST_NAME || called.indexOf('\0') >= 0) {
            throw wrong("name", "export.queries.name.wrong");
        }
        if (jql == null || jql.isBlank() || jql.length() > LONGEST_JQL || jql.indexOf('\0') >= 0) {
            throw wrong("jql", "export.queries.jql.wrong");
        }
        Object others = entities.createNativeQuery("select count(*) from saved_queries where owner_id = ?1 and lower(name) <> lower(?2)").setParameter(1, actor.id()).setParameter(2, called).getSingleResult();
        if (((Number) others).intValue() >= MOST) {
            throw wrong("name", "export.queries.most");
        }
        entities.createNativeQuery("insert into saved_queries (id, owner_id, connection_id, name, jql, created_at) values (?1, ?2, ?3, ?4, ?5, ?6) "
                        + "on conflict (owner_id, lower(name)) do update set connection_id = excluded.connection_id, name = excluded.name, jql = excluded.jql")
                .setParameter(1, UUID.randomUUID()).setParameter(2, actor.id()).setParameter(3, connection).setParameter(4, called).setParameter(5, jql)
                .setParameter(6, Timestamp.from(clock.instant())).executeUpdate();
    }

    /** One that is not theirs, or gone, is forgotten already. */
    public void forget(Actor actor, UUID id) {
        entities.createNativeQuery("delete from saved_queries where id = ?1 and owner_id = ?2").setParameter(1, id).setParameter(2, actor.id()).executeUpdate();
    }

    private static Refusal wrong(String field, String key) {
        return new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field(field, Code.INVALID_FIELD, key, MOST)), key, MOST);
    }
}
