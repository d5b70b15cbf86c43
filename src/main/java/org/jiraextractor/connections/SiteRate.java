package org.jiraextractor.connections;

import java.time.Instant;

/**
 * How one site is called now.
 *
 * @param nodes       that call it
 * @param share       of its rate that each of them has; null where none calls it
 * @param pausedUntil till when it wants no call of anybody; null where it does not mind
 * @param atOnce      calls at most at the same time, of the node that is asked; null, as all of the following, where that one has not called it
 * @param underWay    calls now
 * @param perSecond   of the kind of call that is limited most; null too where nothing is known of a limit
 */
public record SiteRate(String site, long nodes, Double share, Instant pausedUntil, Integer atOnce, Integer underWay, Double perSecond) {
}
