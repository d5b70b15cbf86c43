package org.jiraextractor.config;

/**
 * Where new objects go, and when a day's sweep begins.
 *
 * @param store     {@code local} or {@code minio}
 * @param sweepHour of the day in UTC, from which on the sweep of that day is started
 */
public record Keeping(String store, int sweepHour) {

    static Keeping read(Variables from) {
        boolean minio = from.text("MINIO_ENDPOINT").isPresent();
        String store = from.text("STORE").map(String::strip).orElse(minio ? "minio" : "local");
        if (!store.equals("local") && !store.equals("minio")) {
            from.wrong("STORE", "is \"" + store + "\"; allowed are local and minio");
        } else if (store.equals("minio") && !minio) {
            from.wrong("STORE", "is minio without JIRA_EXTRACTOR_MINIO_ENDPOINT; set both or, for a local volume, neither");
        }
        return new Keeping(store, from.number("SWEEP_HOUR", 3, 0, 23));
    }
}
