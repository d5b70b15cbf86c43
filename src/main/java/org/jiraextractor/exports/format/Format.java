package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;

import java.io.IOException;

/**
 * One kind of files. It may walk through the extraction more than once; the same extraction and options give the same bytes, whatever the
 * machine, its time zone or language. Stateless: one instance serves all jobs at once.
 */
public interface Format {

    /** As in {@code formats} of a request, and the folder that its files are in: {@code json}. */
    String name();

    /** Writes all its files, each below {@code name()/}; what the extraction left out ({@link Extracted#include()}) has no file. */
    void write(Extracted extracted, FormatOptions options, Spool spool) throws IOException;
}
