package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * One kind of files. It sees each issue once, so that several of them cost one reading of the extraction ({@link Conversion}); the same
 * extraction and options give the same bytes, whatever the machine, its time zone or language. Stateless: one instance serves all jobs at once.
 */
public interface Format {

    /** As in {@code formats} of a request, and the folder that its files are in: {@code json}. */
    String name();

    /** What it must know of all issues before it writes the first. */
    default Set<Survey.Of> surveys() {
        return Set.of();
    }

    /**
     * Opens its files, each below {@code name()/}; what the extraction left out ({@link Extracted#include()}) has no file.
     *
     * @param whole  for what does not belong to one issue; its issues are not walked through here
     * @param survey of all issues; empty but for what {@link #surveys()} says
     */
    Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException;

    /** It alone, in this thread. */
    default void write(Extracted extracted, FormatOptions options, Spool spool) throws IOException {
        new Conversion(List.of(this), extracted, options).write(spool, Conversion.UNHEARD);
    }
}
