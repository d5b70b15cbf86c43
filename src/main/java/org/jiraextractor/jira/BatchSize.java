package org.jiraextractor.jira;

/**
 * How many issues one call asks for where each comes with its whole history, so that the answer stays handy: as many as lately made some
 * megabytes, half as many after an answer that did not come, never more than the site gives. Thread-safe.
 */
final class BatchSize {

    static final int MOST = 100;
    static final long HANDY_BYTES = 4L << 20;
    private static final int FIRST = 25;

    private int size = FIRST;
    private int most = MOST;
    private boolean known;

    synchronized int next() {
        return size;
    }

    /** Whether an answer has shown how large they are. */
    synchronized boolean known() {
        return known;
    }

    /** An answer came: the first tells how many are handy, later ones let it only double. */
    synchronized void came(int issues, long bytes) {
        if (issues > 0) {
            long handy = Math.max(1, HANDY_BYTES * issues / Math.max(1, bytes));
            size = (int) Math.min(Math.min(most, known ? 2L * size : MOST), handy);
            known = true;
        }
    }

    /** The site lowered what was asked without a word. */
    synchronized void capped(int received) {
        most = Math.max(1, Math.min(most, received));
        size = Math.min(size, most);
    }

    /** No answer to so many. */
    synchronized void tooMany(int asked) {
        size = Math.max(1, Math.min(size, asked / 2));
    }
}
