package org.jiraextractor.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What goes wrong from now on; set by a test or a person, at any time. Endpoints are named by a part of their name, {@code issue/bulkfetch}. Thread-safe. */
public final class Moods {

    /** Of attachments: as they are, null, not at all, or a byte more than comes. */
    public enum Sizes {
        TRUE, NULL, ABSENT, WRONG
    }

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

    /** How many more a list is said to hold than it does. */
    public static final int CLAIMED = 3;
    /** Lists up to this long are always embedded whole, and told the truth of. */
    private static final int SHORT = 20;

    private final List<Planned> planned = new ArrayList<>();
    private final List<Planned> running = new ArrayList<>();
    private final Troubles troubles = new Troubles();
    private final Burst burst;
    private final Duration retryAfter;
    private volatile boolean loginPages;
    private volatile Sizes sizes = Sizes.TRUE;
    private volatile boolean withoutProperties;
    private volatile int countedWrongBy;

    Moods(Burst burst, int callsPerSecond, Duration retryAfter, Duration latency) {
        this.burst = burst;
        this.retryAfter = retryAfter;
        latency(latency);
        set(Trouble.RATE_LIMIT, callsPerSecond);
    }

    /**
     * From now on, until it is set to 0.
     *
     * @param strength one of the trouble's, or any other of that measure
     */
    public void set(Trouble trouble, int strength) {
        if (strength < 0 || trouble.measure() == Trouble.Measure.SAYS && strength >= Burst.Says.values().length) {
            throw new IllegalArgumentException(trouble + " cannot be " + strength);
        }
        troubles.set(trouble, strength);
        if (trouble == Trouble.RATE_LIMIT || trouble == Trouble.RETRY_AFTER) {
            burst.limit(strength(Trouble.RATE_LIMIT), retryAfter, says());
        }
    }

    /** 0 where it is off. */
    public int strength(Trouble trouble) {
        return troubles.strength(trouble);
    }

    /** How many calls met it. */
    public long met(Trouble trouble) {
        return troubles.met(trouble);
    }

    private Burst.Says says() {
        return Burst.Says.values()[strength(Trouble.RETRY_AFTER)];
    }

    Troubles troubles() {
        return troubles;
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
        set(Trouble.REVOKED, revoked ? 1 : 0);
    }

    /** From now on every address of the site shows the page where people log in, with 200. */
    public void loginPages(boolean on) {
        this.loginPages = on;
    }

    /** A search hands out the token it was given, again and again. */
    public void repeatTokens(boolean on) {
        set(Trouble.REPEATED_TOKENS, on ? 1 : 0);
    }

    /** Each page of a search begins with the last issue of the page before. */
    public void overlapPages(boolean on) {
        set(Trouble.OVERLAPPING_PAGES, on ? 1 : 0);
    }

    /** Lists longer than Jira embeds, and what a Data Center finds, are said to hold {@value #CLAIMED} more than anybody ever gets. */
    public void inflateTotals(boolean on) {
        set(Trouble.INFLATED_TOTALS, on ? 1 : 0);
    }

    /** A Data Center's comments come without properties though they are asked for, as from one without a service desk. */
    public void noProperties(boolean on) {
        this.withoutProperties = on;
    }

    boolean withoutProperties() {
        return withoutProperties;
    }

    /** What lists of attachments say of how large each is, from now on. */
    public void sizes(Sizes told) {
        this.sizes = told;
    }

    Sizes sizes() {
        return sizes;
    }

    /** Queries that give a moment in milliseconds are refused, as by a site that knows dates only as text. */
    public void refuseMilliseconds(boolean on) {
        set(Trouble.NO_MILLISECONDS, on ? 1 : 0);
    }

    /** The approximate count is off by so many. */
    public void countWrongBy(int issues) {
        this.countedWrongBy = issues;
    }

    public void latency(Duration latency) {
        set(Trouble.LATENCY, (int) latency.toMillis());
    }

    /** All is well again; latency and the limit of calls, which are no trouble but how a site is, stay. */
    public synchronized void calm() {
        planned.clear();
        loginPages = false;
        withoutProperties = false;
        sizes = Sizes.TRUE;
        countedWrongBy = 0;
        for (Trouble trouble : Trouble.values()) {
            if (trouble != Trouble.LATENCY && trouble != Trouble.RATE_LIMIT) {
                set(trouble, 0);
            }
        }
    }

    boolean revoked() {
        return meets(Trouble.REVOKED);
    }

    boolean showingLoginPages() {
        return loginPages;
    }

    boolean repeatingTokens() {
        return meets(Trouble.REPEATED_TOKENS);
    }

    boolean overlappingPages() {
        return meets(Trouble.OVERLAPPING_PAGES);
    }

    /** What is said to be the length of a list. */
    int claimed(int size) {
        return size > SHORT && meets(Trouble.INFLATED_TOTALS) ? size + CLAIMED : size;
    }

    boolean refusingMilliseconds() {
        return strength(Trouble.NO_MILLISECONDS) > 0;
    }

    int countedWrongBy() {
        return countedWrongBy;
    }

    Duration latency() {
        return Duration.ofMillis(meets(Trouble.LATENCY) ? strength(Trouble.LATENCY) : 0);
    }

    /** Asked once a call, so that it is counted. */
    private boolean meets(Trouble trouble) {
        boolean on = strength(trouble) > 0;
        if (on) {
            troubles.count(trouble);
        }
        return on;
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
        return Optional.ofNullable(mood).or(() -> troubles.instead().map(this::mood));
    }

    /** A refusal that is none of the limit's says when to come back as those of the limit do. */
    private Mood mood(Trouble trouble) {
        if (trouble != Trouble.TOO_MANY) {
            return trouble.mood();
        }
        return switch (says()) {
            case SECONDS, DATE -> Mood.TOO_MANY.retryAfter(retryAfter);
            case NOTHING -> Mood.TOO_MANY;
            case HTML -> Mood.TOO_MANY_HTML.retryAfter(retryAfter);
        };
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
