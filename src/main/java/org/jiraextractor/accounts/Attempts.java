package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.crypto.Token;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Slows down who guesses: five failures are free, then each doubles the wait, up to five minutes, by account and address together and on all nodes.
 * An attempt counts before it is checked, so that many at once count too; a log-in wipes them out, as do 15 quiet minutes.
 */
@ApplicationScoped
@Transactional
public class Attempts {

    private static final int FREE = 5;
    private static final Duration FORGET = Duration.ofMinutes(15);

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Clock clock;

    @Inject
    public Attempts(Clock clock) {
        this.clock = clock;
    }

    protected Attempts() {
        this(null);
    }

    /** @throws Refusal {@code too_many} with the seconds to wait, for people who exist and who do not alike */
    void begin(String email, String address) {
        Timestamp now = Timestamp.from(clock.instant());
        Timestamp forgotten = Timestamp.from(clock.instant().minus(FORGET));
        int counted = db.createNativeQuery("""
                        insert into login_failures as f (who, failures, last_at) values (?1, 1, ?2)
                        on conflict (who) do update set failures = case when f.last_at < ?3 then 1 else f.failures + 1 end, last_at = ?2
                        where f.last_at < ?3 or f.failures < ?4 or f.last_at + make_interval(secs => least(300, power(2, least(9, f.failures - ?4 + 1)))) <= ?2""")
                .setParameter(1, who(email, address)).setParameter(2, now).setParameter(3, forgotten).setParameter(4, FREE).executeUpdate();
        if (counted == 0) {
            throw new Refusal(Code.TOO_MANY, "accounts.login.slow", secondsLeft(email, address));
        }
    }

    void succeeded(String email, String address) {
        db.createNativeQuery("delete from login_failures where who = ?1 or last_at < ?2")
                .setParameter(1, who(email, address)).setParameter(2, Timestamp.from(clock.instant().minus(FORGET))).executeUpdate();
    }

    private long secondsLeft(String email, String address) {
        List<?> rows = db.createNativeQuery("select failures, last_at from login_failures where who = ?1").setParameter(1, who(email, address)).getResultList();
        if (rows.isEmpty()) {
            return 1;
        }
        Object[] row = (Object[]) rows.get(0);
        long wait = (long) Math.min(300, Math.pow(2, ((Number) row[0]).intValue() - FREE + 1));
        Instant end = ((Timestamp) row[1]).toInstant().plusSeconds(wait);
        return Math.max(1, Duration.between(clock.instant(), end).toSeconds() + 1);
    }

    private static String who(String email, String address) {
        return Token.hash(email.strip().toLowerCase(Locale.ROOT) + "\n" + address);
    }
}
