package org.jiraextractor.jira;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's JQL, made part of ours. */
final class Jql {

    /** A quoted text with its escapes, a word (with an escape that is part of it), or any one character. */
    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"?|'(?:[^'\\\\]|\\\\.)*+'?|(?:[\\p{L}\\p{N}_.\\-\\[\\]]|\\\\.)++|.", Pattern.DOTALL);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("'\"'yyyy-MM-dd HH:mm'\"'");

    private Jql() {
    }

    /** Without its ORDER BY, wherever a quote does not hide one: order plays no part in an extraction, and the census has its own. */
    static String unordered(String jql) {
        Matcher token = TOKEN.matcher(jql);
        int order = -1;
        while (token.find()) {
            String text = token.group();
            if (text.equalsIgnoreCase("order")) {
                order = token.start();
            } else if (text.equalsIgnoreCase("by") && order >= 0) {
                return jql.substring(0, order).strip();
            } else if (!text.isBlank()) {
                order = -1;
            }
        }
        return jql.strip();
    }

    /** In the one order that no edit changes. */
    static String byKey(String jql) {
        return unordered(jql) + " ORDER BY key ASC";
    }

    /** Those of a JQL's issues that changed since: epoch milliseconds, unquoted, mean the same in every account's time zone. */
    static String changedSince(String jql, Instant moment) {
        return changed(jql, String.valueOf(moment.toEpochMilli()));
    }

    /** As {@link #changedSince}, for sites that refuse milliseconds: to the minute, as a text in the account's time zone. */
    static String changedSinceMinute(String jql, Instant moment, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        ZoneOffsetTransition twice = zone.getRules().getTransition(local);
        // an hour that comes twice may be read as the later one, which would lose an hour
        LocalDateTime safe = twice != null && twice.isOverlap() ? local.plus(twice.getDuration()) : local;
        return changed(jql, MINUTE.format(safe));
    }

    private static String changed(String jql, String moment) {
        return byKey(and(jql, "updated >= " + moment));
    }

    /** Those of a JQL's issues of which something else is true too. */
    static String and(String jql, String condition) {
        String own = unordered(jql);
        return (own.isEmpty() ? "" : "(" + own + ") AND ") + condition;
    }
}
