package org.jiraextractor.home.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.web.Onlooker;
import org.jiraextractor.jobs.web.Onlookers;
import org.jiraextractor.page.Mailbox;
import org.jiraextractor.page.OpenPage;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.ViewerSnapshot;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** One open home page. What stands beside the jobs is looked at only when one of them has changed its state, or after silence. */
final class HomeStream extends OpenPage implements Onlooker {

    private static final long BREATH_MS = 1_000;
    private static final long SILENCE_MS = 10_000;

    private final HomeFaces faces;
    private final Actor actor;
    private final ViewerSnapshot viewer;
    private final AtomicBoolean all = new AtomicBoolean(true);

    HomeStream(HomeFaces faces, Actor actor, ViewerSnapshot viewer, Mailbox mailbox, Onlookers onlookers) {
        super(mailbox, onlookers::later, BREATH_MS, SILENCE_MS);
        this.faces = faces;
        this.actor = actor;
        this.viewer = viewer;
    }

    @Override
    public void moved(UUID job) {
        lookSoon();
    }

    @Override
    public void turned(UUID job) {
        all.set(true);
        lookSoon();
    }

    @Override
    public void missed() {
        turned(null);
    }

    @Override
    protected void beforeAll() {
        all.set(true);
    }

    @Override
    protected void tell() {
        boolean beside = all.getAndSet(false);
        Page latest = faces.latest(actor);
        part("latest", faces.render(latest, "latestPart", viewer));
        if (beside) {
            part("beside", faces.render(faces.beside(actor, latest), "besidePart", viewer));
        }
    }
}
