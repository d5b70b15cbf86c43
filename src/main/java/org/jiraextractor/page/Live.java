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
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Open streams of server-sent events. No thread is held per client and no sender ever waits for one: events go into a {@link Mailbox} and leave
 * through a small pool as the client takes them. Every 15 s a comment goes out, by which a client that is gone shows, and streams of sessions and
 * tokens that have ended are closed.
 */
@ApplicationScoped
public class Live {

    /** After this a stream ends and the browser opens it again, so that a session that ended meanwhile is noticed. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    /** With the sessions or tokens that opened them. */
    private final Map<Mailbox, UUID> open = new ConcurrentHashMap<>();
    private final Viewer viewer;
    private final LivingSessions sessions;
    private final Clock clock;
    private ScheduledFuture<?> beat;

    @Resource(lookup = "java:app/concurrent/live")
    private ManagedExecutorService pool;
    @Resource(lookup = "java:app/concurrent/ticks")
    private ManagedScheduledExecutorService ticks;

    @Inject
    public Live(Viewer viewer, LivingSessions sessions, Clock clock) {
        this.viewer = viewer;
        this.sessions = sessions;
        this.clock = clock;
    }

    protected Live() {
        this(null, null, null);
    }

    @PostConstruct
    void start() {
        beat = ticks.scheduleAtFixedRate(() -> pool.execute(this::beat), 15, 15, TimeUnit.SECONDS);
    }

    @PreDestroy
    void stop() {
        beat.cancel(false);
        open.keySet().forEach(Mailbox::close);
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
        open.put(mailbox, viewer.credentialId());
        mailbox.onClose(() -> open.remove(mailbox));
        mailbox.begin();
        return mailbox;
    }

    /** How many streams are open on this node. */
    public int count() {
        return open.size();
    }

    /** Asks the database, so it must not hold a thread on which jobs' hearts beat. */
    private void beat() {
        Instant oldest = clock.instant().minus(LONGEST);
        open.keySet().forEach(mailbox -> {
            if (mailbox.openedAt().isBefore(oldest)) {
                mailbox.close();
            } else {
                mailbox.comment();
            }
        });
        Map<Mailbox, UUID> asked = Map.copyOf(open);
        Set<UUID> owners = new HashSet<>(asked.values());
        if (!owners.isEmpty()) {
            owners.removeAll(sessions.of(owners));
            asked.forEach((mailbox, session) -> {
                if (owners.contains(session)) {
                    mailbox.close();
                }
            });
        }
    }
}
