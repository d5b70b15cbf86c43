package org.jiraextractor.extraction;

import java.util.List;
import java.util.Optional;

/**
 * What of one extraction is finished, kept where it outlives the process. A later attempt, here or on another node, reads it and goes on
 * behind it. Every method is called by the one thread that runs {@link Extraction#run}, never inside a transaction. A {@code keep…} that
 * returns has been kept for good; one that throws (the lease is lost, say) has kept nothing, and the extraction ends with that exception
 * and keeps nothing after it. Objects are written before the checkpoint that names them; those without a checkpoint do not count.
 */
public interface Checkpoints {

    Optional<KeptCensus> census();

    void keepCensus(KeptCensus census);

    /** Ascending by number, perhaps with gaps. */
    List<KeptChunk> chunks();

    void keepChunk(KeptChunk chunk);

    /** What became of the attachments of one chunk so far. */
    List<KeptAttachment> attachments(int chunk);

    /** Adds to those of a chunk; an id is kept once, the first time. */
    void keepAttachments(int chunk, List<KeptAttachment> attachments);

    /** What a second look found; once it is kept it stays, and chunks with numbers behind those of the census are what is taken again. */
    Optional<KeptLook> look();

    void keepLook(KeptLook look);

    Optional<KeptEnd> end();

    void keepEnd(KeptEnd end);
}
