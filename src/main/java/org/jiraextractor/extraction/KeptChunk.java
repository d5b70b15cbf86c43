package org.jiraextractor.extraction;

import java.util.List;

/**
 * A finished chunk of up to 1,000 issues: everything but their attachments' bytes. One of the second pass holds only issues whose earlier take
 * does not stand, and its tally is what it adds to the first's.
 *
 * @param number     from 0, by the census
 * @param objectName gzip of a JSON line an issue, ascending by id; the same bytes whenever and by whomever it is taken
 * @param tally      its attachments' expected is how many the issues list, exported is 0: those are counted from {@link KeptAttachment}s
 * @param missing    what of it could not be had, attachments apart
 * @param superseded its issues that were taken, or looked for in vain, before
 */
public record KeptChunk(int number, String objectName, String sha256, long bytes, Tally tally, List<Missing> missing, List<Superseded> superseded) {
    public KeptChunk {
        missing = List.copyOf(missing);
        superseded = superseded == null ? List.of() : List.copyOf(superseded);
    }

    /** What of its issues a later delta needs. */
    String knownObject() {
        return knownObject(objectName);
    }

    /** What was noted of its issues; versions before noted nothing. */
    String notesObject() {
        return notesObject(objectName);
    }

    static String notesObject(String objectName) {
        return objectName.replace(".ndjson.gz", ".notes.gz");
    }

    static String knownObject(String objectName) {
        return objectName.replace(".ndjson.gz", ".known.gz");
    }
}
