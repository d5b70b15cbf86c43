package org.jiraextractor.admin.web;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;

/** The states of a message that one may ask for. */
final class States {

    static final List<String> ALL = List.of("queued", "sent", "dead", "held", "replaced");

    private States() {
    }

    /** @return null for none or an empty one. @throws Refusal {@code invalid_field} for a word that is no state */
    static String checked(String state) {
        if (state == null || state.isEmpty()) {
            return null;
        }
        if (!ALL.contains(state)) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("state", Code.INVALID_FIELD, "problem.field.enum", String.join(", ", ALL))), "problem.query");
        }
        return state;
    }
}
