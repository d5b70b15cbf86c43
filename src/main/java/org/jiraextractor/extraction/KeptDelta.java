package org.jiraextractor.extraction;

import java.util.List;

/**
 * What of a census only a delta has.
 *
 * @param allObject  the object that holds all ids that the query matches, taken or not
 * @param baseObject this extraction's own copy of what the base knew, for the base may be deleted meanwhile
 * @param gone       ascending by id
 */
public record KeptDelta(String allObject, String baseObject, List<Gone> gone) {
    public KeptDelta {
        gone = List.copyOf(gone);
    }
}
