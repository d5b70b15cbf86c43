package org.jiraextractor.exports;

import org.jiraextractor.extraction.Checkpoints;
import org.jiraextractor.extraction.KeptAttachment;
import org.jiraextractor.extraction.KeptCensus;
import org.jiraextractor.extraction.KeptChunk;
import org.jiraextractor.extraction.KeptEnd;
import org.jiraextractor.extraction.KeptLook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The checkpoints of one job's extraction, written under the epoch of this run's lease. */
final class ExportCheckpoints implements Checkpoints {

    private static final String CENSUS = "export_census";
    private static final String LOOK = "export_looks";
    private static final String END = "export_ends";

    private final CheckpointRows rows;
    private final UUID job;
    private final long epoch;

    ExportCheckpoints(CheckpointRows rows, UUID job, long epoch) {
        this.rows = rows;
        this.job = job;
        this.epoch = epoch;
    }

    @Override
    public Optional<KeptCensus> census() {
        return rows.one(CENSUS, job, KeptCensus.class);
    }

    @Override
    public void keepCensus(KeptCensus census) {
        rows.keepOne(CENSUS, job, epoch, census);
    }

    @Override
    public List<KeptChunk> chunks() {
        return rows.chunks(job, KeptChunk.class);
    }

    @Override
    public void keepChunk(KeptChunk chunk) {
        rows.keepChunk(job, epoch, chunk.number(), chunk);
    }

    @Override
    public List<KeptAttachment> attachments(int chunk) {
        return rows.attachments(job, chunk);
    }

    @Override
    public void keepAttachments(int chunk, List<KeptAttachment> attachments) {
        rows.keepAttachments(job, epoch, chunk, attachments);
    }

    @Override
    public Optional<KeptLook> look() {
        return rows.one(LOOK, job, KeptLook.class);
    }

    @Override
    public void keepLook(KeptLook look) {
        rows.keepOne(LOOK, job, epoch, look);
    }

    @Override
    public Optional<KeptEnd> end() {
        return rows.one(END, job, KeptEnd.class);
    }

    @Override
    public void keepEnd(KeptEnd end) {
        rows.keepOne(END, job, epoch, end);
    }
}
