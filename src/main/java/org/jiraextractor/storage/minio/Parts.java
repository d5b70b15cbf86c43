package org.jiraextractor.storage.minio;

/** How large the parts of an upload are: at most 10,000 of at least 5 MB, says S3, and each waits on the local disk until it is sent. */
final class Parts {

    private static final long MEGABYTE = 1 << 20;
    private static final long LEAST = 16 * MEGABYTE;
    private static final long MOST = 5_000 * MEGABYTE;
    /** What is expected fits into so many; the rest is for what comes in spite of that. */
    private static final int PLANNED = 5_000;
    private static final long LATE = 512 * MEGABYTE;

    private final long planned;

    /** @param expected bytes, negative for unknown */
    Parts(long expected) {
        long wanted = Math.max(0, expected) / PLANNED / MEGABYTE * MEGABYTE + MEGABYTE;
        this.planned = Math.min(MOST, Math.max(LEAST, wanted));
    }

    /** @param number from 1 */
    long size(int number) {
        return number <= PLANNED ? planned : Math.max(planned, LATE);
    }
}
