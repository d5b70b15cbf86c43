package org.jiraextractor.demo;

import java.util.List;

/** What may go on at the site until it is switched off, and how strongly: the number is explained by its {@link #measure()}. */
public enum Trouble {

    LATENCY(Measure.MILLISECONDS, null, 0, 30, 100, 500, 2_000, 8_000),
    RATE_LIMIT(Measure.PER_SECOND, null, 0, 2, 5, 10, 20, 50),
    RETRY_AFTER(Measure.SAYS, null, 0, 1, 2, 3),
    TOO_MANY(Measure.EACH, Mood.TOO_MANY),
    SERVER_ERROR(Measure.EACH, Mood.SERVER_ERROR),
    UNAVAILABLE(Measure.EACH, Mood.UNAVAILABLE),
    CUT_BODY(Measure.EACH, Mood.CUT_BODY),
    CLOSED(Measure.EACH, Mood.CLOSED),
    RESET(Measure.EACH, Mood.RESET),
    SILENT(Measure.EACH, Mood.SILENT),
    ENDLESS(Measure.EACH, Mood.ENDLESS),
    LOGIN_PAGE(Measure.EACH, Mood.LOGIN_PAGE),
    REVOKED(Measure.SWITCH, null, 0, 1),
    REPEATED_TOKENS(Measure.SWITCH, null, 0, 1),
    OVERLAPPING_PAGES(Measure.SWITCH, null, 0, 1),
    INFLATED_TOTALS(Measure.SWITCH, null, 0, 1),
    NO_MILLISECONDS(Measure.SWITCH, null, 0, 1),
    EDITS(Measure.EACH, null),
    MOVES(Measure.EACH, null),
    DELETIONS(Measure.EACH, null);

    /** What the number says: after so long, so many a second, in this form ({@link Burst.Says}), each so manieth call, or on and off. */
    public enum Measure {
        MILLISECONDS, PER_SECOND, SAYS, EACH, SWITCH
    }

    private static final List<Integer> OFTEN = List.of(0, 100, 50, 20, 5, 2, 1);

    private final Measure measure;
    private final Mood mood;
    private final List<Integer> strengths;

    Trouble(Measure measure, Mood mood, Integer... strengths) {
        this.measure = measure;
        this.mood = mood;
        this.strengths = strengths.length == 0 ? null : List.of(strengths);
    }

    public Measure measure() {
        return measure;
    }

    /** Those to choose from; 0 is off. */
    public List<Integer> strengths() {
        return strengths == null ? OFTEN : strengths;
    }

    /** What a call meets in place of its answer; null where the trouble is another. */
    Mood mood() {
        return mood;
    }
}
