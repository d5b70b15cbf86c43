package org.jiraextractor.accounts.web;

import org.jiraextractor.page.Page;
import org.jiraextractor.words.Refusal;

/** A form shown again with what was wrong, under the status that says so. */
final class Refused {

    private Refused() {
    }

    /** How long to wait stays in its header; what is no fault of the form is thrown on. */
    static Page shown(Page page, Refusal refusal) {
        return switch (refusal.code()) {
            case INVALID_FIELD, UNKNOWN_FIELD, INVALID_BODY, BAD_CREDENTIALS -> page.status(400);
            case WRONG_STATE, IN_USE -> page.status(409);
            case TOO_MANY -> page.status(429).header("Retry-After", String.valueOf(refusal.args().get(0)));
            default -> throw refusal;
        };
    }
}
