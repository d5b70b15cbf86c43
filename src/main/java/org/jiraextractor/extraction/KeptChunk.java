package org.jiraextractor.extraction;

import java.util.List;

/**
 * A finished chunk of up to 1,000 issues: everything but their attachments' bytes.
 *
 * @param number     from 0, by the census
 * @param objectName gzip of a JSON line an issue, ascending by id; the same bytes whenever and by whomever it is taken
 * @param tally      its attachments' expected is how many the issues list, exported is 0: those are counted from {@link KeptAttachment}s
 * @param missing    what of it could not be had, attachments apart
 */
public record KeptChunk(int number, String objectName, String sha256, long bytes, Tally tally, List<Missing> missing) {
    public KeptChunk {
        missing = List.copyOf(missing);
    }

    /** What of its issues a later delta needs. */
    String knownObject() {
        return knownObject(objectName);
    }

    static String knownObject(String objectName) {
        return objectName.replace(".ndjson.gz", ".known.gz");
    }
}
