package org.jiraextractor.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What goes wrong from now on; set by a test, at any time. Endpoints are named by a part of their name, {@code issue/bulkfetch}. Thread-safe. */
public final class Moods {

    private static final class Planned {
        private final String part;
        private final Mood mood;
        private final Runnable action;
        private int skipped;
        private int left;

        Planned(String part, int skipped, int left, Mood mood, Runnable action) {
            this.part = part;
            this.skipped = skipped;
            this.left = left;
            this.mood = mood;
            this.action = action;
        }
    }

    private final List<Planned> planned = new ArrayList<>();
    private final List<Planned> running = new ArrayList<>();
    private volatile boolean revoked;
    private volatile boolean loginPages;
    private volatile boolean repeatingTokens;
    private volatile boolean overlappingPages;
    private volatile int countedWrongBy;
    private volatile Duration latency;

    Moods(Duration latency) {
        this.latency = latency;
    }

    /** The next calls of an endpoint go wrong. */
    public void failNext(String endpoint, int calls, Mood mood) {
        failAfter(endpoint, 0, calls, mood);
    }

    /** So many calls of an endpoint go well, then so many go wrong. */
    public synchronized void failAfter(String endpoint, int good, int calls, Mood mood) {
        planned.add(new Planned(endpoint, good, calls, mood, null));
    }

    /**
     * Does something just before the next call of an endpoint is answered: an issue is deleted between the list of ids and its fetch. Calls of that endpoint wait
     * meanwhile, so what is done must not call it.
     */
    public void beforeNext(String endpoint, Runnable action) {
        beforeNext(endpoint, 0, action);
    }

    /** As {@link #beforeNext(String, Runnable)}, after so many calls have passed. */
    public synchronized void beforeNext(String endpoint, int skipped, Runnable action) {
        planned.add(new Planned(endpoint, skipped, 1, null, action));
    }

    /** From now on the account's token is a wrong one, or (false) the right one again. */
    public void revokeToken(boolean revoked) {
        this.revoked = revoked;
    }

    /** From now on every address of the site shows the page where people log in, with 200. */
    public void loginPages(boolean on) {
        this.loginPages = on;
    }

    /** A search hands out the token it was given, again and again. */
    public void repeatTokens(boolean on) {
        this.repeatingTokens = on;
    }

    /** Each page of a search begins with the last issue of the page before. */
    public void overlapPages(boolean on) {
        this.overlappingPages = on;
    }

    /** The approximate count is off by so many. */
    public void countWrongBy(int issues) {
        this.countedWrongBy = issues;
    }

    public void latency(Duration latency) {
        this.latency = latency;
    }

    /** All is well again. */
    public synchronized void calm() {
        planned.clear();
        revoked = false;
        loginPages = false;
        repeatingTokens = false;
        overlappingPages = false;
        countedWrongBy = 0;
    }

    boolean revoked() {
        return revoked;
    }

    boolean showingLoginPages() {
        return loginPages;
    }

    boolean repeatingTokens() {
        return repeatingTokens;
    }

    boolean overlappingPages() {
        return overlappingPages;
    }

    int countedWrongBy() {
        return countedWrongBy;
    }

    Duration latency() {
        return latency;
    }

    /** What this call meets; an action that was waiting for it is done before it, and before any other call of that endpoint. */
    Optional<Mood> met(String endpoint) {
        List<Planned> actions = new ArrayList<>();
        Mood mood = take(endpoint, actions);
        try {
            actions.forEach(plan -> plan.action.run());
        } finally {
            done(actions);
        }
        return Optional.ofNullable(mood);
    }

    private synchronized Mood take(String endpoint, List<Planned> actions) {
        while (running.stream().anyMatch(plan -> endpoint.contains(plan.part))) {
            await();
        }
        Mood mood = null;
        for (Iterator<Planned> each = planned.iterator(); each.hasNext(); ) {
            Planned plan = each.next();
            if (!endpoint.contains(plan.part) || plan.mood != null && mood != null) {
                continue;
            }
            if (plan.skipped > 0) {
                plan.skipped--;
                continue;
            }
            if (plan.action != null) {
                actions.add(plan);
            } else {
                mood = plan.mood;
            }
            if (--plan.left == 0) {
                each.remove();
            }
        }
        running.addAll(actions);
        return mood;
    }

    private synchronized void done(List<Planned> actions) {
        running.removeAll(actions);
        notifyAll();
    }

    private void await() {
        try {
            wait();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the site was closed", closed);
        }
    }
}
