package org.jiraextractor.schedules;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Letters;
import org.jiraextractor.accounts.People;
import org.jiraextractor.messaging.Outbox;
import org.jiraextractor.words.Words;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Looks once at each run that has ended. When the connection was the reason for three failures in a row the owner is told, once, in the transaction that counts them; the schedule goes on. */
@ApplicationScoped
@Transactional
public class Settling {

    static final int TOLD_AFTER = 3;

    /** What a job fails with when the site, the way there or the credentials are the reason. */
    private static final Set<String> OF_THE_SITE = Set.of("bad_credentials", "forbidden", "captcha", "login_page", "not_jira", "unreachable_host", "blocked_address", "tls_failed",
            "proxy_failed", "upstream_timeout", "upstream_error");

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final People people;
    private final Letters letters;
    private final Outbox outbox;

    @Inject
    Settling(People people, Letters letters, Outbox outbox) {
        this.people = people;
        this.letters = letters;
        this.outbox = outbox;
    }

    protected Settling() {
        this(null, null, null);
    }

    /** Looks at the run that ended first of those that nobody has looked at. @return false where there is none */
    public boolean next() {
        List<?> found = entities.createNativeQuery("""
                        select cast(r.schedule_id as text), r.number, j.status, coalesce(j.error ->> 'code', '') from schedule_runs r join jobs j on j.id = r.job_id
                        where not r.settled and j.status in ('done', 'failed', 'cancelled') order by j.finished_at limit 1 for update of r skip locked""").getResultList();
        if (found.isEmpty()) {
            return false;
        }
        Object[] run = (Object[]) found.get(0);
        UUID schedule = UUID.fromString((String) run[0]);
        entities.createNativeQuery("update schedule_runs set settled = true where schedule_id = ?1 and number = ?2").setParameter(1, schedule).setParameter(2, run[1]).executeUpdate();
        if (run[2].equals("failed") && OF_THE_SITE.contains((String) run[3])) {
            failed(schedule, (String) run[3]);
        } else if (!run[2].equals("cancelled")) {
            entities.createNativeQuery("update schedules set site_failures = 0 where id = ?1").setParameter(1, schedule).executeUpdate();
        }
        return true;
    }

    private void failed(UUID id, String code) {
        Object[] row = (Object[]) entities.createNativeQuery("update schedules set site_failures = site_failures + 1 where id = ?1 returning site_failures, cast(owner_id as text), name")
                .setParameter(1, id).getSingleResult();
        if (((Number) row[0]).intValue() == TOLD_AFTER) {
            people.reader(UUID.fromString((String) row[1])).ifPresent(reader -> {
                Words words = Words.of(reader.language());
                String hint = words.has("job.hint." + code) ? words.say("job.hint." + code) : "";
                outbox.mail(letters.news("schedule_failing", reader.email(), reader.language(), "schedule.mail.failing.", "/schedules/" + id, row[2], hint));
            });
        }
    }
}
