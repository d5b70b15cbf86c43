package org.jiraextractor.page;

import org.jiraextractor.words.Refusal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open page, kept up to date: all of it at first, then each part when its HTML has changed, at most once in a breath; and now and then even if nothing was heard, for words of time
 * pass, and another node may have done something. What commits an event only raises a flag; looking and rendering happen later, on another thread.
 */
public abstract class OpenPage {

    /** Does a step after so many milliseconds, on a thread that may read and render. */
    @FunctionalInterface
    public interface Soon {
        void later(Runnable step, long millis);
    }

    private final Mailbox mailbox;
    private final Soon steps;
    private final long breathMs;
    private final long silenceMs;
    private final Map<String, String> sent = new HashMap<>();
    private final AtomicBoolean soon = new AtomicBoolean();

    protected OpenPage(Mailbox mailbox, Soon steps, long breathMs, long silenceMs) {
        this.mailbox = mailbox;
        this.steps = steps;
        this.breathMs = breathMs;
        this.silenceMs = silenceMs;
    }

    public final void begin() {
        soon.set(true);
        steps.later(this::look, 0);
        steps.later(this::lookAnyway, silenceMs);
    }

    /** Something has happened. Never waits. */
    protected final void lookSoon() {
        if (soon.compareAndSet(false, true)) {
            steps.later(this::look, breathMs);
        }
    }

    /** Before a look for which nothing was heard: all of it is to be looked at. */
    protected void beforeAll() {
    }

    /** Looks, and sends by {@link #part} what may have changed. @throws Refusal where there is nothing to see any more: the stream ends, and the browser comes back and is told so */
    protected abstract void tell();

    protected final void part(String name, String html) {
        if (!html.equals(sent.put(name, html))) {
            mailbox.send(null, name, html);
        }
    }

    /** Nothing will change any more. */
    protected final void end(String word) {
        mailbox.send(null, "end", word);
        mailbox.close();
    }

    private void lookAnyway() {
        if (mailbox.isOpen()) {
            beforeAll();
            lookSoon();
            steps.later(this::lookAnyway, silenceMs);
        }
    }

    private void look() {
        // first, so that what happens while we look makes us look again
        soon.set(false);
        if (mailbox.crowded()) {
            lookSoon();
            return;
        }
        told();
    }

    private synchronized void told() {
        if (!mailbox.isOpen()) {
            return;
        }
        try {
            tell();
        } catch (Refusal gone) {
            mailbox.close();
        }
    }
}
