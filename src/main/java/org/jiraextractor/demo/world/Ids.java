package org.jiraextractor.demo.world;

import java.util.concurrent.atomic.AtomicLong;

/** Numbers as Jira hands them out: one row a kind over the whole site, with gaps. */
final class Ids {

    private final AtomicLong issue = new AtomicLong(10_000);
    private final AtomicLong comment = new AtomicLong(20_000);
    private final AtomicLong worklog = new AtomicLong(30_000);
    private final AtomicLong history = new AtomicLong(40_000);
    private final AtomicLong attachment = new AtomicLong(50_000);

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
