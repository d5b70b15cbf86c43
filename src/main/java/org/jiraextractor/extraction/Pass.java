package org.jiraextractor.extraction;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.function.Function;

/** Takes a list of issues in chunks, a few at a time, and goes on behind those that are kept. Runs in the extraction's thread. */
final class Pass {

    /** While the tail of one chunk is awaited others fill the hands; each has work files of its own. */
    private static final int CHUNKS_AT_ONCE = 3;

    private final ChunkTaking.House house;
    private final long[] ids;
    private final int first;
    private final Map<Integer, KeptChunk> kept;
    private final Function<long[], Earlier> earlier;
    private final Deque<Integer> toDo = new ArrayDeque<>();

    /** @param first the number of its first chunk; @param earlier what was taken before of some issues */
    Pass(ChunkTaking.House house, long[] ids, int first, Map<Integer, KeptChunk> kept, Function<long[], Earlier> earlier) {
        this.house = house;
        this.ids = ids.clone();
        this.first = first;
        this.kept = kept;
        this.earlier = earlier;
    }

    static int chunks(long ids) {
        return (int) ((ids + Extraction.CHUNK - 1) / Extraction.CHUNK);
    }

    void run() throws IOException {
        for (int number = 0; number < chunks(ids.length); number++) {
            toDo.add(number);
        }
        for (int lane = 0; lane < CHUNKS_AT_ONCE; lane++) {
            next();
        }
        house.crew().untilDone();
        house.meter().tell();
    }

    /** In a loop of the crew's mail rather than of calls: a thousand chunks that are kept already must not be a thousand frames. */
    private void next() throws IOException {
        Integer number = toDo.poll();
        if (number == null) {
            return;
        }
        long[] own = Arrays.copyOfRange(ids, number * Extraction.CHUNK, Math.min(ids.length, (number + 1) * Extraction.CHUNK));
        ChunkTaking chunk = new ChunkTaking(house, first + number, own, earlier.apply(own), nothing -> house.crew().hand(() -> null, again -> next()));
        KeptChunk had = kept.get(first + number);
        if (had == null) {
            chunk.begin();
        } else {
            chunk.goOn(had);
        }
    }
}
