package org.jiraextractor.extraction;

import java.nio.file.Path;
import java.util.List;

/**
 * Some issues of a chunk as one call brought them.
 *
 * @param issues ascending by id
 */
record Batch(Path file, List<Drafted> issues, List<Missing> missing) {
}
