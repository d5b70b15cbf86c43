package org.jiraextractor.page;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Open streams of server-sent events. No thread is held per client and no sender ever waits for one: events go into a {@link Mailbox} and leave
 * through a small pool as the client takes them. Every 15 s a comment goes out, by which a client that is gone shows.
 */
@ApplicationScoped
public class Live {

    /** After this a stream ends and the browser opens it again, so that a session that ended meanwhile is noticed. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final Set<Mailbox> open = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private ScheduledFuture<?> beat;

    @Resource(lookup = "java:app/concurrent/live")
    private ManagedExecutorService pool;
    @Resource(lookup = "java:app/concurrent/ticks")
    private ManagedScheduledExecutorService ticks;

    @Inject
    public Live(Clock clock) {
        this.clock = clock;
    }

    protected Live() {
        this(null);
    }

    @PostConstruct
    void start() {
        beat = ticks.scheduleAtFixedRate(this::beat, 15, 15, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        beat.cancel(false);
        open.forEach(Mailbox::close);
    }

    /**
     * Opens a stream on this request. A resource method takes {@code @Suspended AsyncResponse}, which puts the request into asynchronous mode and
     * is otherwise left alone, checks that the viewer may listen, and calls this; all that is sent goes through the mailbox.
     */
    public Mailbox open(HttpServletRequest request) throws IOException {
        AsyncContext async = request.isAsyncStarted() ? request.getAsyncContext() : request.startAsync();
        async.setTimeout(0);
        HttpServletResponse response = (HttpServletResponse) async.getResponse();
        response.setStatus(200);
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader("X-Accel-Buffering", "no");
        Mailbox mailbox = new Mailbox(response.getOutputStream(), pool, async::complete, clock.instant());
        mailbox.onClose(() -> open.remove(mailbox));
        open.add(mailbox);
        mailbox.begin();
        return mailbox;
    }

    /** How many streams are open on this node. */
    public int count() {
        return open.size();
    }

    private void beat() {
        Instant oldest = clock.instant().minus(LONGEST);
        open.forEach(mailbox -> {
            if (mailbox.openedAt().isBefore(oldest)) {
                mailbox.close();
            } else {
                mailbox.comment();
            }
        });
    }
}
