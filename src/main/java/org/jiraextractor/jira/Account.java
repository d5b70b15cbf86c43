package org.jiraextractor.jira;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Who the credentials belong to.
 *
 * @param timeZone IANA name of the profile's zone, in which Jira writes dates and reads those of JQL; null where it does not tell
 */
public record Account(String id, String displayName, String timeZone) {

    /** The profile's zone, or UTC where it is not told or not known here. */
    public ZoneId zone() {
        try {
            return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
