package org.jiraextractor.exports.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Objects;

/**
 * {@code options} of a request.
 *
 * @param zone the time zone of the account at the site: what Jira itself would show dates in; only {@link Dates#JIRA} looks at it
 * @param language of our own words in what people read; Jira's stay as they are
 */
public record FormatOptions(Csv csv, Ndjson ndjson, ZoneId zone, Locale language) {

    public static final FormatOptions DEFAULT = new FormatOptions(Csv.DEFAULT, Ndjson.DEFAULT, ZoneOffset.UTC);

    public FormatOptions {
        Objects.requireNonNull(csv, "csv");
        Objects.requireNonNull(ndjson, "ndjson");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(language, "language");
    }

    /** In English. */
    public FormatOptions(Csv csv, Ndjson ndjson, ZoneId zone) {
        this(csv, ndjson, zone, Locale.ENGLISH);
    }

    /** How a moment stands in a cell: {@code 2026-02-25T22:17:05.123+01:00}, or {@code 25/Feb/26 10:17 PM} as Jira's own export has it. */
    public enum Dates {
        ISO, JIRA
    }

    /**
     * @param separator one character: neither a letter, a digit, a quote nor a line break
     * @param bom       whether the files begin with a byte order mark, which some spreadsheets need to see UTF-8
     */
    public record Csv(char separator, boolean bom, Dates dates) {

        public static final Csv DEFAULT = new Csv(',', false, Dates.ISO);

        public Csv {
            Objects.requireNonNull(dates, "dates");
            if (!mayBeSeparator(separator)) {
                throw new IllegalArgumentException("cannot separate cells: " + separator);
            }
        }

        public static boolean mayBeSeparator(char c) {
            return c == '\t' || c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c) && "\"'=+-@.".indexOf(c) < 0;
        }
    }

    public record Ndjson(boolean gzip) {
        public static final Ndjson DEFAULT = new Ndjson(false);
    }
}
