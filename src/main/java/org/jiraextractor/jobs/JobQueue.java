package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.List;

/** What waits, runs or rests, counted: for admins. */
@ApplicationScoped
@Transactional
public class JobQueue {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    /** By state, then kind; one indexed statement however many jobs have ended. */
    @SuppressWarnings("unchecked")
    public List<QueueView> lengths() {
        return ((List<Object[]>) entities.createNativeQuery("select status, kind, count(*), min(since), cast(greatest(0, extract(epoch from now() - min(since))) as bigint),"
                + " count(*) filter (where lost) from (select status, kind, case when status = 'running' then coalesce(started_at, created_at) else created_at end since,"
                + " status = 'running' and lease_until < now() lost from jobs where status in ('queued', 'running', 'paused')) open group by status, kind"
                + " order by case status when 'queued' then 1 when 'running' then 2 else 3 end, kind").getResultList()).stream().map(JobQueue::view).toList();
    }

    private static QueueView view(Object[] row) {
        return new QueueView((String) row[0], (String) row[1], ((Number) row[2]).longValue(), row[3] instanceof Timestamp time ? time.toInstant() : ((OffsetDateTime) row[3]).toInstant(),
                ((Number) row[4]).longValue(), ((Number) row[5]).longValue());
    }
}
