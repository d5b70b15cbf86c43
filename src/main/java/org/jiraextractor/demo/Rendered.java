package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Json;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Rich texts as HTML, and times as people of one country write them: for eyes, never for data. */
final class Rendered {

    private static final DateTimeFormatter FOR_EYES = DateTimeFormatter.ofPattern("dd/MMM/yy h:mm a", Locale.ENGLISH);

    private Rendered() {
    }

    static ObjectNode fields(DemoIssue issue, Iterable<String> selected, ZoneId zone) {
        ObjectNode fields = Json.of();
        for (String field : selected) {
            JsonNode value = issue.field(field);
            switch (field) {
                case "description", "environment" -> fields.put(field, html(value));
                case "created" -> fields.put(field, time(issue.created(), zone));
                case "updated" -> fields.put(field, time(issue.updated(), zone));
                default -> fields.putNull(field);
            }
        }
        return fields;
    }

    static ObjectNode comment(ObjectNode comment) {
        return comment.deepCopy().put("renderedBody", html(comment.path("body")));
    }

    private static String html(JsonNode document) {
        StringBuilder html = new StringBuilder();
        for (JsonNode text : document.findValues("text")) {
            html.append("<p>").append(text.asText().replace("&", "&amp;").replace("<", "&lt;")).append("</p>");
        }
        return html.toString();
    }

    private static String time(Instant at, ZoneId zone) {
        return FOR_EYES.format(at.atZone(zone));
    }
}
