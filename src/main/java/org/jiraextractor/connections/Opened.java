package org.jiraextractor.connections;

import org.jiraextractor.jira.SiteAddress;

/**
 * A site ready to be called, and of which saved state it is.
 *
 * @param revision of the connection that is called; {@link #UNSAVED} where what is called differs from what is saved
 */
record Opened(SiteAddress address, long revision) {

    static final long UNSAVED = -1;
}
