package org.jiraextractor.extraction;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Many hands, one head: work that waits for the network is done by the executor's threads, and whatever follows from it by the one thread
 * that runs the extraction, so that the state of an extraction needs no lock and its checkpoints come one after the other.
 */
final class Crew {

    /** As many calls as a site's pace ever allows. */
    private static final int HANDS = 16;
    private static final long PULSE_MS = 200;
    private static final long LEAVING_MS = 10_000;

    /** What follows from work done. */
    @FunctionalInterface
    interface Then<T> {
        void with(T result) throws IOException;
    }

    private record Piece(Callable<?> work, Then<Object> then) {
    }

    private record Mail(Then<Object> then, Object result, Throwable failure) {
    }

    private final ExecutorService executor;
    private final Runnable pulse;
    private final BlockingQueue<Mail> mail = new LinkedBlockingQueue<>();
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private final Set<Future<?>> handedOut = ConcurrentHashMap.newKeySet();
    private long nextBeat = System.nanoTime();
    private int busy;
    private int working;
    private boolean dismissed;

    /** @param pulse called several times a second while there is something to wait for; what it throws ends everything */
    Crew(ExecutorService executor, Runnable pulse) {
        this.executor = executor;
        this.pulse = pulse;
    }

    /** Hands out work now or when a hand is free. What it throws comes out of {@link #untilDone}. */
    @SuppressWarnings("unchecked")
    <T> void hand(Callable<T> work, Then<T> then) {
        waiting.add(new Piece(work, (Then<Object>) then));
        handOut();
    }

    /** Has one thing done and waits for it, open to being stopped. */
    @SuppressWarnings("unchecked")
    <T> T now(Callable<T> work) throws IOException {
        Object[] result = new Object[1];
        hand(work, done -> result[0] = done);
        untilDone();
        return (T) result[0];
    }

    /** Runs what follows until nothing is left to do. */
    void untilDone() throws IOException {
        while (busy > 0 || !waiting.isEmpty()) {
            beat();
            Mail next = next();
            if (next != null) {
                busy--;
                handOut();
                if (next.failure != null) {
                    throw thrown(next.failure);
                }
                next.then.with(next.result);
            }
            handOut();
        }
    }

    private void beat() {
        long now = System.nanoTime();
        if (now - nextBeat >= 0) {
            pulse.run();
            nextBeat = now + TimeUnit.MILLISECONDS.toNanos(PULSE_MS);
        }
    }

    private Mail next() {
        try {
            return mail.poll(PULSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("told to stop");
        }
    }

    private void handOut() {
        while (busy < HANDS && !waiting.isEmpty()) {
            Piece piece = waiting.peek();
            try {
                handedOut.add(executor.submit(() -> work(piece)));
            } catch (RejectedExecutionException full) {
                // others use the executor; tried again at the next pulse
                return;
            }
            waiting.remove();
            busy++;
            handedOut.removeIf(Future::isDone);
        }
    }

    private void work(Piece piece) {
        if (!enter()) {
            return;
        }
        try {
            mail.add(new Mail(piece.then, piece.work.call(), null));
        } catch (Throwable failure) {
            mail.add(new Mail(null, null, failure));
        } finally {
            leave();
        }
    }

    private synchronized boolean enter() {
        working += dismissed ? 0 : 1;
        return !dismissed;
    }

    private synchronized void leave() {
        working--;
        notifyAll();
    }

    /** Stops whoever still works, and waits a while until they have let go of files and objects. */
    void dismiss() {
        waiting.clear();
        synchronized (this) {
            dismissed = true;
        }
        handedOut.forEach(work -> work.cancel(true));
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAVING_MS);
        synchronized (this) {
            while (working > 0 && until - System.nanoTime() > 0) {
                try {
                    wait(PULSE_MS);
                } catch (InterruptedException hurry) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    private static IOException thrown(Throwable failure) throws IOException {
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof IOException io ? io : new IOException(failure);
    }
}
