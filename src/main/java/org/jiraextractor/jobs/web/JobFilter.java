package org.jiraextractor.jobs.web;

import jakarta.ws.rs.core.MultivaluedMap;
import org.jiraextractor.jobs.JobQuery;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** The filters of a list of jobs as they stand in the URL; every wrong one is named. */
final class JobFilter {

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final MultivaluedMap<String, String> query;
    private final List<Refusal.Field> wrong = new ArrayList<>();

    private JobFilter(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    /** @throws Refusal {@code invalid_field} naming every parameter whose value means nothing */
    static JobQuery read(MultivaluedMap<String, String> query) {
        JobFilter filter = new JobFilter(query);
        JobQuery read = new JobQuery(filter.value("status", JobState::of), filter.value("kind", JobFilter::text), filter.value("connection_id", UUID::fromString),
                filter.value("directory_id", UUID::fromString), filter.value("owner", UUID::fromString), filter.value("q", JobFilter::text),
                filter.value("from", JobFilter::instant), filter.value("to", JobFilter::instant));
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

    private static String text(String q) {
        // PostgreSQL takes no U+0000, not even to compare with
        if (q.length() > 200 || q.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("too long, or no text");
        }
        return q.strip();
    }

    // Java's years reach far beyond the database's
    private static Instant instant(String text) {
        Instant at = Instant.parse(text);
        if (at.isBefore(EARLIEST) || at.isAfter(LATEST)) {
            throw new IllegalArgumentException("nothing of ours happened then");
        }
        return at;
    }
}
