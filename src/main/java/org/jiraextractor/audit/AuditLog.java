package org.jiraextractor.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Adds to the log, in the transaction of what was done if there is one, so that neither is there without the other; and reads it. */
@ApplicationScoped
@Transactional
public class AuditLog {

    private static final int LONGEST = 500;

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Clock clock;

    @Inject
    AuditLog(Clock clock) {
        this.clock = clock;
    }

    protected AuditLog() {
        this(null);
    }

    public void add(Deed deed) {
        db.createNativeQuery("insert into audit_log (at, actor_id, actor_name, via, address, action, thing_kind, thing_id, thing_name, detail) "
                        + "values (?1, cast(nullif(?2, '') as uuid), nullif(?3, ''), ?4, nullif(?5, ''), ?6, ?7, nullif(?8, ''), nullif(?9, ''), nullif(?10, ''))")
                .setParameter(1, Timestamp.from(clock.instant())).setParameter(2, deed.actorId() == null ? "" : deed.actorId().toString()).setParameter(3, line(deed.actorName()))
                .setParameter(4, deed.via().name().toLowerCase(Locale.ROOT)).setParameter(5, line(deed.address())).setParameter(6, deed.action())
                .setParameter(7, deed.thing().kind()).setParameter(8, line(deed.thing().id())).setParameter(9, line(deed.thing().name())).setParameter(10, line(deed.detail())).executeUpdate();
    }

    /** At most {@code limit} lines that were written before the one of that number, newest first. */
    public List<AuditEntry> newest(AuditQuery wanted, long before, int limit) {
        StringBuilder sql = new StringBuilder("select number, at, cast(actor_id as text), actor_name, via, address, action, thing_kind, thing_id, thing_name, detail from audit_log where number < ?");
        List<Object> values = new ArrayList<>(List.of(before));
        filter(sql, values, wanted.actorId() == null ? null : " and actor_id = ?", wanted.actorId());
        filter(sql, values, wanted.actor() == null ? null : " and position(lower(?) in lower(actor_name)) > 0", wanted.actor());
        if (wanted.action() != null) {
            filter(sql, values, " and (action = ?", wanted.action());
            filter(sql, values, " or starts_with(action, ?))", wanted.action() + ".");
        }
        filter(sql, values, wanted.from() == null ? null : " and at >= ?", wanted.from() == null ? null : Timestamp.from(wanted.from()));
        filter(sql, values, wanted.to() == null ? null : " and at < ?", wanted.to() == null ? null : Timestamp.from(wanted.to()));
        Query query = db.createNativeQuery(numbered(sql.append(" order by number desc limit ").append(limit).toString()));
        for (int i = 0; i < values.size(); i++) {
            query.setParameter(i + 1, values.get(i));
        }
        List<?> rows = query.getResultList();
        return rows.stream().map(Object[].class::cast).map(AuditLog::entry).toList();
    }

    private static void filter(StringBuilder sql, List<Object> values, String condition, Object value) {
        if (condition != null) {
            sql.append(condition);
            values.add(value);
        }
    }

    /** JPA wants its parameters numbered. */
    private static String numbered(String sql) {
        StringBuilder text = new StringBuilder();
        int next = 1;
        for (char c : sql.toCharArray()) {
            text.append(c);
            if (c == '?') {
                text.append(next++);
            }
        }
        return text.toString();
    }

    private static AuditEntry entry(Object[] row) {
        return new AuditEntry(((Number) row[0]).longValue(), instant(row[1]), row[2] == null ? null : UUID.fromString((String) row[2]), (String) row[3], (String) row[4], (String) row[5],
                (String) row[6], (String) row[7], (String) row[8], (String) row[9], (String) row[10]);
    }

    private static Instant instant(Object column) {
        return ((Timestamp) column).toInstant();
    }

    /** One line, so that nobody writes lines of their own into the log, and not without end. */
    private static String line(String text) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
