package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Role;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists of jobs, newest first, one indexed statement a page. */
@ApplicationScoped
@Transactional
public class JobList {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /** At most {@code limit} jobs whose number is below {@code before}, of those that the actor may see. */
    public List<Job> newest(Actor actor, JobQuery query, long before, int limit) {
        Map<String, Object> with = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder("j.number < :before");
        with.put("before", before);
        if (actor.role() != Role.ADMIN) {
            where.append(" and (j.ownerId = :me or j.sharing <> 'private')");
            with.put("me", actor.id());
        }
        filter(where, with, "j.status = :status", "status", query.status() == null ? null : query.status().word());
        filter(where, with, "j.kind = :kind", "kind", query.kind());
        filter(where, with, "j.connectionId = :connection", "connection", query.connectionId());
        filter(where, with, "j.directoryId = :directory", "directory", query.directoryId());
        filter(where, with, "j.ownerId = :owner", "owner", query.ownerId());
        filter(where, with, "j.createdAt >= :from", "from", query.from());
        filter(where, with, "j.createdAt < :to", "to", query.to());
        Long number = number(query.q());
        if (number != null) {
            with.put("number", number);
        }
        filter(where, with, number == null ? "lower(j.name) like :q escape '!'" : "(lower(j.name) like :q escape '!' or j.number = :number)", "q", query.q() == null ? null : pattern(query.q()));
        TypedQuery<Job> jobs = entities.createQuery("select j from Job j where " + where + " order by j.number desc", Job.class).setMaxResults(limit);
        with.forEach(jobs::setParameter);
        return jobs.getResultList();
    }

    private static void filter(StringBuilder where, Map<String, Object> with, String condition, String name, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            with.put(name, value);
        }
    }

    private static Long number(String q) {
        return q != null && q.matches("#?[0-9]{1,18}") ? Long.valueOf(q.replace("#", "")) : null;
    }

    private static String pattern(String part) {
        return "%" + part.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
