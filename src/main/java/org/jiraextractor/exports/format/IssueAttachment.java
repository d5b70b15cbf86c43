package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.KeptAttachment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An attachment as every export sees it.
 *
 * @param raw  what Jira says of it
 * @param kept what became of its bytes; null where nobody knows, which is as good as missing
 * @param path where they lie in the export; null where they are missing
 */
public record IssueAttachment(JsonNode raw, KeptAttachment kept, String path) {

    private static final Pattern MEDIA_TYPE = Pattern.compile("[A-Za-z0-9][\\w.+-]{0,60}/[A-Za-z0-9][\\w.+-]{0,80}");

    /** Those of one issue, in its order; none where attachments were switched off. */
    public static List<IssueAttachment> of(ExtractedIssue issue) {
        Map<String, KeptAttachment> kept = new HashMap<>();
        issue.kept().forEach(each -> kept.put(each.id(), each));
        List<IssueAttachment> all = new ArrayList<>();
        if (issue.attachments() != null) {
            for (JsonNode raw : issue.attachments()) {
                KeptAttachment fate = kept.get(raw.path("id").asText());
                boolean missing = fate == null || fate.missing() != null;
                all.add(new IssueAttachment(raw, fate, missing ? null : SafeName.attachmentPath(issue.key(), fate.id(), raw.path("filename").asText())));
            }
        }
        return all;
    }

    public boolean isMissing() {
        return path == null;
    }

    /** As it may stand in a header: Jira's own word where it is a media type at all. */
    public String mediaType() {
        String told = raw.path("mimeType").asText("");
        return MEDIA_TYPE.matcher(told).matches() ? told : "application/octet-stream";
    }
}
