package org.jiraextractor.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.jira.Budget;

import java.time.Duration;
import java.util.UUID;

/**
 * What a site bears, in equal parts for each node that calls it: a node leases its part for some seconds, by the database's clock alone. One statement every few seconds; a node that dies
 * leaves its part to the others when its lease runs out.
 */
@ApplicationScoped
class SiteBudget implements Budget {

    static final Duration LEASE = Duration.ofSeconds(10);

    private final String holder = UUID.randomUUID().toString();

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;

    @Override
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Share renew(String site, Duration pausedFor) {
        return renew(site, holder, pausedFor);
    }

    /** @param holder a node */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Share renew(String site, String holder, Duration pausedFor) {
        Object[] others = (Object[]) entities.createNativeQuery("with mine as (insert into site_budgets (site, holder, leased_until, paused_until)"
                        + " values (?1, ?2, now() + ?3 * interval '1 millisecond', now() + ?4 * interval '1 millisecond')"
                        + " on conflict (site, holder) do update set leased_until = excluded.leased_until, paused_until = excluded.paused_until),"
                        + " dead as (delete from site_budgets where leased_until < now() - interval '1 hour')"
                        + " select count(*), coalesce(extract(epoch from max(paused_until) - now()) * 1000, 0) from site_budgets where site = ?1 and holder <> ?2 and leased_until > now()")
                .setParameter(1, site).setParameter(2, holder).setParameter(3, LEASE.toMillis()).setParameter(4, pausedFor.toMillis()).getSingleResult();
        long paused = Math.max(0, ((Number) others[1]).longValue());
        return new Share(1.0 / (1 + ((Number) others[0]).longValue()), Duration.ofMillis(paused));
    }
}
