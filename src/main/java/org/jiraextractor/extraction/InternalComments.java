package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** Whether a site tells, where it is asked for an issue's comments, which of them are internal: shown by the first answer. For the thread that runs the extraction. */
final class InternalComments {

    private Boolean told;

    /** Unless an answer showed that it does not. */
    boolean mayBeTold() {
        return told == null || told;
    }

    boolean isTold() {
        return told != null && told;
    }

    /** @param comments of a list of their own; of an empty one nothing is learned */
    void answered(List<ObjectNode> comments) {
        if (told == null && !comments.isEmpty()) {
            told = comments.stream().anyMatch(comment -> comment.has("properties") || comment.has("jsdPublic"));
        }
    }
}
