package org.jiraextractor.words;

import java.util.Locale;

/** The code words that an answer of the API may carry; the list is part of the contract, see {@code code} in its General part. */
public enum Code {
    INVALID_BODY, UNKNOWN_FIELD, INVALID_FIELD, UNAUTHENTICATED, BAD_CREDENTIALS, FORBIDDEN, CSRF, NOT_FOUND, WRONG_STATE, IN_USE,
    IDEMPOTENCY_CONFLICT, TOO_LARGE, TOO_MANY, UNSUPPORTED_TYPE, INVALID_JQL, UNREACHABLE_HOST, BLOCKED_ADDRESS, TLS_FAILED,
    PROXY_FAILED, NOT_JIRA, LOGIN_PAGE, CAPTCHA, UPSTREAM_TIMEOUT, UPSTREAM_ERROR, STORAGE_UNAVAILABLE, STORAGE_FULL, INTERNAL;

    /** As it stands in an answer: {@code invalid_body}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
