package org.jiraextractor.extraction;

import java.util.List;

/**
 * What an extraction took, read from its checkpoints.
 *
 * @param missing everything that could not be had, attachments included, in a fixed order
 */
public record Outcome(Extracted extracted, KeptCensus census, KeptEnd end, Tally tally, List<Missing> missing) {

    /** Nothing is missing, and both counts of every kind agree. */
    public boolean complete() {
        return missing.isEmpty() && tally.agrees();
    }
}
