package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A list of one issue as its own pages gave it.
 *
 * @param file    an item a line
 * @param total   as the last page told; 0 where none came
 * @param failure null, or why it cannot be had
 */
record Paged(Path file, long total, String failure) {

    List<ObjectNode> items() throws IOException {
        List<ObjectNode> items = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line; (line = lines.readLine()) != null; ) {
                items.add((ObjectNode) RawJson.read(line));
            }
        }
        return items;
    }
}
