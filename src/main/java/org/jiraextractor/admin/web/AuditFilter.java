package org.jiraextractor.admin.web;

import jakarta.ws.rs.core.MultivaluedMap;
import org.jiraextractor.audit.AuditQuery;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The filters of the log as they stand in the URL; every wrong one is named. */
final class AuditFilter {

    static final List<String> NAMES = List.of("actor", "action", "from", "to");
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final MultivaluedMap<String, String> query;
    private final List<Refusal.Field> wrong = new ArrayList<>();

    private AuditFilter(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    /** @param zone in which a date without a time is meant; {@code to} takes the whole of its day. @throws Refusal {@code invalid_field} */
    static AuditQuery read(MultivaluedMap<String, String> query, ZoneId zone) {
        AuditFilter filter = new AuditFilter(query);
        String actor = filter.text("actor");
        UUID id = id(actor);
        String action = filter.text("action");
        if (action != null && !action.matches("[a-z_]{1,40}(\\.[a-z_]{1,40})?")) {
            filter.fault("action", "admin.audit.filter.action");
        }
        AuditQuery read = new AuditQuery(id, id == null ? actor : null, action, filter.moment("from", zone, 0), filter.moment("to", zone, 1));
        if (!filter.wrong.isEmpty()) {
            throw new Refusal(Code.INVALID_FIELD, filter.wrong, "problem.query");
        }
        return read;
    }

    /** {@code actor=ada&from=2026-11-20}, only what is asked; empty for nothing. */
    static String written(MultivaluedMap<String, String> query) {
        List<String> parts = new ArrayList<>();
        for (String name : NAMES) {
            String value = query.getFirst(name);
            if (value != null && !value.isBlank()) {
                parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return String.join("&", parts);
    }

    private String text(String name) {
        String text = query.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > 200 || text.indexOf('\0') >= 0) {
            fault(name, "problem.field.invalid");
            return null;
        }
        return text.strip();
    }

    private Instant moment(String name, ZoneId zone, int daysMore) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            Instant moment = text.length() == 10 ? LocalDate.parse(text).plusDays(daysMore).atStartOfDay(zone).toInstant() : Instant.parse(text);
            if (!moment.isBefore(EARLIEST) && !moment.isAfter(LATEST)) {
                return moment;
            }
        } catch (DateTimeException meaningless) {
            // told below, as one that no calendar has
        }
        fault(name, "admin.audit.filter.moment");
        return null;
    }

    private void fault(String name, String key) {
        wrong.add(new Refusal.Field(name, Code.INVALID_FIELD, key));
    }

    private static UUID id(String text) {
        return text != null && text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
    }
}
