package org.jiraextractor.jobs.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.page.Mailbox;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * One client's stream of a job's events: first what is kept behind the number it knows, then what happens, in order and without a gap. What it does not have of what it is told (it came
 * while replaying) it reads from the database.
 */
final class EventStream implements JobStreams.Listener {

    private static final int PAGE = 200;
    private static final long BREATH_MS = 100;

    private final Jobs jobs;
    private final Actor actor;
    private final UUID job;
    private final Locale locale;
    private final Mailbox mailbox;
    private final JobStreams streams;
    private long sent;
    private boolean live;
    private boolean replaying;
    /** Something was told while replaying: there may be more than was read. */
    private boolean more;

    EventStream(Jobs jobs, Actor actor, UUID job, Locale locale, Mailbox mailbox, JobStreams streams, long known) {
        this.jobs = jobs;
        this.actor = actor;
        this.job = job;
        this.locale = locale;
        this.mailbox = mailbox;
        this.streams = streams;
        this.sent = known;
    }

    /** Replays a page at a time, at the pace at which the client takes it; live once there is nothing left. */
    void replay() {
        synchronized (this) {
            if (replaying) {
                more = true;
                return;
            }
            replaying = true;
            live = false;
        }
        try {
            while (mailbox.isOpen() && !mailbox.crowded() && !page()) {
                // on to the next page
            }
        } catch (RuntimeException unreadable) {
            // not shared any more, or the database is away: the client comes back and goes on behind what it knows
            mailbox.close();
        }
        if (goesOnLater()) {
            streams.later(this::replay, BREATH_MS);
        }
    }

    private synchronized boolean goesOnLater() {
        replaying = false;
        return !live && mailbox.isOpen();
    }

    /** Not under the lock while it reads: who tells us something must not wait for that. @return whether that was all */
    private boolean page() {
        long behind;
        synchronized (this) {
            more = false;
            behind = sent;
        }
        List<JobEvent> page = jobs.events(actor, job, behind, null, PAGE);
        boolean ended = jobs.one(actor, job).state().ended();
        long newest = jobs.newestEvent(job);
        synchronized (this) {
            page.forEach(event -> {
                // the end of an earlier attempt is not the end
                if (!event.type().equals("end") || ended && event.seq() == newest) {
                    send(Told.of(event));
                }
                sent = event.seq();
            });
            live = page.size() < PAGE && !more;
            return live;
        }
    }

    @Override
    public synchronized void happened(Told event) {
        if (!live) {
            more = true;
        } else if (event.seq() == sent + 1) {
            send(event);
            sent = event.seq();
        } else {
            upTo(event.seq());
        }
    }

    @Override
    public synchronized void upTo(long seq) {
        if (!live) {
            more = true;
        } else if (seq > sent) {
            live = false;
            streams.later(this::replay, 0);
        }
    }

    @Override
    public synchronized void progressed(Told progress) {
        if (live) {
            send(progress);
        }
    }

    private void send(Told told) {
        mailbox.send(told.in(locale));
        if (told.type().equals("end")) {
            mailbox.close();
        }
    }
}
