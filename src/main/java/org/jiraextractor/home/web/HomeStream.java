package org.jiraextractor.home.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.page.Mailbox;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.ViewerSnapshot;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open home page, kept up to date: each part when its HTML has changed, at most once a second, and every few seconds even if nothing was heard, for another node
 * may run a job. What stands beside the jobs is looked at only when one of them has changed its state, or after silence.
 */
final class HomeStream {

    private static final long BREATH_MS = 1_000;
    private static final long SILENCE_MS = 10_000;

    private final HomeFaces faces;
    private final Actor actor;
    private final ViewerSnapshot viewer;
    private final Mailbox mailbox;
    private final HomeStreams streams;

    private final Map<String, String> sent = new HashMap<>();
    private final AtomicBoolean soon = new AtomicBoolean();
    private final AtomicBoolean all = new AtomicBoolean(true);

    HomeStream(HomeFaces faces, Actor actor, ViewerSnapshot viewer, Mailbox mailbox, HomeStreams streams) {
        this.faces = faces;
        this.actor = actor;
        this.viewer = viewer;
        this.mailbox = mailbox;
        this.streams = streams;
    }

    void begin() {
        soon.set(true);
        streams.later(this::look, 0);
        streams.later(this::lookAnyway, SILENCE_MS);
    }

    /** A job is somewhere else than it was. */
    void moved() {
        if (soon.compareAndSet(false, true)) {
            streams.later(this::look, BREATH_MS);
        }
    }

    /** A job is in another state than it was. */
    void turned() {
        all.set(true);
        moved();
    }

    private void lookAnyway() {
        if (mailbox.isOpen()) {
            turned();
            streams.later(this::lookAnyway, SILENCE_MS);
        }
    }

    private void look() {
        // first, so that what happens while we look makes us look again
        soon.set(false);
        if (!mailbox.isOpen()) {
            return;
        }
        if (mailbox.crowded()) {
            moved();
            return;
        }
        tell();
    }

    private synchronized void tell() {
        boolean beside = all.getAndSet(false);
        Page latest = faces.latest(actor);
        part("latest", latest);
        if (beside) {
            part("beside", faces.beside(actor, latest));
        }
    }

    private void part(String name, Page page) {
        String html = faces.render(page, name + "Part", viewer);
        if (!html.equals(sent.put(name, html))) {
            mailbox.send(null, name, html);
        }
    }
}
