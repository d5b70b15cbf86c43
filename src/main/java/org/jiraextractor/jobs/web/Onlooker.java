package org.jiraextractor.jobs.web;

import java.util.UUID;

/** An open page that shows several jobs. Told on the thread that commits an event or listens to other nodes, so it only puts down and leaves. */
public interface Onlooker {

    /** A job is further than it was. */
    void moved(UUID job);

    /** A job is in another state than it was. */
    void turned(UUID job);

    /** Something may have happened to any of them. */
    void missed();
}
