package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.crypto.Token;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Tokens for programs: made and revoked by their person, shown once, kept as a hash, dead when they expire or their person is disabled. */
@ApplicationScoped
@Transactional
public class ApiTokens {

    /** What each begins with, so that one is known for what it is, by us and by who searches files for secrets. */
    private static final String MARK = "jie_";
    private static final int PREFIX = MARK.length() + 6;
    private static final int MOST = 50;
    private static final Duration USED_EVERY = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    ApiTokens(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    protected ApiTokens() {
        this(null, null);
    }

    /** @param token shown this once */
    public record Made(UUID id, String name, TokenScope scope, Instant expiresAt, String token) {
    }

    /** Whose token it is and what it may. @param id of the token, no secret */
    public record Bearer(UUID id, SignedIn owner, TokenScope scope) {
    }

    public static boolean looksLikeOne(String credential) {
        return credential.startsWith(MARK);
    }

    /** @throws Refusal {@code forbidden} for a program, {@code too_many} beyond 50 */
    public Made make(Actor actor, NewToken wanted) {
        actor.requireInPerson();
        Instant now = clock.instant();
        // the row of the person is the lock: two at once would both count 49
        db.createNativeQuery("select 1 from users where id = ?1 for update").setParameter(1, actor.id()).getResultList();
        db.createNativeQuery("delete from api_tokens where user_id = ?1 and expires_at < ?2").setParameter(1, actor.id()).setParameter(2, Timestamp.from(now)).executeUpdate();
        Number there = (Number) db.createNativeQuery("select count(*) from api_tokens where user_id = ?1").setParameter(1, actor.id()).getSingleResult();
        if (there.intValue() >= MOST) {
            throw new Refusal(Code.WRONG_STATE, "accounts.token.too_many", MOST);
        }
        Made made = new Made(UUID.randomUUID(), wanted.name().strip(), wanted.scope(), now.plus(Duration.ofDays(wanted.expiresInDays())), MARK + Token.fresh());
        db.createNativeQuery("insert into api_tokens (id, user_id, name, scope, token_hash, prefix, created_at, expires_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
                .setParameter(1, made.id()).setParameter(2, actor.id()).setParameter(3, made.name()).setParameter(4, made.scope().word())
                .setParameter(5, Token.hash(made.token())).setParameter(6, made.token().substring(0, PREFIX))
                .setParameter(7, Timestamp.from(now)).setParameter(8, Timestamp.from(made.expiresAt())).executeUpdate();
        audit.add(actor.did("token.made", "token", made.id(), made.name()).detail("scope: " + made.scope().word() + ", until: " + made.expiresAt()));
        return made;
    }

    /** All that a person has and that still live, the newest first. */
    public List<TokenView> of(Actor actor) {
        actor.requireInPerson();
        List<?> rows = db.createNativeQuery("""
                        select cast(id as text), name, scope, prefix, created_at, expires_at, last_used_at from api_tokens
                        where user_id = ?1 and expires_at > ?2 order by created_at desc, id""")
                .setParameter(1, actor.id()).setParameter(2, Timestamp.from(clock.instant())).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> new TokenView(UUID.fromString((String) row[0]), (String) row[1], scope(row[2]), (String) row[3],
                ((Timestamp) row[4]).toInstant(), ((Timestamp) row[5]).toInstant(), row[6] == null ? null : ((Timestamp) row[6]).toInstant())).toList();
    }

    /** @throws Refusal {@code not_found} for one that is not there or another's */
    public void revoke(Actor actor, UUID id) {
        actor.requireInPerson();
        List<?> name = db.createNativeQuery("select name from api_tokens where id = ?1 and user_id = ?2 for update").setParameter(1, id).setParameter(2, actor.id()).getResultList();
        if (name.isEmpty()) {
            throw new Refusal(Code.NOT_FOUND, "accounts.token.unknown");
        }
        db.createNativeQuery("delete from api_tokens where id = ?1").setParameter(1, id).executeUpdate();
        audit.add(actor.did("token.revoked", "token", id, (String) name.get(0)));
    }

    /** Nothing for a token that is unknown or dead. One indexed query; "last used" is written at most once a minute. */
    public Optional<Bearer> authenticate(String token) {
        Instant now = clock.instant();
        List<?> rows = db.createNativeQuery("""
                        select cast(u.id as text), u.email, u.display_name, u.role, cast(u.preferences as text), cast(t.id as text), t.scope,
                               t.last_used_at is null or t.last_used_at < ?3
                        from api_tokens t join users u on u.id = t.user_id where t.token_hash = ?1 and t.expires_at > ?2 and not u.disabled""")
                .setParameter(1, Token.hash(token)).setParameter(2, Timestamp.from(now)).setParameter(3, Timestamp.from(now.minus(USED_EVERY))).getResultList();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Object[] row = (Object[]) rows.get(0);
        if (Boolean.TRUE.equals(row[7])) {
            db.createNativeQuery("update api_tokens set last_used_at = ?1 where id = ?2").setParameter(1, Timestamp.from(now)).setParameter(2, UUID.fromString((String) row[5])).executeUpdate();
        }
        SignedIn owner = new SignedIn(UUID.fromString((String) row[0]), (String) row[1], (String) row[2], Role.named((String) row[3]), null, null, Json.read((String) row[4], Preferences.class));
        return Optional.of(new Bearer(UUID.fromString((String) row[5]), owner, scope(row[6])));
    }

    private static TokenScope scope(Object word) {
        return TokenScope.valueOf(((String) word).toUpperCase(Locale.ROOT));
    }
}
