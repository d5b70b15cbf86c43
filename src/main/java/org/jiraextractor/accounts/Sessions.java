package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.crypto.Token;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Living sessions: opened at log-in, found again by their token, closed by their person, dead after {@link #IDLE} unused or {@link #LIFE} in all. */
@ApplicationScoped
@Transactional
public class Sessions {

    static final Duration IDLE = Duration.ofDays(7);
    static final Duration LIFE = Duration.ofDays(30);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Clock clock;

    @Inject
    public Sessions(Clock clock) {
        this.clock = clock;
    }

    protected Sessions() {
        this(null);
    }

    /** Who a token stands for, or nothing if it is unknown, dead, or its person disabled. One indexed query; "last seen" is written at most once a minute. */
    public Optional<SignedIn> authenticate(String token) {
        Instant now = clock.instant();
        List<?> rows = db.createNativeQuery("""
                        select cast(u.id as text), u.email, u.display_name, u.role, cast(s.id as text), s.csrf_token, cast(u.preferences as text), s.last_seen_at < ?4
                        from sessions s join users u on u.id = s.user_id
                        where s.token_hash = ?1 and s.expires_at > ?2 and s.last_seen_at > ?3 and not u.disabled""")
                .setParameter(1, Token.hash(token)).setParameter(2, stamp(now)).setParameter(3, stamp(now.minus(IDLE))).setParameter(4, stamp(now.minus(SEEN_EVERY)))
                .getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        UUID session = UUID.fromString((String) row[4]);
        if (Boolean.TRUE.equals(row[7])) {
            db.createNativeQuery("update sessions set last_seen_at = ?1 where id = ?2").setParameter(1, stamp(now)).setParameter(2, session).executeUpdate();
        }
        return Optional.of(new SignedIn(UUID.fromString((String) row[0]), (String) row[1], (String) row[2], Role.named((String) row[3]), session, (String) row[5],
                Preferences.read((String) row[6])));
    }

    /** JDBC knows no Instant. */
    private static java.sql.Timestamp stamp(Instant at) {
        return java.sql.Timestamp.from(at);
    }
}
