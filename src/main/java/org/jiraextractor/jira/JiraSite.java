package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One Jira site as one account sees it, for one job or one question. Thread-safe. What the site, or the way to it, does not give is a
 * {@link JiraRefusal} with the API's code word and a sentence. A thread that is interrupted while it waits, and every call after
 * {@link #abort}, ends in {@link java.util.concurrent.CancellationException}.
 */
public class JiraSite {

    private final SiteAddress address;

    JiraSite(SiteAddress address, Outgoing outgoing, Clock clock, Watch watch) {
        this.address = address;
    }

    /** Without a slash at its end. */
    public String baseUrl() {
        return address.baseUrl().toString();
    }

    // ── For people who wait: each of these answers or refuses within ten seconds, and tries once ──

    /** The connection test: never throws for what the site does. */
    public SiteCheck check(Locale locale) {
        throw new UnsupportedOperationException("follows");
    }

    /** The projects that the account can see, by key. */
    public List<Project> projects() {
        throw new UnsupportedOperationException("follows");
    }

    /** @throws JiraRefusal {@code invalid_jql} with Jira's words; {@code upstream_timeout} without an answer in ten seconds */
    public void tryJql(String jql) {
        throw new UnsupportedOperationException("follows");
    }

    /** About how many issues a JQL matches. */
    public long approximateCount(String jql) {
        throw new UnsupportedOperationException("follows");
    }

    /** The first few issues of a JQL with their summary, status and updated. */
    public List<ObjectNode> sample(String jql, int issues) {
        throw new UnsupportedOperationException("follows");
    }

    // ── For jobs: patient, repeated where it helps, at the site's pace ──

    /** What the site says about itself; asked once, then remembered. */
    public SiteInfo info() {
        throw new UnsupportedOperationException("follows");
    }

    /** Who we are to the site now; the one call by which a dead token shows. @throws JiraRefusal {@code bad_credentials} */
    public Account myself() {
        throw new UnsupportedOperationException("follows");
    }

    /** Jira's list of fields as it gave it. */
    public ArrayNode fields() {
        throw new UnsupportedOperationException("follows");
    }

    /** One page of the ids that a JQL without ORDER BY matches. @param page null for the first, then {@link IdPage#next} */
    public IdPage ids(String jql, String page) {
        throw new UnsupportedOperationException("follows");
    }

    /** One page of ids with keys of the issues among a JQL's that changed at or after a moment. */
    public IdPage changedSince(String jql, Instant moment, String page) {
        throw new UnsupportedOperationException("follows");
    }

    /** How many issues one call of {@link #issues} takes at most. */
    public int batchSize() {
        throw new UnsupportedOperationException("follows");
    }

    /** Issues by id, in any order, those that cannot be seen left out without a word. */
    public void issues(List<Long> ids, IssueSelection selection, Intake<ObjectNode> intake) throws IOException {
        throw new UnsupportedOperationException("follows");
    }

    /** One issue, by the id that survives a move; empty where Jira says there is none to see. */
    public Optional<ObjectNode> issue(long id, IssueSelection selection) {
        throw new UnsupportedOperationException("follows");
    }

    /**
     * One page of all histories of up to 1,000 issues, of any issue in any order.
     *
     * @param page null for the first @return what asks for the next page, null after the last
     */
    public String histories(List<Long> ids, String page, Intake<History> intake) throws IOException {
        throw new UnsupportedOperationException("follows");
    }

    /** One page of an issue's histories. */
    public ListPage histories(long issue, long startAt) {
        throw new UnsupportedOperationException("follows");
    }

    public ListPage comments(long issue, long startAt) {
        throw new UnsupportedOperationException("follows");
    }

    public ListPage worklogs(long issue, long startAt) {
        throw new UnsupportedOperationException("follows");
    }

    /**
     * Streams an attachment, resumed where the connection is cut.
     *
     * @param size     what the metadata says; anything else is a {@code size_mismatch}
     * @param mimeType what the metadata says; a page of HTML in place of something else is a {@code login_page}
     * @throws BadAttachment where it cannot be had: then what was written is worthless
     */
    public Download attachment(String id, long size, String mimeType, OutputStream out) throws IOException {
        throw new UnsupportedOperationException("follows");
    }

    public CallCounts counts() {
        throw new UnsupportedOperationException("follows");
    }

    /** Cuts every call that is under way, and refuses those to come. */
    public void abort() {
        throw new UnsupportedOperationException("follows");
    }
}
