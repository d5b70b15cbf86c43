package org.jiraextractor.exports;

import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.extraction.Source;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

/** A request's options in the formats' own words. */
final class ExportOptions {

    private ExportOptions() {
    }

    static FormatOptions of(ExportRequest request, Source source) {
        ExportRequest.Csv csv = request.options().csv();
        return new FormatOptions(
                new FormatOptions.Csv(csv.separator().charAt(0), csv.bom(), FormatOptions.Dates.valueOf(csv.dates().name())),
                new FormatOptions.Ndjson(request.options().ndjson().gzip()),
                zone(source.accountTimeZone()), Locale.forLanguageTag(request.options().language()));
    }

    private static ZoneId zone(String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException unknownHere) {
            return ZoneOffset.UTC;
        }
    }
}
