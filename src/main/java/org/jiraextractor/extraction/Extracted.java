package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;

import java.io.IOException;

/** A finished extraction, read back from its raw batches as often as one likes, without Jira and in constant memory. */
public interface Extracted {

    /** Called once an issue. */
    @FunctionalInterface
    interface IssueVisitor {
        void visit(ExtractedIssue issue) throws IOException;
    }

    /** Called once an issue. */
    @FunctionalInterface
    interface NoteVisitor {
        void visit(JsonNode note) throws IOException;
    }

    Include include();

    /** The site's base URL without a slash at its end, for links to issues. */
    String baseUrl();

    /** {@code cloud} or {@code server}: the two have different addresses for the same thing. */
    String deployment();

    /** Of the site, as it says itself ({@code 8.22.6}); empty where nobody knows. */
    default String version() {
        return "";
    }

    /** Jira's own list of fields (an array of {@code id, key, name, custom, clauseNames, schema}), as {@code GET /field} gave it. */
    ArrayNode fields();

    /** Every issue, ascending by id, each once. */
    void eachIssue(IssueVisitor visitor) throws IOException;

    /** What is noted of every issue, in the order of {@link #eachIssue}: quick where it was noted while they were taken. */
    default void eachNote(Notes notes, NoteVisitor visitor) throws IOException {
        eachIssue(issue -> visitor.visit(notes.of(issue)));
    }
}
