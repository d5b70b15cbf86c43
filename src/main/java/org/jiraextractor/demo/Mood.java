package org.jiraextractor.demo;

import java.time.Duration;

/**
 * What goes wrong with a call.
 *
 * @param retryAfter null where the answer does not say when to come back
 */
public record Mood(Kind kind, Duration retryAfter) {

    /** 503 with a page of HTML, as a gateway answers. */
    public static final Mood UNAVAILABLE = new Mood(Kind.UNAVAILABLE, null);
    /** 500 with Jira's JSON. */
    public static final Mood SERVER_ERROR = new Mood(Kind.SERVER_ERROR, null);
    /** 429 that does not say until when. */
    public static final Mood TOO_MANY = new Mood(Kind.TOO_MANY, null);
    /** 429 with a page of HTML. */
    public static final Mood TOO_MANY_HTML = new Mood(Kind.TOO_MANY_HTML, null);
    /** 200 with the page where people log in. */
    public static final Mood LOGIN_PAGE = new Mood(Kind.LOGIN_PAGE, null);
    /** The right answer, cut in its middle. */
    public static final Mood CUT_BODY = new Mood(Kind.CUT_BODY, null);
    /** The connection closed without an answer. */
    public static final Mood CLOSED = new Mood(Kind.CLOSED, null);
    /** The connection reset (TCP RST) without an answer, as by a firewall or a process that died. */
    public static final Mood RESET = new Mood(Kind.RESET, null);
    /** 200 with a body that never ends. */
    public static final Mood ENDLESS = new Mood(Kind.ENDLESS, null);
    /** No answer at all for a minute. */
    public static final Mood SILENT = new Mood(Kind.SILENT, null);
    /** 403 in Jira's JSON. */
    public static final Mood FORBIDDEN = new Mood(Kind.FORBIDDEN, null);
    /** 404 in Jira's JSON. */
    public static final Mood NOT_FOUND = new Mood(Kind.NOT_FOUND, null);

    /** 410 in Jira's JSON, as of an API that was taken away. */
    public static final Mood GONE = new Mood(Kind.GONE, null);

    enum Kind {
        UNAVAILABLE, SERVER_ERROR, TOO_MANY, TOO_MANY_HTML, LOGIN_PAGE, CUT_BODY, CLOSED, RESET, ENDLESS, SILENT, FORBIDDEN, NOT_FOUND, GONE
    }

    public Mood retryAfter(Duration until) {
        return new Mood(kind, until);
    }

    /** The answer in place of the right one, or null where that is sent, or none at all. */
    Answer instead() {
        Answer answer = switch (kind) {
            case UNAVAILABLE -> Answer.html(503, "<html><head><title>503 Service Temporarily Unavailable</title></head><body><h1>503 Service Temporarily Unavailable</h1></body></html>");
            case SERVER_ERROR -> Answer.errors(500, java.util.List.of("Internal server error"));
            case TOO_MANY -> Answer.errors(429, java.util.List.of("Rate limit exceeded."));
            case TOO_MANY_HTML -> Answer.html(429, "<html><body><h1>Too Many Requests</h1></body></html>");
            case LOGIN_PAGE -> loginPage();
            case FORBIDDEN -> Answer.errors(403, java.util.List.of("You do not have permission to do this."));
            case GONE -> Answer.errors(410, java.util.List.of("The requested API has been removed."));
            case NOT_FOUND -> JiraRefusal.noIssue().answer();
            case CUT_BODY, CLOSED, RESET, ENDLESS, SILENT -> null;
        };
        return answer == null || retryAfter == null ? answer : answer.with("Retry-After", Long.toString(retryAfter.toSeconds()));
    }

    static Answer loginPage() {
        return Answer.html(200, """
                <!DOCTYPE html><html lang="en"><head><title>Log in with Atlassian account</title></head>
                <body><form action="/login" method="post"><label>Email <input name="username"></label><button>Continue</button></form></body></html>
                """);
    }
}
