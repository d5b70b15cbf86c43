package org.jiraextractor.messaging;

/** A channel did not take a message. The text is what the other side said, for an admin. */
public final class NotSent extends Exception {

    private final boolean forGood;

    /** @param forGood whether trying again is of no use, since the address itself was refused */
    public NotSent(String why, boolean forGood, Throwable cause) {
        super(why, cause);
        this.forGood = forGood;
    }

    public boolean forGood() {
        return forGood;
    }
}
