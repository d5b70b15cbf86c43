package org.jiraextractor.boot;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.audit.Deed;
import org.jiraextractor.crypto.Seal;
import org.jiraextractor.crypto.SealedRows;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The key was changed and the one before is still given: seals anew all that is under that one, in the background, a few rows at a time, and says when it is of no
 * use any more. Safe to be killed, to be repeated, and to run on several nodes at once.
 */
@ApplicationScoped
public class Resealing {

    private static final Logger LOG = Logger.getLogger(Resealing.class.getName());
    private static final UUID FIRST = new UUID(0, 0);
    private static final int AT_ONCE = 100;
    private static final int AGAIN_AFTER_SECONDS = 60;

    private final Seal seal;
    private final Instance<SealedRows> tables;
    private final AuditLog audit;

    @Resource(lookup = "java:app/concurrent/ticks")
    private ManagedScheduledExecutorService threads;

    @Inject
    Resealing(Seal seal, @Any Instance<SealedRows> tables, AuditLog audit) {
        this.seal = seal;
        this.tables = tables;
        this.audit = audit;
    }

    protected Resealing() {
        this(null, null, null);
    }

    /** Begins, where there is a key before. Other nodes may still seal under it until they are started anew, so it looks again now and then. */
    void start() {
        if (seal.formerKeyId().isPresent()) {
            threads.scheduleWithFixedDelay(this::round, 1, AGAIN_AFTER_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void round() {
        try {
            all();
        } catch (RuntimeException unreachable) {
            LOG.log(Level.WARNING, "not all secrets could be sealed anew; it is tried again", unreachable);
        }
    }

    /** @return how many were sealed anew */
    int all() {
        int done = 0;
        int unreadable = 0;
        for (SealedRows table : tables) {
            for (SealedRows.Resealed some = table.reseal(FIRST, AT_ONCE); some.last() != null; some = table.reseal(some.last(), AT_ONCE)) {
                done += some.done();
                unreadable += some.unreadable();
            }
        }
        if (done > 0) {
            String told = "sealed anew: " + done + ", under key " + seal.keyId() + " instead of " + seal.formerKeyId().orElse("none") + (unreadable == 0 ? "" : ", not readable under either: " + unreadable);
            LOG.info(() -> "secrets " + told + "; once all nodes have the new key, JIRA_EXTRACTOR_SECRET_KEY_FORMER (or secret.key) can go");
            audit.add(new Deed(null, null, Deed.Via.SYSTEM, null, "secrets.resealed", new Deed.Thing("secrets", null, null), told));
        }
        return done;
    }
}
