package org.jiraextractor.bus;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.config.Database;
import org.jiraextractor.config.Settings;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells the other nodes, and hears them on a thread of its own. A lost line is opened again, at once at first, then less and less often; what was told meanwhile is lost, so that
 * {@link BackOnLine} is fired whenever there is one. Words are ids: what they are about is read from the database.
 */
@ApplicationScoped
public class Bus {

    private static final Logger LOG = Logger.getLogger(Bus.class.getName());
    /** Also how long what is mentioned waits. */
    private static final int LISTEN_MS = 200;
    private static final Duration BEAT = Duration.ofSeconds(5);
    private static final long FIRST_WAIT_MS = 100;
    private static final long LONGEST_WAIT_MS = 5_000;

    private final String origin = UUID.randomUUID().toString();
    private final Mentions mentions = new Mentions();
    private final Settings settings;
    private final Event<Heard> heard;
    private final Event<BackOnLine> back;

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    @Resource(lookup = "java:app/concurrent/bus")
    private ManagedExecutorService threads;

    private volatile boolean stopping = true;
    private Future<?> listening;

    @Inject
    Bus(Settings settings, Event<Heard> heard, Event<BackOnLine> back) {
        this.settings = settings;
        this.heard = heard;
        this.back = back;
    }

    protected Bus() {
        this(null, null, null);
    }

    /** @param node whose heart beats on the line */
    public void start(String node) {
        Database database = settings.database().orElseThrow(() -> new IllegalStateException("no database is set; the launcher does it"));
        stopping = false;
        listening = threads.submit(() -> listen(database, node));
    }

    public void stop() {
        if (!stopping) {
            stopping = true;
            listening.cancel(true);
        }
    }

    /**
     * Tells all other nodes when, and only if, the caller's transaction commits; whatever is alike in one transaction once. Words of different transactions arrive in the order of their
     * commits. PostgreSQL lets one such transaction commit at a time: not for what happens many times a second.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(String topic, String text) {
        entities.createNativeQuery("select cast(pg_notify('" + Line.CHANNEL + "', ?1) as text)").setParameter(1, new Word(topic, origin, text).payload()).getResultList();
    }

    /** Tells them soon, outside of any transaction, what may as well be lost; what is alike is told once. Waits for nothing. */
    public void mention(String topic, String text) {
        mentions.add(new Word(topic, origin, text));
    }

    private void listen(Database database, String node) {
        long wait = FIRST_WAIT_MS;
        while (!stopping) {
            long opened = System.nanoTime();
            try (Line line = Line.open(database)) {
                back.fire(new BackOnLine());
                attend(line, node);
            } catch (SQLException | RuntimeException lost) {
                if (stopping) {
                    return;
                }
                wait = System.nanoTime() - opened > BEAT.toNanos() ? FIRST_WAIT_MS : Math.min(2 * wait, LONGEST_WAIT_MS);
                LOG.log(Level.WARNING, "the line to the other nodes is lost (" + lost.getMessage() + "); it is opened again");
                // not all nodes at the same moment
                LockSupport.parkNanos(Duration.ofMillis(wait / 2 + ThreadLocalRandom.current().nextLong(wait)).toNanos());
            }
        }
    }

    private void attend(Line line, String node) throws SQLException {
        long beatAt = System.nanoTime();
        while (!stopping) {
            if (System.nanoTime() - beatAt >= 0) {
                line.beat(node);
                beatAt = System.nanoTime() + BEAT.toNanos();
            }
            line.hear(LISTEN_MS).stream().filter(word -> !word.origin().equals(origin)).forEach(this::pass);
            List<Word> said = mentions.take();
            if (!said.isEmpty()) {
                line.tell(said);
            }
        }
    }

    private void pass(Word word) {
        try {
            heard.fire(new Heard(word.topic(), word.text()));
        } catch (RuntimeException defect) {
            // one that stumbles over a word must not make this node deaf
            LOG.log(Level.SEVERE, defect, () -> "what was told of " + word.topic() + " could not be used: " + word.text());
        }
    }
}
