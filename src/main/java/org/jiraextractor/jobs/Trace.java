package org.jiraextractor.jobs;

import java.util.ArrayList;
import java.util.List;

/**
 * How a job went along: what had come in all by the ends of equal steps of time since it began, in few numbers however long it takes. When there are too many, two
 * steps become one. A pause is a stretch in which nothing came.
 *
 * @param stepMs length of a step, in milliseconds
 * @param come   by the end of the first step, of the second…; of the last, so far. Never fewer than before
 */
public record Trace(long stepMs, List<Long> come) {

    static final int MOST = 60;
    static final Trace NONE = new Trace(500, List.of(0L));

    /** So much had come by then. What is told of an earlier moment than the last changes nothing before it. */
    Trace plus(long sinceMs, long things) {
        long step = stepMs;
        List<Long> counts = new ArrayList<>(come);
        while (sinceMs / step >= MOST) {
            List<Long> thinned = new ArrayList<>();
            for (int i = 0; i < counts.size(); i += 2) {
                thinned.add(counts.get(Math.min(i + 1, counts.size() - 1)));
            }
            counts = thinned;
            step *= 2;
        }
        int at = (int) Math.max(0, sinceMs / step);
        long last = counts.get(counts.size() - 1);
        while (counts.size() <= at) {
            counts.add(last);
        }
        counts.set(counts.size() - 1, Math.max(last, things));
        return new Trace(step, List.copyOf(counts));
    }

    /** What came in each second of each step but the last, which has not ended. */
    public List<Double> perSecond() {
        List<Double> rates = new ArrayList<>();
        for (int i = 0; i < come.size() - 1; i++) {
            rates.add((come.get(i) - (i == 0 ? 0 : come.get(i - 1))) * 1_000.0 / stepMs);
        }
        return rates;
    }
}
