package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.extraction.Extracted;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Where things are at the site, from what an export itself says: its base URL and ids.
 *
 * @param base  without a slash at its end
 * @param cloud or Data Center
 */
public record Site(String base, boolean cloud) {

    public static Site of(Extracted extracted) {
        return new Site(extracted.baseUrl(), !"server".equals(extracted.deployment()));
    }

    public String issue(String key) {
        return base + "/browse/" + encoded(key);
    }

    /** As the site itself would say it in {@code content}. */
    public String attachment(JsonNode raw) {
        String id = encoded(raw.path("id").asText());
        return cloud ? base + "/rest/api/3/attachment/content/" + id : base + "/secure/attachment/" + id + "/" + encoded(raw.path("filename").asText());
    }

    private static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
