package org.jiraextractor.accounts;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.words.Refusal;

import java.util.Locale;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes note that somebody forgot their password, and is back at once: whether anybody has that address is found out where no answer waits for it. */
@ApplicationScoped
public class Forgetting {

    private static final Logger LOG = Logger.getLogger(Forgetting.class.getName());

    private final Resets resets;
    private final Attempts attempts;

    @Resource(lookup = "java:app/concurrent/web")
    private ManagedExecutorService threads;

    @Inject
    Forgetting(Resets resets, Attempts attempts) {
        this.resets = resets;
        this.attempts = attempts;
    }

    protected Forgetting() {
        this(null, null);
    }

    /** @param address from where it was asked: who asks on and on for one person is not heard any more, and not told so */
    public void of(Forgotten forgotten, String address, Locale asked) {
        try {
            threads.execute(() -> send(forgotten.email(), address, asked));
        } catch (RejectedExecutionException full) {
            LOG.log(Level.WARNING, "a forgotten password could not be dealt with: too much is going on", full);
        }
    }

    private void send(String email, String address, Locale asked) {
        try {
            attempts.begin("forgot " + email, address);
            resets.send(email, address, asked);
        } catch (Refusal tooOften) {
            LOG.fine("asked too often for a forgotten password");
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "a forgotten password could not be dealt with", failed);
        }
    }
}
