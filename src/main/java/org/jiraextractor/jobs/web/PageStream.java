package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.page.Mailbox;
import org.jiraextractor.page.OpenPage;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.ViewerSnapshot;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** One open page of a job. Its log is looked at only when an event was kept, or after silence. */
final class PageStream extends OpenPage implements JobStreams.Listener {

    private static final long BREATH_MS = 500;
    private static final long SILENCE_MS = 30_000;

    private final JobFaces faces;
    private final Actor actor;
    private final UUID job;
    private final String level;
    private final ViewerSnapshot viewer;
    private final AtomicBoolean logged = new AtomicBoolean(true);

    PageStream(JobFaces faces, Actor actor, UUID job, String level, ViewerSnapshot viewer, Mailbox mailbox, JobStreams streams) {
        super(mailbox, streams::later, BREATH_MS, SILENCE_MS);
        this.faces = faces;
        this.actor = actor;
        this.job = job;
        this.level = level;
        this.viewer = viewer;
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

    @Override
    protected void beforeAll() {
        logged.set(true);
    }

    @Override
    protected void tell() {
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
            end(face.status());
        }
    }

    private void part(String name, Page page) {
        part(name, faces.render(page, name + "Part", viewer));
    }
}
