package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What somebody wants to know of all issues before looking at the first: a few words of each, kept beside its chunk while it is taken and the
 * bytes are at hand. Depends on the issue alone. Called in any thread.
 */
public interface Notes {

    /** Of what the notes say and how: what is kept under another one is not read. */
    String version();

    /** Small: thousands of them are read one after the other. @param issue nobody knows yet what became of its attachments */
    JsonNode of(ExtractedIssue issue);
}
