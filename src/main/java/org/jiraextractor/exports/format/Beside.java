package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.richtext.Surroundings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the rich texts of an issue speak of, seen from a file in a format's folder: attachments lie beside that, and people are whom the issue names. */
final class Beside implements Surroundings {

    private final ExtractedIssue issue;
    private final Site site;
    private List<IssueAttachment> attachments;

    Beside(ExtractedIssue issue, Site site) {
        this.issue = issue;
        this.site = site;
    }

    /** Looked for only where a text speaks of a file. */
    private List<IssueAttachment> attachments() {
        if (attachments == null) {
            attachments = IssueAttachment.of(issue).stream().filter(attachment -> !attachment.isMissing()).toList();
        }
        return attachments;
    }

    @Override
    public File file(String mediaId, String name) {
        return attachments().stream().filter(one -> !mediaId.isEmpty() && mediaId.equals(one.kept().mediaId())).findFirst()
                .or(() -> attachments().stream().filter(one -> one.raw().path("filename").asText("").equals(name)).findFirst()).map(Beside::file).orElse(null);
    }

    /** Looked for only where a text has an id and no name. */
    @Override
    public String person(String id) {
        return Stream.of(issue.fields(), issue.comments(), issue.worklogs(), issue.changes()).filter(Objects::nonNull)
                .flatMap(part -> part.findParents("displayName").stream()).filter(user -> FieldValue.userId(user).equals(id))
                .map(FieldValue::displayName).findFirst().orElse(null);
    }

    @Override
    public String site() {
        return site.base();
    }

    private static File file(IssueAttachment attachment) {
        String href = Arrays.stream(attachment.path().split("/")).map(segment -> URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20")).collect(Collectors.joining("/"));
        return new File(attachment.raw().path("filename").asText(""), "../" + href, attachment.mediaType(), attachment.kept().size());
    }
}
