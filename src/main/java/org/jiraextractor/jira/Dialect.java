package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What the editions of Jira do differently. Each method is that of {@link JiraSite} of the same name; one instance serves one question. */
interface Dialect {

    ArrayNode fields();

    List<Project> projects();

    long projectCount();

    List<ObjectNode> search(String jql, int most, List<String> fields);

    long approximateCount(String jql);

    IdPage ids(String jql, boolean keys, String page);

    /** How many listings in a row must agree. */
    int agreeing();

    int batchSize();

    boolean batchSizeKnown();

    boolean issues(List<Long> ids, IssueSelection selection, Intake<ObjectNode> intake) throws IOException;

    Optional<ObjectNode> issue(long id, IssueSelection selection);

    String histories(List<Long> ids, String page, Intake<History> intake) throws IOException;

    ListPage histories(long issue, long startAt);

    ListPage comments(long issue, long startAt);

    ListPage worklogs(long issue, long startAt);

    /** What an issue has in a resource of its own. */
    JsonNode part(long issue, String resource);

    /** Where an attachment's bytes are asked for, below the base URL. @param content where its metadata says they are, or null; only what the site says */
    String contentPath(String attachment, String content);
}
