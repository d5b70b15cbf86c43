package org.jiraextractor.demo.world;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers as Jira hands them out: one row a kind over the whole site, with gaps. */
final class Ids {

    private final AtomicLong issue;
    private final AtomicLong comment;
    private final AtomicLong worklog;
    private final AtomicLong history;
    private final AtomicLong attachment;

    /** From the beginning. */
    Ids() {
        this(10_000, 20_000, 30_000, 40_000, 50_000);
    }

    private Ids(long issue, long comment, long worklog, long history, long attachment) {
        this.issue = new AtomicLong(issue);
        this.comment = new AtomicLong(comment);
        this.worklog = new AtomicLong(worklog);
        this.history = new AtomicLong(history);
        this.attachment = new AtomicLong(attachment);
    }

    /** Those of one issue, whose own id is not handed out: what it has is numbered from {@code first} on, whatever others have. */
    static Ids of(long issue, long first) {
        return new Ids(issue, first, first, first, first);
    }

    long issue() {
        return next(issue, 7);
    }

    long comment() {
        return next(comment, 11);
    }

    long worklog() {
        return next(worklog, 13);
    }

    long history() {
        return next(history, 17);
    }

    long attachment() {
        return next(attachment, 5);
    }

    /** Now and then something was deleted. */
    private static long next(AtomicLong last, int gapEvery) {
        return last.addAndGet(last.get() % gapEvery == 0 ? 2 : 1);
    }
}
