package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;

import java.io.IOException;
import java.util.List;

/** A format that is content with seeing each issue once, so that several of them cost one reading of the extraction: {@link Conversion}. */
public interface OnePassFormat extends Format {

    /** Whether it must know what all issues have between them before it writes the first. */
    default boolean surveys() {
        return false;
    }

    /**
     * Opens its files.
     *
     * @param whole  for what does not belong to one issue; its issues are not walked through here
     * @param survey of all issues; empty unless {@link #surveys()}
     */
    Writing begin(Extracted whole, Survey survey, FormatOptions options, Spool spool) throws IOException;

    @Override
    default void write(Extracted extracted, FormatOptions options, Spool spool) throws IOException {
        new Conversion(List.of(this), extracted, options).write(spool, Conversion.UNHEARD);
    }
}
