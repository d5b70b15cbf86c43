package org.jiraextractor.jira;

import java.io.IOException;

/** An attachment that cannot be had, and why, in the word of the manifest; nothing of it is to be kept. */
public final class BadAttachment extends IOException {

    private final String reason;

    BadAttachment(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** {@code not_found, forbidden, login_page, size_mismatch, too_large, unreadable}. */
    public String reason() {
        return reason;
    }
}
