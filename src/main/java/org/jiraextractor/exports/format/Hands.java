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
 * one thread at a time, and sees what it did before. What no other thread has begun, the walker does itself: an executor that is busy, or does
 * nothing at all, costs time and never more. Some dozen issues are in memory, fewer where they are large. To be used by one thread.
 */
final class Hands implements Closeable {

    /** One who sees all issues. */
    @FunctionalInterface
    interface Taker {
        void take(ExtractedIssue issue) throws IOException;
    }

    @FunctionalInterface
    interface Work {
        void done() throws IOException;
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

    /** Different things, at the same time. */
    void all(List<Work> works) throws IOException {
        give(works);
        await();
    }

    private void handOut() throws IOException {
        await();
        List<ExtractedIssue> some = next;
        next = new ArrayList<>();
        weight = 0;
        give(takers.stream().<Work>map(taker -> () -> {
            for (ExtractedIssue issue : some) {
                if (!stopped) {
                    taker.take(issue);
                }
            }
        }).toList());
    }

    private void give(List<Work> works) {
        given = works.stream().map(work -> new FutureTask<Void>(() -> {
            work.done();
            return null;
        })).toList();
        try {
            given.forEach(others::execute);
        } catch (RejectedExecutionException busy) {
            // then these hands do it
            return;
        }
    }

    private void await() throws IOException {
        for (FutureTask<Void> one : given) {
            one.run();
        }
        for (FutureTask<Void> one : given) {
            result(one);
        }
        given = List.of();
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
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted while others write").initCause(interrupted);
        }
    }

    /** Returns when nobody is at work any more. */
    @Override
    public void close() {
        stopped = true;
        boolean interrupted = false;
        for (FutureTask<Void> one : given) {
            one.run();
            while (!one.isDone()) {
                interrupted |= Thread.interrupted();
                join(one);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
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
