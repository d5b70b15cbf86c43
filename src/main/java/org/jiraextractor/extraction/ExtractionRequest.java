package org.jiraextractor.extraction;

import java.util.List;

/**
 * What to take.
 *
 * @param jql                as the person wrote it; its ORDER BY does not matter
 * @param fields             Jira's names of fields; {@code *all} for all
 * @param maxIssues          only the so many lowest ids; null for all
 * @param maxAttachmentBytes larger ones are missing, {@code too_large}; null for no limit
 * @param base               only what changed since that one; null for all
 */
public record ExtractionRequest(String jql, Include include, List<String> fields, Integer maxIssues, Long maxAttachmentBytes, Base base) {
    public ExtractionRequest {
        fields = List.copyOf(fields);
    }

    public ExtractionRequest(String jql, Include include, List<String> fields, Integer maxIssues, Long maxAttachmentBytes) {
        this(jql, include, fields, maxIssues, maxAttachmentBytes, null);
    }

    public ExtractionRequest since(Base earlier) {
        return new ExtractionRequest(jql, include, fields, maxIssues, maxAttachmentBytes, earlier);
    }
}
