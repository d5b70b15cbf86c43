package org.jiraextractor.exports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.extraction.Extraction;
import org.jiraextractor.extraction.KeptChunk;
import org.jiraextractor.extraction.Outcome;
import org.jiraextractor.extraction.Workplace;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.util.UUID;

/** What a finished export keeps as it came out of Jira, from which more can be made. It may have expired: {@code wrong_state}. */
@ApplicationScoped
class KeptRaw {

    private final ObjectStore store;
    private final CheckpointRows checkpoints;

    @Inject
    KeptRaw(ObjectStore store, CheckpointRows checkpoints) {
        this.store = store;
        this.checkpoints = checkpoints;
    }

    protected KeptRaw() {
        this(null, null);
    }

    static Refusal gone() {
        return new Refusal(Code.WRONG_STATE, "export.raw_gone");
    }

    /**
     * The extraction that a job made, all of whose batches are there.
     *
     * @param export  null for one that was deleted
     * @param request what it was asked for; formats do not matter
     */
    Outcome of(UUID export, ExportRequest request) throws IOException {
        if (export == null) {
            throw gone();
        }
        ExportCheckpoints kept = new ExportCheckpoints(checkpoints, export, 0);
        Outcome outcome = Extraction.finished(request.extraction(), new Workplace(store, "", null), kept).orElseThrow(KeptRaw::gone);
        require(outcome.census().fieldsObject());
        for (KeptChunk chunk : kept.chunks()) {
            require(chunk.objectName());
        }
        return outcome;
    }

    private void require(String object) throws IOException {
        if (store.size(object).isEmpty()) {
            throw gone();
        }
    }
}
