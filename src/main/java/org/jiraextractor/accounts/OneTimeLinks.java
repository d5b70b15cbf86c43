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
import java.util.Optional;
import java.util.UUID;

/** Tokens of links that work once: only their hash is kept, and the row is gone with its use. */
@ApplicationScoped
@Transactional
public class OneTimeLinks {

    /** Whoever presses twice gets one mail. */
    private static final Duration PAUSE = Duration.ofMinutes(2);

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Clock clock;

    @Inject
    OneTimeLinks(Clock clock) {
        this.clock = clock;
    }

    protected OneTimeLinks() {
        this(null);
    }

    /** @param email the new address that a link of that kind would bring, else null */
    record Held(UUID person, String email) {
    }

    /** A new link for this person; one of the same kind that they had is dead. @return its token */
    String make(UUID person, LinkKind kind, String email) {
        String token = Token.fresh();
        Instant now = clock.instant();
        db.createNativeQuery("""
                        insert into one_time_links (user_id, kind, token_hash, email, created_at, expires_at) values (?1, ?2, ?3, nullif(?4, ''), ?5, ?6)
                        on conflict (user_id, kind) do update set token_hash = excluded.token_hash, email = excluded.email, created_at = excluded.created_at, expires_at = excluded.expires_at""")
                .setParameter(1, person).setParameter(2, kind.word()).setParameter(3, Token.hash(token)).setParameter(4, email == null ? "" : email)
                .setParameter(5, Timestamp.from(now)).setParameter(6, Timestamp.from(now.plus(kind.life()))).executeUpdate();
        return token;
    }

    /** The address that a link of this kind, if the person has one that was not used, would bring. */
    Optional<String> pending(UUID person, LinkKind kind) {
        List<?> found = db.createNativeQuery("select email from one_time_links where user_id = ?1 and kind = ?2 and email is not null").setParameter(1, person).setParameter(2, kind.word()).getResultList();
        return found.stream().findFirst().map(String.class::cast);
    }

    /** Whether this person was sent one of this kind a moment ago. */
    boolean madeJustNow(UUID person, LinkKind kind) {
        return !db.createNativeQuery("select 1 from one_time_links where user_id = ?1 and kind = ?2 and created_at > ?3")
                .setParameter(1, person).setParameter(2, kind.word()).setParameter(3, Timestamp.from(clock.instant().minus(PAUSE))).getResultList().isEmpty();
    }

    /** Whose link it is, if it lives and its person is not disabled; it goes on living. */
    Optional<Held> look(LinkKind kind, String token) {
        return found(kind, token, "");
    }

    /** Uses it up: of many who try at once one gets it. @throws Refusal {@code not_found} where it was used, has ended, was replaced, or never was */
    Held use(LinkKind kind, String token) {
        Held held = found(kind, token, " for update of l").orElseThrow(OneTimeLinks::dead);
        if (db.createNativeQuery("delete from one_time_links where token_hash = ?1").setParameter(1, Token.hash(token)).executeUpdate() == 0) {
            throw dead();
        }
        return held;
    }

    /** No link that was sent to this person works any more. */
    void dropAll(UUID person) {
        db.createNativeQuery("delete from one_time_links where user_id = ?1").setParameter(1, person).executeUpdate();
    }

    static Refusal dead() {
        return new Refusal(Code.NOT_FOUND, "accounts.link.dead");
    }

    private Optional<Held> found(LinkKind kind, String token, String lock) {
        List<?> rows = db.createNativeQuery("select cast(l.user_id as text), l.email from one_time_links l join users u on u.id = l.user_id "
                        + "where l.token_hash = ?1 and l.kind = ?2 and l.expires_at > ?3 and not u.disabled" + lock)
                .setParameter(1, Token.hash(token)).setParameter(2, kind.word()).setParameter(3, Timestamp.from(clock.instant())).getResultList();
        return rows.stream().findFirst().map(Object[].class::cast).map(row -> new Held(UUID.fromString((String) row[0]), (String) row[1]));
    }
}
