package org.jiraextractor.messaging;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Empties the outbox: at once when something is put there, and every few seconds for what waits or was left by another node. No transaction is open while it sends. */
@ApplicationScoped
public class Postman {

    private static final Logger LOG = Logger.getLogger(Postman.class.getName());
    private static final int EVERY_SECONDS = 5;

    private final Outbox outbox;
    private final Channels channels;

    @Resource(lookup = "java:app/concurrent/post")
    private ManagedScheduledExecutorService threads;

    /** Ways out whose last message was not taken, though nothing was wrong with its address. */
    private final Set<String> failing = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped = true;
    private ScheduledFuture<?> rounds;
    private ScheduledFuture<?> sweeps;

    @Inject
    Postman(Outbox outbox, Channels channels) {
        this.outbox = outbox;
        this.channels = channels;
    }

    protected Postman() {
        this(null, null);
    }

    public void start() {
        stopped = false;
        rounds = threads.scheduleWithFixedDelay(this::round, 1, EVERY_SECONDS, TimeUnit.SECONDS);
        sweeps = threads.scheduleWithFixedDelay(this::sweep, 60, 3_600, TimeUnit.SECONDS);
    }

    /** Finishes the message at hand and takes no other. */
    public void stop() {
        if (!stopped) {
            stopped = true;
            rounds.cancel(false);
            sweeps.cancel(false);
        }
    }

    /** {@code off} where this installation has no such channel, {@code down} if the last message that this node sent by it was not taken, else {@code up}. Asks nobody. */
    public String state(String channel) {
        return channels.named(channel).isEmpty() ? "off" : failing.contains(channel) ? "down" : "up";
    }

    void posted(@Observes(during = TransactionPhase.AFTER_SUCCESS) Posted message) {
        if (!stopped) {
            threads.submit(this::round);
        }
    }

    private synchronized void round() {
        try {
            Optional<Outbox.Taken> next = Optional.empty();
            while (!stopped && (next = outbox.take()).isPresent()) {
                deliver(next.get());
            }
        } catch (RuntimeException unreachable) {
            // the database is away: the next round tries again
            LOG.log(Level.WARNING, "the outbox could not be emptied", unreachable);
        }
    }

    private void deliver(Outbox.Taken taken) {
        try {
            Channel channel = channels.named(taken.channel()).orElseThrow(() -> new NotSent("there is no channel " + taken.channel() + " in this installation", false, null));
            channel.send(taken.message());
            failing.remove(taken.channel());
            outbox.sent(taken);
        } catch (NotSent refused) {
            LOG.log(Level.WARNING, () -> "message " + taken.id() + " (" + taken.message().kind() + ") was not taken at attempt " + taken.attempts() + ": " + refused.getMessage());
            if (!refused.forGood()) {
                failing.add(taken.channel());
            }
            outbox.notSent(taken, refused.getMessage(), refused.forGood());
        }
    }

    private void sweep() {
        try {
            outbox.sweep();
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "the outbox could not be swept", unreachable);
        }
    }
}
