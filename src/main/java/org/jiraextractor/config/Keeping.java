package org.jiraextractor.config;

/**
 * How long things are kept, and in which store.
 *
 * @param store         {@code local} or {@code minio}: where new objects go
 * @param retentionDays after which an ended job is deleted with its files where neither it, nor its directory, nor its owner says otherwise; 0: never
 * @param rawDays       after which what an export keeps as it came out of Jira is deleted, its files staying; 0: with the export
 * @param events        lines kept of a job's log
 * @param sweepHour     of the day in UTC, from which on the sweep of that day is started
 */
public record Keeping(String store, int retentionDays, int rawDays, int events, int sweepHour) {

    /** A hundred years: longer is for ever. */
    public static final int MOST_DAYS = 36_500;

    static Keeping read(Variables from) {
        boolean minio = from.text("MINIO_ENDPOINT").isPresent();
        String store = from.text("STORE").map(String::strip).orElse(minio ? "minio" : "local");
        if (!store.equals("local") && !store.equals("minio")) {
            from.wrong("STORE", "is \"" + store + "\"; allowed are local and minio");
        } else if (store.equals("minio") && !minio) {
            from.wrong("STORE", "is minio without JIRA_EXTRACTOR_MINIO_ENDPOINT; set both or, for a local volume, neither");
        }
        return new Keeping(store, from.number("RETENTION_DAYS", 0, 0, MOST_DAYS), from.number("RAW_RETENTION_DAYS", 0, 0, MOST_DAYS), from.number("JOB_EVENTS", 10_000, 100, 100_000),
                from.number("SWEEP_HOUR", 3, 0, 23));
    }
}
