package org.jiraextractor.exports.bundle;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What {@code manifest.json} says besides the files: what was asked, of whom, when, and whether all of it is there.
 *
 * @param request             the export request, as the API shows it
 * @param complete            nothing that was asked for is missing
 * @param truncated           {@code limits.max_issues} has cut
 * @param missing             every missing thing, in an order of the caller's that is the same each time
 * @param changedDuringExport keys of issues that changed between census and fetch, likewise
 * @param delta               null where all of it was taken
 */
public record Manifest(UUID jobId, String name, Generator generator, Source source, JsonNode request, Instant startedAt, Instant finishedAt,
                       boolean complete, boolean truncated, Counts counts, Rows<Missing> missing, Rows<String> changedDuringExport, Delta delta) {

    public static final int FORMAT_VERSION = 1;
    public static final String PATH = "manifest.json";

    public Manifest {
        Objects.requireNonNull(jobId, "jobId");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(missing, "missing");
        Objects.requireNonNull(changedDuringExport, "changedDuringExport");
    }

    public record Generator(String name, String version) {
    }

    /** The site: {@code deployment} is {@code cloud} or {@code server}; what it did not tell is null. */
    public record Source(String baseUrl, String deployment, String version, String account, String accountTimeZone) {
    }

    public record Counts(Count issues, Count comments, Count worklogs, Count changes, Count attachments) {
    }

    /** @param expected null where the kind was switched off */
    public record Count(Long expected, long exported, boolean included) {

        public static final Count SWITCHED_OFF = new Count(null, 0, false);

        public static Count of(long expected, long exported) {
            return new Count(expected, exported, true);
        }
    }

    /**
     * @param kind   {@code issue, comment, worklog, change, attachment}
     * @param issue  its key; null where only an id is known
     * @param reason {@code deleted, forbidden, not_found, unreadable, size_mismatch, login_page, too_large, truncated_by_site}
     */
    public record Missing(String kind, String issue, String id, String reason) {
    }

    /**
     * Only what changed since an earlier run.
     *
     * @param baseJobId null where there was none: then it is all of it
     * @param watermark the latest change that is known now; null where none is
     * @param gone      what the query matched then and does not match now, ascending by id
     */
    public record Delta(UUID baseJobId, Instant watermark, List<Gone> gone) {
    }

    /** @param reason {@code deleted, moved, forbidden, unknown} */
    public record Gone(String id, String key, String reason) {
    }

    /** Rows that need not fit into memory, handed out one by one, as often as asked. */
    @FunctionalInterface
    public interface Rows<T> {
        void each(Consumer<? super T> row);

        static <T> Rows<T> of(List<T> rows) {
            return rows::forEach;
        }
    }
}
