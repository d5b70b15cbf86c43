package org.jiraextractor.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * One client's stream. {@link #send} only puts down and never waits; a client that has not taken {@link #MOST_BYTES} is dropped (its browser
 * comes back and gets the full state). Thread-safe; events leave in the order in which they were sent.
 */
public final class Mailbox {

    private static final int MOST_BYTES = 1 << 20;
    private static final int MOST_EVENTS = 2_000;

    private final ServletOutputStream out;
    private final Executor pool;
    private final Runnable complete;
    private final Instant openedAt;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final List<Runnable> closers = new ArrayList<>();
    private int waitingBytes;
    /** Nothing may be written before the server has called the listener the first time: until then a write would block. */
    private boolean started;
    private boolean draining;
    /** Woken while draining: the server's call may come between "not ready" and the end of the drain, and must not be lost. */
    private boolean woken;
    private boolean flushed = true;
    private boolean closing;
    private boolean closed;

    /** @param complete ends the request; called once */
    Mailbox(ServletOutputStream out, Executor pool, Runnable complete, Instant openedAt) {
        this.out = out;
        this.pool = pool;
        this.complete = complete;
        this.openedAt = openedAt;
    }

    void begin() {
        out.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() {
                synchronized (waiting) {
                    started = true;
                }
                wake();
            }

            @Override
            public void onError(Throwable gone) {
                end();
            }
        });
        send(Letter.retry(2_000));
    }

    /**
     * As {@link Letter#of} has them.
     *
     * @return whether the stream is still open
     */
    public boolean send(String id, String event, String data) {
        return send(Letter.of(id, event, data));
    }

    /** @return whether the stream is still open */
    public boolean send(Letter letter) {
        byte[] bytes = letter.bytes();
        boolean overflow;
        synchronized (waiting) {
            if (closing || closed) {
                return false;
            }
            waiting.add(bytes);
            waitingBytes += bytes.length;
            overflow = waitingBytes > MOST_BYTES || waiting.size() > MOST_EVENTS;
        }
        if (overflow) {
            later(this::end);
            return false;
        }
        wake();
        return true;
    }

    /** Ends the stream once all that was sent has left. */
    public void close() {
        synchronized (waiting) {
            closing = true;
        }
        wake();
    }

    /** Called once when the stream has ended, whoever ended it; at once if it has already. */
    public void onClose(Runnable closer) {
        synchronized (waiting) {
            if (!closed) {
                closers.add(closer);
                return;
            }
        }
        closer.run();
    }

    public boolean isOpen() {
        synchronized (waiting) {
            return !closing && !closed;
        }
    }

    /** Whether much waits for the client, so that a sender with more at hand does well to wait a moment. */
    public boolean crowded() {
        synchronized (waiting) {
            return waiting.size() > MOST_EVENTS / 4 || waitingBytes > MOST_BYTES / 4;
        }
    }

    Instant openedAt() {
        return openedAt;
    }

    void comment() {
        send(Letter.comment("still here"));
    }

    private void wake() {
        synchronized (waiting) {
            if (draining || closed || !started) {
                woken = true;
                return;
            }
            draining = true;
        }
        later(this::drain);
    }

    private void later(Runnable step) {
        try {
            pool.execute(step);
        } catch (RejectedExecutionException stopping) {
            end();
        }
    }

    /** Writes while the client takes; when it does not, the server calls {@code onWritePossible} later. Only one thread at a time is here. */
    private void drain() {
        try {
            while (true) {
                byte[] next;
                boolean last;
                synchronized (waiting) {
                    next = waiting.peek();
                    last = next == null && flushed;
                    if (last) {
                        draining = false;
                        if (!closing) {
                            return;
                        }
                    }
                }
                if (last) {
                    end();
                    return;
                }
                if (out.isReady()) {
                    write(next);
                } else if (pause()) {
                    return;
                }
            }
        } catch (IOException | IllegalStateException gone) {
            end();
        }
    }

    /** @return false if the server has called meanwhile, so that the drain goes on */
    private boolean pause() {
        synchronized (waiting) {
            draining = woken;
            woken = false;
            return !draining;
        }
    }

    private void write(byte[] next) throws IOException {
        if (next == null) {
            out.flush();
            flushed = true;
            return;
        }
        out.write(next);
        flushed = false;
        synchronized (waiting) {
            waiting.poll();
            waitingBytes -= next.length;
        }
    }

    private void end() {
        List<Runnable> callers;
        synchronized (waiting) {
            if (closed) {
                return;
            }
            closed = true;
            waiting.clear();
            callers = List.copyOf(closers);
        }
        try {
            complete.run();
        } catch (IllegalStateException already) {
            // the server ended it first: that is what was wanted
        }
        callers.forEach(Runnable::run);
    }
}
