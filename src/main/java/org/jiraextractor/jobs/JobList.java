package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Role;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Lists of jobs, one indexed statement a page. */
@ApplicationScoped
@Transactional
public class JobList {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /** The last job of the page before. */
    public record Last(String name, long number) {
    }

    /** At most {@code limit} jobs whose number is below {@code before}, of those that the actor may see. */
    public List<Job> newest(Actor actor, JobQuery query, long before, int limit) {
        return sorted(actor, query, Order.NEWEST, new Last("", before), limit);
    }

    /** At most {@code limit} jobs of those that the actor may see. @param last behind which they come; null for the first of all */
    public List<Job> sorted(Actor actor, JobQuery query, Order order, Last last, int limit) {
        Map<String, Object> with = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder(visible(actor, with));
        if (last != null) {
            where.append(" and ").append(order.behind());
            with.put("lastNumber", last.number());
            if (order.byName()) {
                with.put("lastName", last.name());
            }
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
        return found(where, order, with, limit);
    }

    /** Those of these that there are and the actor may see, the newest first. */
    public List<Job> these(Actor actor, Set<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        Map<String, Object> with = new LinkedHashMap<>();
        StringBuilder where = new StringBuilder(visible(actor, with)).append(" and j.id in :ids");
        with.put("ids", ids);
        return found(where, Order.NEWEST, with, ids.size());
    }

    private List<Job> found(StringBuilder where, Order order, Map<String, Object> with, int limit) {
        TypedQuery<Job> jobs = entities.createQuery("select j from Job j where " + where + " order by " + order.by(), Job.class).setMaxResults(limit);
        with.forEach(jobs::setParameter);
        return jobs.getResultList();
    }

    private static String visible(Actor actor, Map<String, Object> with) {
        if (actor.role() == Role.ADMIN) {
            return "1 = 1";
        }
        with.put("me", actor.id());
        return "(j.ownerId = :me or j.sharing <> 'private')";
    }

    /** At most {@code limit} jobs that the actor may see: those under way first, then those that ended, the newest of either first. */
    public List<Job> latest(Actor actor, int limit) {
        boolean all = actor.role() == Role.ADMIN;
        String seen = all ? "" : " and (j.ownerId = :me or j.sharing <> 'private')";
        List<Job> latest = new ArrayList<>();
        for (List<String> states : List.of(List.of("queued", "running", "paused"), List.of("done", "failed", "cancelled"))) {
            TypedQuery<Job> jobs = entities.createQuery("select j from Job j where j.status in :states" + seen + " order by j.number desc", Job.class).setParameter("states", states);
            if (latest.size() < limit) {
                latest.addAll((all ? jobs : jobs.setParameter("me", actor.id())).setMaxResults(limit - latest.size()).getResultList());
            }
        }
        return latest;
    }

    /** What is kept of jobs: how many have files, and how many bytes these are. */
    public record Kept(long jobs, long bytes) {
    }

    /** Of those that the actor may see. */
    public Kept kept(Actor actor) {
        boolean all = actor.role() == Role.ADMIN;
        Query sum = entities.createNativeQuery("select count(*), coalesce(sum(kept_bytes), 0) from jobs where kept_bytes is not null"
                + (all ? "" : " and (owner_id = ?1 or sharing <> 'private')"));
        Object[] row = (Object[]) (all ? sum : sum.setParameter(1, actor.id())).getSingleResult();
        return new Kept(((Number) row[0]).longValue(), ((Number) row[1]).longValue());
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
