package org.jiraextractor.richtext;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The marks of a text node; those that only the editor knows (who annotated, what feeds a chart) change nothing that is seen. */
final class AdfMarks {

    private AdfMarks() {
    }

    static Node text(JsonNode node) {
        Map<Mark.Type, Mark> marks = new EnumMap<>(Mark.Type.class);
        for (JsonNode mark : node.path("marks")) {
            Mark read = mark(mark.path("type").asText(), mark.path("attrs"));
            if (read != null) {
                marks.putIfAbsent(read.type(), read);
            }
        }
        List<Mark> outermostFirst = marks.values().stream().sorted(Comparator.comparing(Mark::type)).toList();
        return Node.text(node.path("text").asText(""), outermostFirst);
    }

    private static Mark mark(String type, JsonNode attrs) {
        return switch (type) {
            case "link" -> new Mark(Mark.Type.LINK, attrs.path("href").asText(""));
            case "textColor" -> new Mark(Mark.Type.COLOR, attrs.path("color").asText(""));
            case "backgroundColor" -> new Mark(Mark.Type.BACKGROUND, attrs.path("color").asText(""));
            case "annotation" -> Mark.of(Mark.Type.NOTE);
            case "strong" -> Mark.of(Mark.Type.STRONG);
            case "em" -> Mark.of(Mark.Type.EM);
            case "strike" -> Mark.of(Mark.Type.STRIKE);
            case "underline" -> Mark.of(Mark.Type.UNDERLINE);
            case "subsup" -> Mark.of(attrs.path("type").asText().equals("sub") ? Mark.Type.SUB : Mark.Type.SUP);
            case "code" -> Mark.of(Mark.Type.CODE);
            default -> null;
        };
    }
}
