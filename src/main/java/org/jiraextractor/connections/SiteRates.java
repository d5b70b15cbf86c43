package org.jiraextractor.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jira.PaceNow;

import java.sql.Timestamp;
import java.time.OffsetDateTime;
import java.util.List;

/** The sites that were called within the last hour, for admins. Asks no site. */
@ApplicationScoped
@Transactional
public class SiteRates {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final JiraSites sites;

    @Inject
    SiteRates(JiraSites sites) {
        this.sites = sites;
    }

    protected SiteRates() {
        this(null);
    }

    /** By address; at most 200. */
    @SuppressWarnings("unchecked")
    public List<SiteRate> all() {
        return ((List<Object[]>) entities.createNativeQuery("select site, count(*) filter (where leased_until > now()), max(paused_until) filter (where paused_until > now() and leased_until > now())"
                + " from site_budgets where leased_until > now() - interval '1 hour' group by site order by site limit 200").getResultList()).stream().map(this::rate).toList();
    }

    private SiteRate rate(Object[] row) {
        long nodes = ((Number) row[1]).longValue();
        PaceNow here = sites.pace((String) row[0]).orElse(null);
        Double perSecond = here == null || here.perSecond() == null || here.perSecond().isInfinite() ? null : here.perSecond();
        return new SiteRate((String) row[0], nodes, nodes == 0 ? null : 1.0 / nodes, row[2] == null ? null : row[2] instanceof Timestamp time ? time.toInstant() : ((OffsetDateTime) row[2]).toInstant(),
                here == null ? null : here.atOnce(), here == null ? null : here.underWay(), perSecond);
    }
}
