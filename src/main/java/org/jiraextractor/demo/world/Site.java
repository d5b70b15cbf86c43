package org.jiraextractor.demo.world;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Where the world is seen from.
 *
 * @param zone  of the account that looks: Jira writes its times, and reads those of JQL, in it
 * @param clock tells "now" to relative dates and to changes made during a run
 * @param api   version of the API that it speaks of itself in
 */
public record Site(URI base, ZoneId zone, Clock clock, int api) {

    private static final DateTimeFormatter JIRA = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    /** Of Cloud. */
    public Site(URI base, ZoneId zone, Clock clock) {
        this(base, zone, clock, 3);
    }

    /** {@code 2026-11-20T10:11:12.123-0500}: the offset has no colon. */
    public String time(Instant at) {
        return JIRA.format(at.atZone(zone));
    }

    /** What {@link #time} wrote. */
    public Instant moment(String time) {
        return OffsetDateTime.parse(time, JIRA).toInstant();
    }

    /** An absolute address below the site's REST root, as in the {@code self} of everything. */
    public String rest(String path) {
        return base + "/rest/api/" + api + "/" + path;
    }
}
