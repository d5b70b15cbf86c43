package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntFunction;

/**
 * A document of the Atlassian Document Format as Jira's wiki markup, which is what Jira's own CSV holds. All 43 nodes of the schema have
 * their form; one that is not known shows its name and whatever text it has, so nothing is dropped in silence. One document at a time.
 */
public final class AdfWiki {

    private static final String PARAGRAPHS = "\n\n";

    private final AdfInline inline;
    private int tables;

    /** @param fileNames of attachments by the media id that documents know them by */
    public AdfWiki(Map<String, String> fileNames) {
        this.inline = new AdfInline(fileNames, () -> tables > 0);
    }

    /** Of a rich text field: a document, wiki markup already (API version 2), or nothing. */
    public String text(JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        return isDocument(value) ? blocks(value, PARAGRAPHS) : value.isTextual() ? value.asText() : RawJson.write(value);
    }

    public static boolean isDocument(JsonNode value) {
        return value.isObject() && value.path("type").asText().equals("doc") && value.path("content").isArray();
    }

    private String blocks(JsonNode parent, String between) {
        StringJoiner all = new StringJoiner(between);
        List<JsonNode> run = new ArrayList<>();
        for (JsonNode node : parent.path("content")) {
            if (AdfInline.isInline(node)) {
                run.add(node);
            } else {
                addRun(run, all);
                all.add(block(node));
            }
        }
        addRun(run, all);
        return all.toString();
    }

    private void addRun(List<JsonNode> run, StringJoiner all) {
        if (!run.isEmpty()) {
            all.add(inline.all(run));
            run.clear();
        }
    }

    private String block(JsonNode node) {
        JsonNode attrs = node.path("attrs");
        return switch (node.path("type").asText()) {
            case "paragraph", "caption" -> inline.all(node.path("content"));
            case "heading" -> "h" + Math.min(6, Math.max(1, attrs.path("level").asInt(1))) + ". " + inline.all(node.path("content"));
            case "bulletList" -> list(node, "*");
            case "orderedList" -> ordered(node);
            case "taskList", "decisionList" -> list(node, "*");
            case "listItem" -> item(node, "* ");
            case "taskItem", "blockTaskItem", "decisionItem" -> item(node, "* ");
            case "codeBlock" -> code(node);
            case "blockquote" -> "{quote}\n" + blocks(node, PARAGRAPHS) + "\n{quote}";
            case "panel" -> panel(node);
            case "expand", "nestedExpand" -> titled(attrs.path("title").asText(), blocks(node, PARAGRAPHS));
            case "rule" -> "----";
            case "table" -> table(node);
            case "tableRow" -> row(node);
            case "tableCell", "tableHeader" -> blocks(node, "\n");
            case "mediaSingle", "mediaGroup" -> blocks(node, "\n");
            case "media" -> inline.media(node);
            case "layoutSection", "layoutColumn", "doc" -> blocks(node, PARAGRAPHS);
            case "blockCard", "embedCard" -> inline.one(node);
            case "extension", "bodiedExtension" -> labelled("extension " + attrs.path("extensionType").asText() + "/" + attrs.path("extensionKey").asText(), node);
            case "syncBlock", "bodiedSyncBlock" -> labelled("synced block " + attrs.path("resourceId").asText(), node);
            default -> labelled("unknown content " + node.path("type").asText(), node);
        };
    }

    private String ordered(JsonNode list) {
        int first = list.path("attrs").path("order").asInt(1);
        // wiki markup always counts from one; plain numbers say what the document says
        return first == 1 ? list(list, "#") : items(list, index -> first + index + ". ", "");
    }

    private String list(JsonNode list, String marks) {
        return items(list, index -> marks + " ", marks);
    }

    private String items(JsonNode list, IntFunction<String> lead, String marks) {
        StringJoiner lines = new StringJoiner("\n");
        int index = 0;
        for (JsonNode child : list.path("content")) {
            String nested = nested(child, marks);
            lines.add(nested != null ? nested : item(child, lead.apply(index++)));
        }
        return lines.toString();
    }

    /** A list inside of a list has the marks of both. */
    private String nested(JsonNode node, String marks) {
        return switch (node.path("type").asText()) {
            case "bulletList", "taskList", "decisionList" -> list(node, marks + "*");
            case "orderedList" -> node.path("attrs").path("order").asInt(1) == 1 ? list(node, marks + "#") : ordered(node);
            default -> null;
        };
    }

    private String item(JsonNode item, String lead) {
        String sign = switch (item.path("type").asText()) {
            case "taskItem", "blockTaskItem" -> item.path("attrs").path("state").asText().equals("DONE") ? "\u2611 " : "\u2610 ";
            case "decisionItem" -> "\u25C7 ";
            default -> "";
        };
        StringBuilder text = new StringBuilder(lead).append(sign);
        List<JsonNode> run = new ArrayList<>();
        boolean first = true;
        for (JsonNode node : item.path("content")) {
            if (AdfInline.isInline(node)) {
                run.add(node);
                continue;
            }
            String nested = nested(node, lead.strip().matches("[*#]+") ? lead.strip() : "");
            text.append(inline.all(run)).append(first && run.isEmpty() && nested == null ? "" : "\n").append(nested != null ? nested : block(node));
            run.clear();
            first = false;
        }
        return text.append(inline.all(run)).toString();
    }

    private String code(JsonNode node) {
        StringBuilder text = new StringBuilder();
        node.path("content").forEach(child -> text.append(child.path("text").asText()));
        String language = node.path("attrs").path("language").asText("").replaceAll("[^\\w+#.-]", "");
        String fence = text.indexOf("{code}") < 0 ? "{code" + (language.isEmpty() ? "" : ":" + language) + "}" : "{noformat}";
        return fence + "\n" + text + "\n" + (fence.startsWith("{code") ? "{code}" : fence);
    }

    private String panel(JsonNode node) {
        JsonNode attrs = node.path("attrs");
        String color = attrs.path("panelColor").asText("");
        String kind = attrs.path("panelType").asText("info");
        String title = kind.equals("custom") ? attrs.path("panelIconText").asText("") : kind;
        return "{panel" + (color.matches("#[0-9A-Fa-f]{3,8}") ? ":bgColor=" + color + "|title=" : ":title=") + title.replaceAll("[|{}\\v]", " ") + "}\n"
                + blocks(node, PARAGRAPHS) + "\n{panel}";
    }

    private String labelled(String label, JsonNode node) {
        String own = node.path("text").asText(node.path("attrs").path("text").asText(""));
        String body = blocks(node, PARAGRAPHS);
        return titled(label, own.isEmpty() || body.isEmpty() ? own + body : own + PARAGRAPHS + body);
    }

    private static String titled(String title, String body) {
        return "{panel" + (title.isEmpty() ? "" : ":title=" + title.replaceAll("[|{}\\v]", " ")) + "}\n" + body + "\n{panel}";
    }

    private String table(JsonNode table) {
        StringJoiner rows = new StringJoiner("\n");
        table.path("content").forEach(row -> rows.add(row.path("type").asText().equals("tableRow") ? row(row) : block(row)));
        return rows.toString();
    }

    private String row(JsonNode row) {
        StringBuilder text = new StringBuilder();
        String bar = "|";
        for (JsonNode cell : row.path("content")) {
            bar = cell.path("type").asText().equals("tableHeader") ? "||" : "|";
            tables++;
            String content = blocks(cell, "\n");
            tables--;
            text.append(bar).append(content.isEmpty() ? " " : content);
        }
        return text.append(bar).toString();
    }
}
