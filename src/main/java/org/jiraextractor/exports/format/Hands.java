package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

/**
 * Several who each want to see all issues in their order see them at the same time, while the walker reads the next. Each of them is busy in
 * one thread at a time, and sees what it did before. What no other thread has begun, whoever waits for it does itself: an executor that is
 * busy, or does nothing at all, costs time and never more. Some dozen issues are in memory, fewer where they are large. To be used by one thread, but
 * for {@link #all}, which those at work may ask, too.
 */
final class Hands implements Closeable, Lent {

    /** One who sees all issues. */
    @FunctionalInterface
    interface Taker {
        void take(ExtractedIssue issue) throws IOException;
    }

    /** An issue weighs 1, and as much again for every so many comments, worklogs and changes. */
    private static final int THINGS = 10;
    private static final int AT_ONCE = 40;

    private final Executor others;
    private final List<? extends Taker> takers;
    private List<ExtractedIssue> next = new ArrayList<>();
    private int weight;
    private List<FutureTask<Void>> given = List.of();
    private volatile boolean stopped;

    Hands(Executor others, List<? extends Taker> takers) {
        this.others = others;
        this.takers = takers;
    }

    /** @return whether all before it were seen by all; what any of them threw before is thrown here */
    boolean take(ExtractedIssue issue) throws IOException {
        next.add(issue);
        weight += 1 + (size(issue.comments()) + size(issue.worklogs()) + size(issue.changes())) / THINGS;
        if (weight < AT_ONCE) {
            return false;
        }
        handOut();
        return true;
    }

    /** Returns when all have seen all. */
    void finish() throws IOException {
        handOut();
        await();
    }

    @Override
    public void all(List<Work> works) throws IOException {
        settle(handed(works));
        if (stopped) {
            throw new CancellationException("stopped while it was written");
        }
    }

    private void handOut() throws IOException {
        await();
        List<ExtractedIssue> some = next;
        next = new ArrayList<>();
        weight = 0;
        given = handed(takers.stream().<Work>map(taker -> () -> take(taker, some)).toList());
    }

    private void take(Taker taker, List<ExtractedIssue> some) throws IOException {
        if (taker instanceof Parted parted) {
            parted.take(some, this);
            return;
        }
        for (ExtractedIssue issue : some) {
            if (!stopped) {
                taker.take(issue);
            }
        }
    }

    private List<FutureTask<Void>> handed(List<Work> works) {
        List<FutureTask<Void>> tasks = works.stream().map(work -> new FutureTask<Void>(() -> {
            if (!stopped) {
                work.done();
            }
            return null;
        })).toList();
        try {
            tasks.forEach(others::execute);
        } catch (RejectedExecutionException busy) {
            // then these hands do it
            return tasks;
        }
        return tasks;
    }

    private void await() throws IOException {
        List<FutureTask<Void>> some = given;
        settle(some);
        given = List.of();
    }

    private static void settle(List<FutureTask<Void>> tasks) throws IOException {
        if (end(tasks)) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while others write");
        }
        for (FutureTask<Void> one : tasks) {
            result(one);
        }
    }

    private static void result(FutureTask<Void> task) throws IOException {
        try {
            task.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
        } catch (InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns when nobody is at work any more. */
    @Override
    public void close() {
        stopped = true;
        if (end(given)) {
            Thread.currentThread().interrupt();
        }
    }

    /** Until all are done, for nobody may be at work on what is closed next. @return whether this thread was interrupted meanwhile */
    private static boolean end(List<FutureTask<Void>> tasks) {
        boolean interrupted = false;
        for (FutureTask<Void> one : tasks) {
            one.run();
            while (!one.isDone()) {
                interrupted |= Thread.interrupted();
                join(one);
            }
        }
        return interrupted | Thread.interrupted();
    }

    private static void join(FutureTask<Void> one) {
        try {
            one.get();
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | CancellationException known) {
            // whoever stops has a reason of their own
            return;
        }
    }

    private static int size(JsonNode list) {
        return list == null ? 0 : list.size();
    }
}
