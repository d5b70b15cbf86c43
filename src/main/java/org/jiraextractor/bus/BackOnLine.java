package org.jiraextractor.bus;

/** From now on this node hears the others, at its start and after each loss of the line; what was told before may be lost, so whoever follows something looks at it once more. Fired as {@link Heard} is. */
public record BackOnLine() {
}
