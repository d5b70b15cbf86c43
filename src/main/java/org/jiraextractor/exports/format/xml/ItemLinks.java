package org.jiraextractor.exports.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Xml;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The links of an issue, those of a type together, outward before inward, as Jira has them. */
final class ItemLinks {

    private final Xml xml;

    ItemLinks(Xml xml) {
        this.xml = xml;
    }

    void write(JsonNode links) throws IOException {
        if (links.isEmpty()) {
            return;
        }
        Map<String, List<JsonNode>> types = new LinkedHashMap<>();
        links.forEach(link -> types.computeIfAbsent(link.path("type").path("id").asText("") + '\0' + link.path("type").path("name").asText(""), none -> new ArrayList<>()).add(link));
        xml.markup("<issuelinks>");
        for (List<JsonNode> same : types.values()) {
            JsonNode type = same.get(0).path("type");
            xml.markup("<issuelinktype").attribute("id", type.path("id").asText("")).markup(">").element("name", type.path("name").asText(""));
            direction("outwardlinks", type.path("outward").asText(""), "outwardIssue", same);
            direction("inwardlinks", type.path("inward").asText(""), "inwardIssue", same);
            xml.markup("</issuelinktype>");
        }
        xml.markup("</issuelinks>\n");
    }

    private void direction(String element, String description, String member, List<JsonNode> links) throws IOException {
        List<JsonNode> others = links.stream().filter(link -> link.has(member)).map(link -> link.path(member)).toList();
        if (others.isEmpty()) {
            return;
        }
        xml.markup("<" + element).attribute("description", description).markup(">");
        for (JsonNode other : others) {
            xml.markup("<issuelink><issuekey").attribute("id", other.path("id").asText("")).markup(">").text(other.path("key").asText("")).markup("</issuekey></issuelink>");
        }
        xml.markup("</" + element + ">");
    }
}
