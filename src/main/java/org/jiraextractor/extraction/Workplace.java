package org.jiraextractor.extraction;

import org.jiraextractor.storage.ObjectStore;

import java.nio.file.Path;

/**
 * Where an extraction puts things.
 *
 * @param prefix    of the names of all objects it writes, ends with a slash: {@code jobs/{job_id}/raw/{lease epoch}/}
 * @param directory for files that live while it runs; there, empty, its own; whoever made it deletes it
 */
public record Workplace(ObjectStore store, String prefix, Path directory) {
}
