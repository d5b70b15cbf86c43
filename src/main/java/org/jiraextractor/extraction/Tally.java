package org.jiraextractor.extraction;

/**
 * Two independent counts of each kind: what Jira says there is ({@code total} of its lists, ids of its search), and what was written.
 * What is switched off is zero in both.
 */
public record Tally(Count issues, Count comments, Count worklogs, Count changes, Count attachments) {

    /** Of one kind. */
    public record Count(long expected, long exported) {
        static final Count NONE = new Count(0, 0);

        Count plus(Count more) {
            return new Count(expected + more.expected, exported + more.exported);
        }

        Count minus(Count less) {
            return new Count(expected - less.expected, exported - less.exported);
        }

        public boolean agrees() {
            return expected == exported;
        }
    }

    public static final Tally NONE = new Tally(Count.NONE, Count.NONE, Count.NONE, Count.NONE, Count.NONE);

    public Tally plus(Tally more) {
        return new Tally(issues.plus(more.issues), comments.plus(more.comments), worklogs.plus(more.worklogs), changes.plus(more.changes),
                attachments.plus(more.attachments));
    }

    Tally minus(Tally less) {
        return new Tally(issues.minus(less.issues), comments.minus(less.comments), worklogs.minus(less.worklogs), changes.minus(less.changes),
                attachments.minus(less.attachments));
    }

    public boolean agrees() {
        return issues.agrees() && comments.agrees() && worklogs.agrees() && changes.agrees() && attachments.agrees();
    }
}
