package org.jiraextractor.extraction;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that came of a chunk, lying in work files until it is written. Belongs to the thread that runs the extraction, then to the one that writes. */
final class ChunkDraft {

    final int number;
    /** What is asked for. */
    final long[] ids;
    final List<Batch> batches = new ArrayList<>();
    final Map<Long, Paged> comments = new HashMap<>();
    final Map<Long, Paged> worklogs = new HashMap<>();
    final Map<Long, Paged> changes = new HashMap<>();
    final Map<Long, Extras> extras = new HashMap<>();

    ChunkDraft(int number, long[] ids) {
        this.number = number;
        this.ids = ids;
    }

    Stream<Drafted> issues() {
        return batches.stream().flatMap(batch -> batch.issues().stream());
    }

    /** Where the histories of a batch's issues are dealt to. */
    static Path histories(Batch batch) {
        return batch.file().resolveSibling(batch.file().getFileName() + ".changes");
    }
}
