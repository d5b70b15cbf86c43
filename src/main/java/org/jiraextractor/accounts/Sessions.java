package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.crypto.Token;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.LivingSessions;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Living sessions: opened at log-in, found again by their token, closed by their person, dead after {@link #IDLE} unused or {@link #LIFE} in all. */
@ApplicationScoped
@Transactional
public class Sessions implements LivingSessions {

    static final Duration IDLE = Duration.ofDays(7);
    static final Duration LIFE = Duration.ofDays(30);
    private static final UUID NONE = new UUID(0, 0);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    public Sessions(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    protected Sessions() {
        this(null, null);
    }

    /** What a log-in gives. @param token shown this once; only its hash is kept */
    public record Opened(String token, Instant expiresAt) {
    }

    /** A new session for a person who has just proved who they are; sessions and failures that are long dead are swept on the way. */
    public Opened open(UUID person, String address, String userAgent) {
        Instant now = clock.instant();
        db.createNativeQuery("delete from sessions where expires_at < ?1 or last_seen_at < ?2").setParameter(1, stamp(now)).setParameter(2, stamp(now.minus(IDLE))).executeUpdate();
        String token = Token.fresh();
        db.createNativeQuery("""
                        insert into sessions (id, token_hash, user_id, csrf_token, created_at, last_seen_at, expires_at, address, user_agent)
                        values (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7, ?8)""")
                .setParameter(1, UUID.randomUUID()).setParameter(2, Token.hash(token)).setParameter(3, person).setParameter(4, Token.fresh())
                .setParameter(5, stamp(now)).setParameter(6, stamp(now.plus(LIFE))).setParameter(7, shortened(address)).setParameter(8, shortened(userAgent)).executeUpdate();
        return new Opened(token, now.plus(LIFE));
    }

    /** Ends a session; one that has ended already stays so. */
    public void close(UUID session) {
        db.createNativeQuery("delete from sessions where id = ?1").setParameter(1, session).executeUpdate();
    }

    /** The living sessions of a person, the one that was used last first. @param current the one that asks, or null */
    public List<SessionView> of(UUID person, UUID current) {
        Instant now = clock.instant();
        List<?> rows = db.createNativeQuery("""
                        select cast(id as text), created_at, last_seen_at, address, user_agent from sessions
                        where user_id = ?1 and expires_at > ?2 and last_seen_at > ?3 order by last_seen_at desc, id limit 200""")
                .setParameter(1, person).setParameter(2, stamp(now)).setParameter(3, stamp(now.minus(IDLE))).getResultList();
        return rows.stream().map(Object[].class::cast).map(row -> {
            UUID id = UUID.fromString((String) row[0]);
            return new SessionView(id, ((java.sql.Timestamp) row[1]).toInstant(), ((java.sql.Timestamp) row[2]).toInstant(), (String) row[3], (String) row[4], id.equals(current));
        }).toList();
    }

    /** Ends one of the actor's own sessions. @throws Refusal {@code not_found} for one that is not there or another's */
    public void revoke(Actor actor, UUID session) {
        actor.requireInPerson();
        if (db.createNativeQuery("delete from sessions where id = ?1 and user_id = ?2").setParameter(1, session).setParameter(2, actor.id()).executeUpdate() == 0) {
            throw new Refusal(Code.NOT_FOUND, "accounts.session.unknown");
        }
        audit.add(actor.did("session.ended", "session", session, null));
    }

    /** Ends all of the actor's own sessions but this one. */
    public void revokeOthers(Actor actor, UUID kept) {
        actor.requireInPerson();
        int ended = closeOthers(actor.id(), kept);
        audit.add(actor.did("session.ended", "session", null, null).detail("all others: " + ended));
    }

    /** Ends all sessions of a person but this one. @param kept null to end them all. @return how many ended */
    public int closeOthers(UUID person, UUID kept) {
        return db.createNativeQuery("delete from sessions where user_id = ?1 and id <> ?2")
                .setParameter(1, person).setParameter(2, kept == null ? NONE : kept).executeUpdate();
    }

    /** Who a token stands for, or nothing if it is unknown, dead, or its person disabled. One indexed query; "last seen" is written at most once a minute. */
    public Optional<SignedIn> authenticate(String token) {
        Optional<Object[]> found = alive("s.token_hash", Token.hash(token));
        found.filter(row -> Boolean.TRUE.equals(row[7])).ifPresent(row -> db.createNativeQuery("update sessions set last_seen_at = ?1 where id = ?2")
                .setParameter(1, stamp(clock.instant())).setParameter(2, UUID.fromString((String) row[4])).executeUpdate());
        return found.map(Sessions::person);
    }

    /** Whose session this is, or nothing if it has ended; does not count as being seen. For what a session has left behind: a stream, an address for a frame. */
    public Optional<SignedIn> living(UUID session) {
        return alive("s.id", session).map(Sessions::person);
    }

    @Override
    public Set<UUID> of(Collection<UUID> sessions) {
        Instant now = clock.instant();
        List<?> rows = db.createNativeQuery("""
                        select cast(s.id as text) from sessions s join users u on u.id = s.user_id
                        where s.id = any(cast(string_to_array(cast(?1 as text), ',') as uuid[])) and s.expires_at > ?2 and s.last_seen_at > ?3 and not u.disabled
                        union all
                        select cast(t.id as text) from api_tokens t join users u on u.id = t.user_id
                        where t.id = any(cast(string_to_array(cast(?1 as text), ',') as uuid[])) and t.expires_at > ?2 and not u.disabled""")
                .setParameter(1, sessions.stream().map(UUID::toString).collect(Collectors.joining(","))).setParameter(2, stamp(now)).setParameter(3, stamp(now.minus(IDLE))).getResultList();
        return rows.stream().map(String.class::cast).map(UUID::fromString).collect(Collectors.toSet());
    }

    private Optional<Object[]> alive(String column, Object value) {
        Instant now = clock.instant();
        List<?> rows = db.createNativeQuery("""
                        select cast(u.id as text), u.email, u.display_name, u.role, cast(s.id as text), s.csrf_token, cast(u.preferences as text), s.last_seen_at < ?4
                        from sessions s join users u on u.id = s.user_id
                        where %s = ?1 and s.expires_at > ?2 and s.last_seen_at > ?3 and not u.disabled""".formatted(column))
                .setParameter(1, value).setParameter(2, stamp(now)).setParameter(3, stamp(now.minus(IDLE))).setParameter(4, stamp(now.minus(SEEN_EVERY)))
                .getResultList();
        return rows.stream().map(Object[].class::cast).findFirst();
    }

    private static SignedIn person(Object[] row) {
        return new SignedIn(UUID.fromString((String) row[0]), (String) row[1], (String) row[2], Role.named((String) row[3]), UUID.fromString((String) row[4]), (String) row[5],
                Json.read((String) row[6], Preferences.class));
    }

    /** What a client says of itself, never trusted with more than this much room, nor with what PostgreSQL cannot keep. */
    private static String shortened(String said) {
        String text = said == null ? "" : said.replaceAll("\\p{Cntrl}", " ");
        return text.length() <= 300 ? text : text.substring(0, 300);
    }

    /** JDBC knows no Instant. */
    private static java.sql.Timestamp stamp(Instant at) {
        return java.sql.Timestamp.from(at);
    }
}
