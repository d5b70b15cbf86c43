package org.jiraextractor.richtext;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A document of the Atlassian Document Format: all 43 nodes and 17 marks of its schema, which it need not keep to. Below a depth that no
 * person writes, the structure goes and the words stay.
 */
final class AdfReader {

    static final int DEEPEST = 50;
    private static final String[] TEXTS = {"text", "title", "alt", "url"};

    private AdfReader() {
    }

    static Node read(JsonNode document) {
        return Node.of(Kind.DOCUMENT, Node.blocks(children(document, 0, false)));
    }

    private static List<Node> children(JsonNode parent, int depth, boolean inLine) {
        List<Node> children = new ArrayList<>();
        JsonNode content = parent.path("content");
        if (content.isArray()) {
            for (JsonNode child : content) {
                if (child.isObject()) {
                    children.add(depth < DEEPEST ? node(child, depth + 1, inLine) : flat(child));
                } else if (!child.isNull()) {
                    children.add(Node.text(child.isValueNode() ? child.asText() : RawJson.write(child)));
                }
            }
        } else if (!content.isMissingNode() && !content.isNull()) {
            children.add(Node.text(content.isValueNode() ? content.asText() : RawJson.write(content)));
        }
        return children;
    }

    private static Node node(JsonNode node, int depth, boolean inLine) {
        JsonNode attrs = node.path("attrs");
        return switch (node.path("type").asText()) {
            case "paragraph" -> lines(Kind.PARAGRAPH, node, depth);
            case "heading" -> lines(Kind.HEADING, node, depth);
            case "caption" -> lines(Kind.CAPTION, node, depth);
            case "bulletList" -> held(Kind.BULLETS, node, depth);
            case "orderedList" -> held(Kind.NUMBERS, node, depth);
            case "listItem" -> blocks(Kind.ITEM, node, depth);
            case "taskList" -> held(Kind.TASKS, node, depth);
            case "taskItem", "blockTaskItem" -> blocks(Kind.TASK, node, depth);
            case "decisionList" -> held(Kind.DECISIONS, node, depth);
            case "decisionItem" -> blocks(Kind.DECISION, node, depth);
            case "blockquote" -> blocks(Kind.QUOTE, node, depth);
            case "codeBlock" -> Node.leaf(Kind.CODE, codeOf(node), attributes(node));
            case "panel" -> blocks(Kind.PANEL, node, depth);
            case "expand", "nestedExpand" -> blocks(Kind.EXPAND, node, depth);
            case "rule" -> held(Kind.RULE, node, depth);
            case "table" -> held(Kind.TABLE, node, depth);
            case "tableRow" -> held(Kind.ROW, node, depth);
            case "tableCell" -> blocks(Kind.CELL, node, depth);
            case "tableHeader" -> blocks(Kind.HEADER, node, depth);
            case "mediaSingle" -> held(Kind.FIGURE, node, depth);
            case "mediaGroup" -> held(Kind.GALLERY, node, depth);
            case "media" -> held(Kind.MEDIA, node, depth);
            case "layoutSection" -> held(Kind.COLUMNS, node, depth);
            case "layoutColumn" -> blocks(Kind.COLUMN, node, depth);
            case "doc" -> blocks(Kind.DOCUMENT, node, depth);
            case "blockCard", "embedCard" -> card(Kind.CARD, attrs);
            case "inlineCard" -> card(Kind.LINK_CARD, attrs);
            case "text" -> AdfMarks.text(node);
            case "hardBreak" -> Node.leaf(Kind.BREAK, "", Map.of());
            case "mention" -> Node.leaf(Kind.MENTION, attrs.path("text").asText(""), attributes(node));
            case "emoji" -> Node.leaf(Kind.EMOJI, first(attrs, "text", "shortName", "id"), Map.of());
            case "date" -> Node.leaf(Kind.DATE, attrs.path("timestamp").asText(""), Map.of());
            case "status" -> Node.leaf(Kind.STATUS, attrs.path("text").asText(""), attributes(node));
            case "mediaInline" -> Node.leaf(Kind.FILE, "", attributes(node));
            case "placeholder" -> Node.leaf(Kind.PLACEHOLDER, attrs.path("text").asText(""), Map.of());
            case "extension", "bodiedExtension" -> box("extension", extension(attrs), node, depth, inLine);
            case "inlineExtension" -> box("extension", extension(attrs), node, depth, true);
            case "syncBlock", "bodiedSyncBlock" -> box("synced", attrs.path("resourceId").asText(""), node, depth, inLine);
            default -> box("unknown", node.path("type").asText(""), node, depth, inLine);
        };
    }

    private static Node lines(Kind kind, JsonNode node, int depth) {
        List<Node> children = children(node, depth, true);
        if (children.stream().allMatch(child -> child.kind().inline())) {
            return Node.of(kind, attributes(node), children);
        }
        // the schema does not allow it, so nobody knows what it should look like; it is all there
        return Node.of(Kind.COLUMN, Node.blocks(children));
    }

    private static Node blocks(Kind kind, JsonNode node, int depth) {
        return Node.of(kind, attributes(node), Node.blocks(children(node, depth, false)));
    }

    private static Node held(Kind kind, JsonNode node, int depth) {
        return Node.of(kind, attributes(node), children(node, depth, false));
    }

    /** What has no form here: a box that says what it is, with whatever text it has. */
    private static Node box(String what, String name, JsonNode node, int depth, boolean inLine) {
        List<Node> inside = new ArrayList<>();
        StringBuilder own = new StringBuilder(node.path("text").asText(""));
        for (String each : TEXTS) {
            String text = node.path("attrs").path(each).asText("");
            own.append(own.length() > 0 && !text.isEmpty() ? " " : "").append(text);
        }
        if (own.length() > 0) {
            inside.add(Node.text(own.toString()));
            inside.add(Node.leaf(Kind.BREAK, "", Map.of()));
        }
        inside.addAll(children(node, depth, inLine));
        boolean inlineOnly = inside.stream().allMatch(each -> each.kind().inline());
        Map<String, String> attributes = Map.of("what", what, "name", name);
        return inLine && inlineOnly ? Node.of(Kind.INLINE_BOX, attributes, trimmed(inside)) : Node.of(Kind.BOX, attributes, Node.blocks(inside));
    }

    private static List<Node> trimmed(List<Node> inside) {
        int last = inside.size() - 1;
        return last >= 0 && inside.get(last).kind() == Kind.BREAK ? inside.subList(0, last) : inside;
    }

    private static String extension(JsonNode attrs) {
        String title = attrs.path("parameters").path("extensionTitle").asText("");
        return title.isEmpty() ? attrs.path("extensionType").asText("") + "/" + attrs.path("extensionKey").asText("") : title;
    }

    private static Node card(Kind kind, JsonNode attrs) {
        JsonNode data = attrs.path("data");
        String url = first(attrs, "url");
        Map<String, String> where = Map.of("url", url.isEmpty() ? first(data, "url") : url);
        String name = first(data, "name", "title");
        boolean silent = where.get("url").isEmpty() && name.isEmpty() && !data.isMissingNode();
        return Node.leaf(kind, silent ? RawJson.write(data) : name, where);
    }

    private static String codeOf(JsonNode node) {
        StringBuilder text = new StringBuilder();
        for (Node each : flatten(node)) {
            text.append(each.kind() == Kind.BREAK ? "\n" : each.text());
        }
        return text.toString();
    }

    private static Node flat(JsonNode node) {
        return Node.of(Kind.PARAGRAPH, flatten(node));
    }

    /** The leaves below a node, in their order, without a stack as deep as the tree. */
    private static List<Node> flatten(JsonNode top) {
        List<Node> leaves = new ArrayList<>();
        Deque<JsonNode> todo = new ArrayDeque<>(List.of(top));
        while (!todo.isEmpty()) {
            JsonNode node = todo.pop();
            JsonNode content = node.path("content");
            if (content.isArray() && !content.isEmpty()) {
                for (int i = content.size() - 1; i >= 0; i--) {
                    if (content.get(i).isObject()) {
                        todo.push(content.get(i));
                    }
                }
                if (!leaves.isEmpty() && !node.path("type").asText().equals("text")) {
                    leaves.add(Node.text(" "));
                }
            } else if (node != top) {
                Node leaf = node(node, DEEPEST, true);
                leaves.add(leaf.kind().inline() ? leaf : Node.text(leaf.text().isEmpty() ? first(node.path("attrs"), TEXTS) : leaf.text()));
            }
        }
        return leaves;
    }

    /** Those of the node, and what marks on a block say. */
    private static Map<String, String> attributes(JsonNode node) {
        Map<String, String> attributes = new LinkedHashMap<>();
        node.path("attrs").properties().forEach(each -> {
            if (each.getValue().isValueNode() && !each.getValue().isNull()) {
                attributes.put(each.getKey(), each.getValue().asText());
            }
        });
        for (JsonNode mark : node.path("marks")) {
            switch (mark.path("type").asText()) {
                case "alignment" -> attributes.put("align", mark.path("attrs").path("align").asText(""));
                case "indentation" -> attributes.put("indent", mark.path("attrs").path("level").asText(""));
                case "fontSize" -> attributes.put("size", mark.path("attrs").path("fontSize").asText(""));
                case "border" -> attributes.put("border", mark.path("attrs").path("size").asText("1"));
                case "link" -> attributes.put("link", mark.path("attrs").path("href").asText(""));
                default -> { /* breakout, fragment, dataConsumer: of the editor's, not seen */ }
            }
        }
        return attributes;
    }

    static String first(JsonNode attrs, String... names) {
        for (String name : names) {
            String text = attrs.path(name).asText("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }
}
