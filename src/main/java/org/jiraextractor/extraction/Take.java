package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;

/**
 * What one take of an issue holds, without holding it.
 *
 * @param updated {@link Instant#EPOCH} where the issue does not say
 * @param tally   what it added to its chunk's, attachments' bytes apart
 */
record Take(String key, Instant updated, Tally tally) {

    static Take of(ObjectNode line) {
        return new Take(line.path("key").asText(), Changes.instant(line.path("updated")), new Tally(new Tally.Count(1, 1), count(line, "comments"), count(line, "worklogs"),
                count(line, "changes"), new Tally.Count(line.path("attachments").size(), 0)));
    }

    /** A line names how many there should be only of lists that are short. */
    private static Tally.Count count(ObjectNode line, String list) {
        JsonNode items = line.path(list);
        return new Tally.Count(line.path("expected").path(list).asLong(items.size()), items.size());
    }

    private long lacking() {
        Tally.Count all = tally.comments().plus(tally.worklogs()).plus(tally.changes());
        return all.expected() - all.exported();
    }

    /** Whether a later take is to stand in this one's place: a fuller one, or a newer one that is no less full. */
    boolean yieldsTo(Take later) {
        boolean known = !updated.equals(Instant.EPOCH) && !later.updated.equals(Instant.EPOCH);
        return later.lacking() < lacking() || later.lacking() == lacking() && (!known || later.updated.isAfter(updated));
    }
}
