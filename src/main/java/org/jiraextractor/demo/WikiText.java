package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** A rich text as a Data Center keeps it: wiki markup, in which its people would have written the same. */
final class WikiText {

    private static final Map<String, String> AROUND = Map.of("strong", "*", "em", "_", "strike", "-", "underline", "+");

    /** User names by account id. */
    private final Map<String, String> names;

    WikiText(Map<String, String> names) {
        this.names = names;
    }

    String of(JsonNode document) {
        return blocks(document, "\r\n\r\n").strip();
    }

    private String blocks(JsonNode parent, String between) {
        return content(parent).map(this::block).filter(text -> !text.isEmpty()).collect(Collectors.joining(between));
    }

    private static java.util.stream.Stream<JsonNode> content(JsonNode parent) {
        return StreamSupport.stream(parent.path("content").spliterator(), false);
    }

    private String inline(JsonNode parent) {
        return content(parent).map(this::block).collect(Collectors.joining());
    }

    private String block(JsonNode node) {
        JsonNode attributes = node.path("attrs");
        return switch (node.path("type").asText()) {
            case "paragraph", "caption" -> inline(node);
            case "heading" -> "h" + Math.min(6, attributes.path("level").asInt(1)) + ". " + inline(node);
            case "bulletList", "taskList", "decisionList" -> items(node, "*");
            case "orderedList" -> items(node, "#");
            case "codeBlock" -> "{code" + (attributes.path("language").asText("").matches("\\w+") ? ":" + attributes.path("language").asText() : "") + "}\r\n" + inline(node) + "\r\n{code}";
            case "blockquote" -> "{quote}" + blocks(node, "\r\n") + "{quote}";
            case "panel" -> "{panel}\r\n" + blocks(node, "\r\n") + "\r\n{panel}";
            case "rule" -> "----";
            case "table" -> blocks(node, "\r\n");
            case "tableRow" -> content(node).map(this::cell).collect(Collectors.joining()) + "|";
            case "media", "mediaInline" -> attributes.has("url") ? "!" + attributes.path("url").asText() + "!" : "!" + attributes.path("alt").asText("picture") + "|thumbnail!";
            case "mention" -> "[~" + names.getOrDefault(attributes.path("id").asText(), attributes.path("id").asText()) + "]";
            case "date" -> attributes.path("timestamp").asText();
            case "emoji" -> attributes.path("text").asText(attributes.path("shortName").asText());
            case "status" -> "{color:" + attributes.path("color").asText("blue") + "}" + attributes.path("text").asText() + "{color}";
            case "inlineCard", "blockCard", "embedCard" -> "[" + attributes.path("url").asText(attributes.at("/data/name").asText()) + "]";
            case "hardBreak" -> "\\\\\r\n";
            case "expand", "nestedExpand" -> "*" + attributes.path("title").asText() + "*\r\n" + blocks(node, "\r\n");
            case "text" -> text(node);
            default -> node.has("content") ? blocks(node, "\r\n") : node.path("text").asText(attributes.path("text").asText());
        };
    }

    private String items(JsonNode list, String marks) {
        return content(list).map(item -> {
            String nested = content(item).filter(WikiText::isList).map(inner -> "\r\n" + items(inner, marks + (inner.path("type").asText().equals("orderedList") ? "#" : "*")))
                    .collect(Collectors.joining());
            return marks + " " + content(item).filter(part -> !isList(part)).map(this::block).collect(Collectors.joining()) + nested;
        }).collect(Collectors.joining("\r\n"));
    }

    private static boolean isList(JsonNode node) {
        return node.path("type").asText().endsWith("List");
    }

    private String cell(JsonNode cell) {
        return (cell.path("type").asText().equals("tableHeader") ? "||" : "|") + " " + blocks(cell, "\r\n");
    }

    private static String text(JsonNode node) {
        String text = node.path("text").asText();
        for (JsonNode mark : node.path("marks")) {
            String around = AROUND.getOrDefault(mark.path("type").asText(), "");
            text = switch (mark.path("type").asText()) {
                case "code" -> "{{" + text + "}}";
                case "link" -> "[" + text + "|" + mark.at("/attrs/href").asText() + "]";
                case "textColor" -> "{color:" + mark.at("/attrs/color").asText() + "}" + text + "{color}";
                default -> around + text + around;
            };
        }
        return text;
    }
}
