package org.jiraextractor.extraction;

import org.jiraextractor.jira.JiraSite;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * One extraction: lists the ids, takes the issues by id in chunks with a checkpoint after each, completes what Jira cuts, fetches the
 * attachments. Goes on where earlier checkpoints end. The result depends on the Jira and the request only.
 */
public class Extraction {

    /** @param executor does the calls; bounded; a handful of threads is enough, the site's pace sets the rest */
    public Extraction(JiraSite site, ExtractionRequest request, Workplace place, Checkpoints checkpoints, ExtractionListener listener,
                      ExecutorService executor, Clock clock) {
    }

    /**
     * Runs to the end in the calling thread.
     *
     * @throws org.jiraextractor.words.Refusal where the site or the store refuse for good
     * @throws IOException                     where the work directory or the store fail
     * @throws RuntimeException                what the listener or the checkpoints threw
     */
    public Outcome run() throws IOException {
        throw new UnsupportedOperationException("follows");
    }

    /** A finished extraction, without Jira; empty where it never finished. */
    public static Optional<Outcome> finished(ExtractionRequest request, Workplace place, Checkpoints checkpoints) throws IOException {
        throw new UnsupportedOperationException("follows");
    }
}
