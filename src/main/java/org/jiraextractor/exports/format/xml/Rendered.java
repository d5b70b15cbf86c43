package org.jiraextractor.exports.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.exports.format.Site;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.richtext.RichText;
import org.jiraextractor.richtext.Surroundings;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The rich texts of an issue as HTML, with its attachments where they lie beside {@code xml/}. */
final class Rendered implements Surroundings {

    private final Site site;
    private final List<IssueAttachment> attachments;

    Rendered(ExtractedIssue issue, Site site) {
        this.site = site;
        this.attachments = IssueAttachment.of(issue).stream().filter(attachment -> !attachment.isMissing()).toList();
    }

    /** @param value a document, wiki markup, or nothing, which is empty */
    String html(JsonNode value) {
        return RichText.of(value).html(this);
    }

    @Override
    public File file(String mediaId, String name) {
        return attachments.stream().filter(one -> !mediaId.isEmpty() && mediaId.equals(one.kept().mediaId())).findFirst()
                .or(() -> attachments.stream().filter(one -> one.raw().path("filename").asText("").equals(name)).findFirst()).map(Rendered::file).orElse(null);
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
