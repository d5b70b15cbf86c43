package org.jiraextractor.storage;

import java.time.Duration;

/** Somebody whose work waits while a store cannot be reached. Called from whichever threads use the store. */
public interface Patience {

    /** Called before each wait: the next try is that far away. */
    void waits(Duration until);

    /** Called several times a second while waiting; what it throws ends the wait and goes on to the caller of the store. */
    void check();

    /** The store answers again. */
    void over();
}
