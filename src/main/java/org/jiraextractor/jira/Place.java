package org.jiraextractor.jira;

/** A call that may go: taken of the {@link Pacer}, to be given back. For one thread. */
final class Place {

    private final Lane lane;
    private final long sentAt;
    private boolean answered;

    Place(Lane lane, long sentAt) {
        this.lane = lane;
        this.sentAt = sentAt;
    }

    Lane lane() {
        return lane;
    }

    long sentAt() {
        return sentAt;
    }

    /** @return whether this is the first that is heard of its call: what follows it, as behind a redirect, is not the lane's */
    boolean heard() {
        boolean first = !answered;
        answered = true;
        return first;
    }
}
