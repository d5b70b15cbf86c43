package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.page.Mailbox;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.ViewerSnapshot;
import org.jiraextractor.words.Refusal;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One open page of a job, kept up to date: all of it at first, then each part when its HTML has changed, at most twice a second, and now and
 * then even if nothing was heard, for words of time pass. What commits an event only raises a flag; looking and rendering happen later, on another thread.
 */
final class PageStream implements JobStreams.Listener {

    private static final long BREATH_MS = 500;
    private static final long SILENCE_MS = 30_000;

    private final JobFaces faces;
    private final Actor actor;
    private final UUID job;
    private final String level;
    private final ViewerSnapshot viewer;
    private final Mailbox mailbox;
    private final JobStreams streams;

    private final Map<String, String> sent = new HashMap<>();
    private final AtomicBoolean soon = new AtomicBoolean();
    private final AtomicBoolean logged = new AtomicBoolean(true);

    PageStream(JobFaces faces, Actor actor, UUID job, String level, ViewerSnapshot viewer, Mailbox mailbox, JobStreams streams) {
        this.faces = faces;
        this.actor = actor;
        this.job = job;
        this.level = level;
        this.viewer = viewer;
        this.mailbox = mailbox;
        this.streams = streams;
    }

    void begin() {
        soon.set(true);
        streams.later(this::look, 0);
        streams.later(this::lookAnyway, SILENCE_MS);
    }

    @Override
    public void happened(Told event) {
        logged.set(true);
        lookSoon();
    }

    @Override
    public void upTo(long seq) {
        logged.set(true);
        lookSoon();
    }

    @Override
    public void progressed(Told progress) {
        lookSoon();
    }

    private void lookSoon() {
        if (soon.compareAndSet(false, true)) {
            streams.later(this::look, BREATH_MS);
        }
    }

    private void lookAnyway() {
        if (mailbox.isOpen()) {
            logged.set(true);
            lookSoon();
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
            lookSoon();
            return;
        }
        try {
            tell();
        } catch (Refusal gone) {
            // deleted, or not shared any more: the browser comes back and is told so
            mailbox.close();
        }
    }

    private synchronized void tell() {
        if (!mailbox.isOpen()) {
            return;
        }
        boolean log = logged.getAndSet(false);
        JobFace face = faces.face(actor, job, viewer.locale());
        log |= face.ended();
        Page page = log ? faces.page(actor, face, level, viewer.locale()) : faces.now(face);
        part("word", page);
        part("job", page);
        part("verbs", page);
        if (log) {
            part("log", page);
        }
        if (face.ended()) {
            mailbox.send(null, "end", face.status());
            mailbox.close();
        }
    }

    private void part(String name, Page page) {
        String html = faces.render(page, name + "Part", viewer);
        if (!html.equals(sent.put(name, html))) {
            mailbox.send(null, name, html);
        }
    }
}
