package org.jiraextractor.jira;

import java.time.Duration;

/**
 * How this node calls one site now, for people who look.
 *
 * @param atOnce    so many calls at most at the same time
 * @param underWay  so many are
 * @param perSecond of the kind of call that is limited most, as the site told or showed; null where nothing is known of a limit
 * @param pausedFor until when the site asked for no call at all; zero where it did not
 */
public record PaceNow(int atOnce, int underWay, Double perSecond, Duration pausedFor) {
}
