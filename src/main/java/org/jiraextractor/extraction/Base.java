package org.jiraextractor.extraction;

import java.time.Instant;

/**
 * An earlier extraction of the same query, on which a delta builds.
 *
 * @param knownObject what {@link Known#object} of that one is
 * @param watermark   the latest change that it saw
 */
public record Base(String knownObject, Instant watermark) {
}
