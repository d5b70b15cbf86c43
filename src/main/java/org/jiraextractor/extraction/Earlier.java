package org.jiraextractor.extraction;

import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was taken before of the issues of one chunk: nothing in the first pass, their first take in the second. */
final class Earlier {

    static final Earlier NOTHING = new Earlier(null, new long[0], Map.of(), Map.of(), new long[0]);

    private final ObjectStore store;
    private final long[] census;
    private final Map<Integer, KeptChunk> chunks;
    private final Map<String, KeptAttachment> files;
    private final long[] ids;
    private final Map<Long, Take> takes = new HashMap<>();

    private Earlier(ObjectStore store, long[] census, Map<Integer, KeptChunk> chunks, Map<String, KeptAttachment> files, long[] ids) {
        this.store = store;
        this.census = census;
        this.chunks = chunks;
        this.files = files;
        this.ids = ids;
    }

    /** To be read later; asks the checkpoints now. */
    static Earlier of(ObjectStore store, Checkpoints checkpoints, long[] census, Map<Integer, KeptChunk> kept, long[] ids) {
        Map<Integer, KeptChunk> chunks = new HashMap<>();
        Map<String, KeptAttachment> files = new HashMap<>();
        for (long id : ids) {
            int at = Arrays.binarySearch(census, id);
            KeptChunk chunk = at < 0 ? null : kept.get(at / Extraction.CHUNK);
            if (chunk != null && chunks.put(chunk.number(), chunk) == null) {
                checkpoints.attachments(chunk.number()).stream().filter(file -> file.missing() == null).forEach(file -> files.put(file.id(), file));
            }
        }
        return new Earlier(store, census, chunks, files, ids.clone());
    }

    /** In any thread; to be called before the takes are asked for. */
    Earlier read() throws IOException {
        Set<Long> wanted = new HashSet<>();
        Arrays.stream(ids).forEach(wanted::add);
        for (KeptChunk chunk : chunks.values()) {
            IssueLine.each(store, chunk.objectName(), line -> {
                if (wanted.contains(line.path("id").asLong())) {
                    takes.put(line.path("id").asLong(), Take.of(line));
                }
            });
        }
        return this;
    }

    Optional<Take> take(long id) {
        return Optional.ofNullable(takes.get(id));
    }

    /** Whether the census counted this issue among those that there are. */
    boolean counted(long id) {
        return Arrays.binarySearch(census, id) >= 0;
    }

    /** Whether that an issue cannot be had is nothing to tell: its first take stands, or was told of, or it came and went unseen. */
    boolean forgives(Missing missing) {
        return this != NOTHING && (counted(Long.parseLong(missing.id())) || missing.reason().equals("deleted"));
    }

    /** Those whose bytes are here already. */
    List<KeptAttachment> here(List<WantedAttachment> wanted) {
        List<KeptAttachment> here = new ArrayList<>();
        for (WantedAttachment one : wanted) {
            KeptAttachment file = files.get(one.id());
            if (file != null) {
                here.add(new KeptAttachment(file.id(), one.issueKey(), file.mediaId(), file.objectName(), file.sha256(), file.crc32(), file.size(), null));
            }
        }
        return here;
    }
}
