package org.jiraextractor.jobs.web;

import jakarta.ws.rs.core.MultivaluedMap;
import org.jiraextractor.jobs.JobQuery;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The filters of a list of jobs as they stand in the URL; every wrong one is named. */
final class JobFilter {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final MultivaluedMap<String, String> query;
    /** Of a person who means days; null for programs, which mean moments. */
    private final ZoneId zone;
    private final List<Refusal.Field> wrong = new ArrayList<>();

    private JobFilter(MultivaluedMap<String, String> query, ZoneId zone) {
        this.query = query;
        this.zone = zone;
    }

    /** @throws Refusal {@code invalid_field} naming every parameter whose value means nothing */
    static JobQuery read(MultivaluedMap<String, String> query) {
        return read(query, null);
    }

    /** As people fill it in: {@code from} and {@code to} may be days of their zone, both of them included. @throws Refusal as {@link #read(MultivaluedMap)} */
    static JobQuery read(MultivaluedMap<String, String> query, ZoneId zone) {
        JobFilter filter = new JobFilter(query, zone);
        JobQuery read = new JobQuery(filter.value("status", JobState::of), filter.value("kind", JobFilter::kind), filter.value("connection_id", JobFilter::id),
                filter.value("directory_id", JobFilter::id), filter.value("owner", JobFilter::id), filter.value("q", JobFilter::text),
                filter.value("from", text -> filter.moment(text, 0)), filter.value("to", text -> filter.moment(text, 1)));
        if (!filter.wrong.isEmpty()) {
            throw new Refusal(Code.INVALID_FIELD, filter.wrong, "problem.query");
        }
        return read;
    }

    private <T> T value(String name, Function<String, T> reader) {
        String text = query.getFirst(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException | DateTimeException meaningless) {
            wrong.add(new Refusal.Field(name, Code.INVALID_FIELD, "job.filter." + name));
            return null;
        }
    }

    /** {@link UUID#fromString} takes {@code 1-1-1-1-1} too; an id as we give it has one form. */
    private static UUID id(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("another form");
        }
        return id;
    }

    private static String kind(String word) {
        if (!word.matches("[a-z_-]{1,40}")) {
            throw new IllegalArgumentException("no word");
        }
        return word;
    }

    /** PostgreSQL takes no U+0000, not even to compare with. */
    private static String text(String q) {
        if (q.length() > 200 || q.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("too long, or not to be found");
        }
        return q.strip();
    }

    /** Within the years that the database and everybody else can write. */
    private Instant moment(String text, int days) {
        Instant moment = zone != null && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}") ? LocalDate.parse(text).plusDays(days).atStartOfDay(zone).toInstant() : Instant.parse(text);
        if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
            throw new IllegalArgumentException("beyond all calendars");
        }
        return moment;
    }
}
