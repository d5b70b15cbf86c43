package org.jiraextractor.messaging;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.crypto.Seal;
import org.jiraextractor.crypto.Sealed;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Messages that wait, and what became of them. What they say is sealed, and forgotten once they are sent. */
@ApplicationScoped
@Transactional
public class Outbox {

    private static final String MAIL = "mail";
    /** A postman who has not come back by then is dead, and another may try. */
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(30);

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Channels channels;
    private final Seal seal;
    private final Event<Posted> posted;
    private final Clock clock;

    @Inject
    Outbox(Channels channels, Seal seal, Event<Posted> posted, Clock clock) {
        this.channels = channels;
        this.seal = seal;
        this.posted = posted;
        this.clock = clock;
    }

    protected Outbox() {
        this(null, null, null, null);
    }

    /** A message that a postman has taken out to send. @param attempts with this one */
    record Taken(UUID id, String channel, int attempts, Message message) {
    }

    /** Puts a mail into the outbox, in the transaction of the caller. @return whether it can be sent; if not it is held, and an admin sees its link */
    public boolean mail(Message message) {
        boolean goes = message.link() == null ? channels.named(MAIL).isPresent() : channels.carryLinks(MAIL);
        if (!goes && message.link() == null) {
            // news that nobody can be told, and nothing to hand on
            return false;
        }
        if (message.link() != null) {
            withdraw(message.kind(), message.to());
        }
        UUID id = UUID.randomUUID();
        Timestamp now = now();
        db.createNativeQuery("insert into outbox (id, channel, kind, recipient, subject, content, state, next_at, created_at) values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?8)")
                .setParameter(1, id).setParameter(2, MAIL).setParameter(3, message.kind()).setParameter(4, message.to()).setParameter(5, message.subject())
                .setParameter(6, sealed(id, message)).setParameter(7, goes ? "queued" : "held").setParameter(8, now).executeUpdate();
        if (goes) {
            posted.fire(new Posted(id));
        }
        return goes;
    }

    /** What waits for this address and holds a link of that kind is of no use any more, since another takes its place: it does not go out, and its link is not shown. */
    public void withdraw(String kind, String recipient) {
        db.createNativeQuery("update outbox set state = 'replaced', content = null, done_at = ?1 where kind = ?2 and lower(recipient) = lower(?3) and state in ('queued', 'held', 'dead')")
                .setParameter(1, now()).setParameter(2, kind).setParameter(3, recipient).executeUpdate();
    }

    /** The next one that is due, for this postman alone. */
    Optional<Taken> take() {
        while (true) {
            List<?> due = db.createNativeQuery("""
                            select cast(id as text), channel, kind, recipient, subject, content, attempts from outbox
                            where state = 'queued' and next_at <= ?1 order by next_at limit 1 for update skip locked""").setParameter(1, now()).getResultList();
            if (due.isEmpty()) {
                return Optional.empty();
            }
            Object[] row = (Object[]) due.get(0);
            UUID id = UUID.fromString((String) row[0]);
            try {
                return Optional.of(taken(id, row, opened(id, (String) row[5])));
            } catch (Refusal sealedOtherwise) {
                // its key is lost: it must not hold up those behind it
                db.createNativeQuery("update outbox set state = 'dead', error = ?1, done_at = ?2 where id = ?3").setParameter(1, sealedOtherwise.getMessage()).setParameter(2, now()).setParameter(3, id).executeUpdate();
            }
        }
    }

    private Taken taken(UUID id, Object[] row, ObjectNode content) {
        int attempts = ((Number) row[6]).intValue() + 1;
        db.createNativeQuery("update outbox set attempts = ?1, next_at = ?2 where id = ?3")
                .setParameter(1, attempts).setParameter(2, Timestamp.from(clock.instant().plus(LEASE))).setParameter(3, id).executeUpdate();
        return new Taken(id, (String) row[1], attempts, new Message((String) row[2], (String) row[3], (String) row[4],
                content.path("text").asText(), content.path("html").asText(), content.path("link").asText(null)));
    }

    void sent(Taken taken) {
        db.createNativeQuery("update outbox set state = 'sent', content = null, error = null, done_at = ?1 where id = ?2").setParameter(1, now()).setParameter(2, taken.id()).executeUpdate();
    }

    /** It waits and goes again, unless that is of no use or it has been tried often enough. */
    void notSent(Taken taken, String why, boolean forGood) {
        boolean dead = forGood || taken.attempts() >= BackOff.MOST_ATTEMPTS;
        db.createNativeQuery("update outbox set state = ?1, next_at = ?2, done_at = ?3, error = ?4 where id = ?5 and state = 'queued'")
                .setParameter(1, dead ? "dead" : "queued").setParameter(2, Timestamp.from(clock.instant().plus(BackOff.after(taken.attempts()))))
                .setParameter(3, dead ? now() : null).setParameter(4, why).setParameter(5, taken.id()).executeUpdate();
    }

    /** Sends one again now that was given up, waits, or was held. @throws Refusal {@code not_found}; {@code wrong_state} where it was sent or cannot be */
    public void again(UUID id) {
        List<?> found = db.createNativeQuery("select state, content is null, channel from outbox where id = ?1 for update").setParameter(1, id).getResultList();
        if (found.isEmpty()) {
            throw new Refusal(Code.NOT_FOUND, "messaging.unknown");
        }
        Object[] row = (Object[]) found.get(0);
        if (row[0].equals("replaced")) {
            throw new Refusal(Code.WRONG_STATE, "messaging.replaced");
        }
        if (row[0].equals("sent") || Boolean.TRUE.equals(row[1])) {
            throw new Refusal(Code.WRONG_STATE, "messaging.sent_already");
        }
        if (!channels.carryLinks((String) row[2])) {
            throw new Refusal(Code.WRONG_STATE, "messaging.no_way");
        }
        db.createNativeQuery("update outbox set state = 'queued', attempts = 0, next_at = ?1, done_at = null where id = ?2").setParameter(1, now()).setParameter(2, id).executeUpdate();
        posted.fire(new Posted(id));
    }

    /** At most {@code limit} entries put there before the one of that number, newest first. @param state null for all */
    public List<OutboxEntry> newest(String state, long before, int limit) {
        List<?> rows = db.createNativeQuery("""
                        select cast(id as text), number, channel, kind, recipient, subject, state, attempts, created_at, next_at, done_at, error, content from outbox
                        where number < ?1 and (?2 = '' or state = ?2) order by number desc limit ?3""")
                .setParameter(1, before).setParameter(2, state == null ? "" : state).setParameter(3, limit).getResultList();
        return rows.stream().map(Object[].class::cast).map(this::entry).toList();
    }

    /** Forgets what is over for 30 days. */
    void sweep() {
        db.createNativeQuery("delete from outbox where state <> 'queued' and created_at < ?1").setParameter(1, Timestamp.from(clock.instant().minus(KEPT))).executeUpdate();
    }

    private OutboxEntry entry(Object[] row) {
        UUID id = UUID.fromString((String) row[0]);
        String state = (String) row[6];
        String link = state.equals("held") && row[12] != null ? link(id, (String) row[12]) : null;
        return new OutboxEntry(id, ((Number) row[1]).longValue(), (String) row[2], (String) row[3], (String) row[4], (String) row[5], state, ((Number) row[7]).intValue(),
                at(row[8]), state.equals("queued") ? at(row[9]) : null, at(row[10]), (String) row[11], link);
    }

    /** Null where it was sealed under a key that is lost: the rest can be told all the same. */
    private String link(UUID id, String content) {
        try {
            return opened(id, content).path("link").asText(null);
        } catch (Refusal sealedOtherwise) {
            return null;
        }
    }

    private String sealed(UUID id, Message message) {
        ObjectNode content = JsonNodeFactory.instance.objectNode().put("text", message.text()).put("html", message.html()).put("link", message.link());
        return seal.seal(Json.write(content), place(id)).text();
    }

    private ObjectNode opened(UUID id, String content) {
        return Json.read(seal.open(new Sealed(content), place(id)), ObjectNode.class);
    }

    /** The one row that a message is sealed for. */
    static String place(UUID id) {
        return "outbox/" + id;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Instant at(Object column) {
        return column == null ? null : ((Timestamp) column).toInstant();
    }
}
