package org.jiraextractor.extraction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Checkpoints that survive a simulated kill: after so many kept ones every further one throws, as a lost lease does. */
public final class MemoryCheckpoints implements Checkpoints {

    /** What a lost lease throws. */
    static final class LeaseLost extends RuntimeException {
    }

    private KeptCensus census;
    private KeptLook look;
    private KeptEnd end;
    private final Map<Integer, KeptChunk> chunks = new TreeMap<>();
    private final Map<Integer, List<KeptAttachment>> attachments = new HashMap<>();
    int left = Integer.MAX_VALUE;
    boolean endIsLost;
    int kept;

    private void keep() {
        if (left-- <= 0) {
            throw new LeaseLost();
        }
        kept++;
    }

    @Override
    public Optional<KeptCensus> census() {
        return Optional.ofNullable(census);
    }

    @Override
    public void keepCensus(KeptCensus kept) {
        keep();
        census = kept;
    }

    @Override
    public List<KeptChunk> chunks() {
        return List.copyOf(chunks.values());
    }

    @Override
    public void keepChunk(KeptChunk chunk) {
        keep();
        chunks.put(chunk.number(), chunk);
    }

    @Override
    public List<KeptAttachment> attachments(int chunk) {
        return List.copyOf(attachments.getOrDefault(chunk, List.of()));
    }

    @Override
    public void keepAttachments(int chunk, List<KeptAttachment> more) {
        keep();
        attachments.computeIfAbsent(chunk, first -> new ArrayList<>()).addAll(more);
    }

    @Override
    public Optional<KeptLook> look() {
        return Optional.ofNullable(look);
    }

    @Override
    public void keepLook(KeptLook kept) {
        keep();
        look = kept;
    }

    @Override
    public Optional<KeptEnd> end() {
        return Optional.ofNullable(end);
    }

    @Override
    public void keepEnd(KeptEnd kept) {
        if (endIsLost) {
            throw new LeaseLost();
        }
        keep();
        end = kept;
    }
}
