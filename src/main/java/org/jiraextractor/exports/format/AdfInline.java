package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.issues.RawJson;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** What stands inside of a line of an ADF document, as wiki markup. */
final class AdfInline {

    private static final Set<String> INLINE = Set.of("text", "hardBreak", "mention", "emoji", "date", "status", "inlineCard", "mediaInline", "inlineExtension", "placeholder");
    /** Links that may stay links; what only looks like one of them ({@code javascript:}) becomes text. */
    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:|tel:|ftp://|#|/(?!/)).*");

    private final Map<String, String> fileNames;
    private final BooleanSupplier inTable;

    AdfInline(Map<String, String> fileNames, BooleanSupplier inTable) {
        this.fileNames = fileNames;
        this.inTable = inTable;
    }

    static boolean isInline(JsonNode node) {
        return INLINE.contains(node.path("type").asText());
    }

    String all(Iterable<JsonNode> nodes) {
        StringBuilder text = new StringBuilder();
        nodes.forEach(node -> text.append(one(node)));
        return text.toString();
    }

    String one(JsonNode node) {
        JsonNode attrs = node.path("attrs");
        return switch (node.path("type").asText()) {
            case "text" -> marked(node);
            case "hardBreak" -> "\n";
            case "mention" -> mention(attrs);
            case "emoji" -> escaped(first(attrs, "text", "shortName", "id"));
            case "date" -> date(attrs.path("timestamp").asText());
            case "status" -> "*\\[" + escaped(attrs.path("text").asText()) + "\\]*";
            case "inlineCard" -> card(attrs, "smart-link");
            case "blockCard" -> card(attrs, "smart-card");
            case "embedCard" -> card(attrs, "smart-embed");
            case "mediaInline" -> "[^" + fileName(attrs) + "]";
            case "media" -> media(node);
            case "placeholder" -> escaped(attrs.path("text").asText());
            case "inlineExtension" -> label("extension " + attrs.path("extensionType").asText() + "/" + attrs.path("extensionKey").asText(), node);
            default -> label("unknown content " + node.path("type").asText(), node);
        };
    }

    String media(JsonNode node) {
        JsonNode attrs = node.path("attrs");
        if (attrs.path("type").asText().equals("external")) {
            String url = attrs.path("url").asText();
            return LINK.matcher(url).matches() ? "!" + url + "!" : escaped(url);
        }
        String name = fileName(attrs);
        String alt = attrs.path("alt").asText("").replaceAll("[|!\\v]", " ");
        return "!" + name + (alt.isEmpty() || alt.equals(name) ? "|thumbnail!" : "|thumbnail,alt=" + alt + "!");
    }

    private String marked(JsonNode node) {
        String raw = node.path("text").asText();
        boolean code = hasMark(node, "code");
        String core = raw.strip();
        if (core.isEmpty()) {
            return raw;
        }
        String text = code ? "{{" + core + "}}" : escaped(core);
        JsonNode link = null;
        for (JsonNode mark : node.path("marks")) {
            text = switch (mark.path("type").asText()) {
                case "strong" -> "*" + text + "*";
                case "em" -> "_" + text + "_";
                case "strike" -> "-" + text + "-";
                case "underline" -> "+" + text + "+";
                case "subsup" -> mark.path("attrs").path("type").asText().equals("sub") ? "~" + text + "~" : "^" + text + "^";
                case "textColor" -> color(mark.path("attrs").path("color").asText(), text);
                default -> text;
            };
            link = mark.path("type").asText().equals("link") ? mark : link;
        }
        // spaces inside of the marks would undo them
        int lead = raw.indexOf(core);
        return raw.substring(0, lead) + (link == null ? text : link(text, link.path("attrs").path("href").asText())) + raw.substring(lead + core.length());
    }

    private static boolean hasMark(JsonNode node, String type) {
        for (JsonNode mark : node.path("marks")) {
            if (mark.path("type").asText().equals(type)) {
                return true;
            }
        }
        return false;
    }

    private static String color(String color, String text) {
        return color.matches("#[0-9A-Fa-f]{3,8}") ? "{color:" + color + "}" + text + "{color}" : text;
    }

    private String link(String text, String href) {
        String target = href.strip();
        if (!LINK.matcher(target).matches()) {
            return target.isEmpty() ? text : text + " (" + escaped(target) + ")";
        }
        String url = target.replace("|", "%7C").replace("]", "%5D").replaceAll("\\s", "%20");
        return text.equals(target) ? "[" + url + "]" : "[" + text + "|" + url + "]";
    }

    private String card(JsonNode attrs, String kind) {
        String url = attrs.path("url").asText(attrs.path("data").path("url").asText(""));
        if (url.isEmpty()) {
            return attrs.path("data").isMissingNode() ? "" : escaped(RawJson.write(attrs.path("data")));
        }
        return LINK.matcher(url).matches() ? "[" + url + "|" + url.replace("|", "%7C").replace("]", "%5D") + "|" + kind + "]" : escaped(url);
    }

    private String mention(JsonNode attrs) {
        String id = attrs.path("id").asText("");
        String text = attrs.path("text").asText("");
        if (id.isEmpty()) {
            return escaped(text);
        }
        return text.isEmpty() ? "[~accountid:" + id + "]" : "[" + escaped(text) + "|~accountid:" + id + "]";
    }

    /** Epoch milliseconds of a day in UTC; whatever else stands there is shown. */
    private static String date(String timestamp) {
        try {
            return Instant.ofEpochMilli(Long.parseLong(timestamp)).atZone(ZoneOffset.UTC).toLocalDate().toString();
        } catch (NumberFormatException | DateTimeException noTime) {
            return timestamp;
        }
    }

    private String fileName(JsonNode attrs) {
        String id = attrs.path("id").asText("");
        String name = fileNames.getOrDefault(id, first(attrs, "alt", "id"));
        return name.replaceAll("[|!\\]\\v]", "_");
    }

    private String label(String label, JsonNode node) {
        String own = node.path("text").asText(node.path("attrs").path("text").asText(""));
        String body = all(node.path("content"));
        return "\\[" + escaped(label) + (own.isEmpty() ? "" : ": " + escaped(own)) + (body.isEmpty() ? "" : ": " + body) + "\\]";
    }

    private static String first(JsonNode attrs, String... names) {
        for (String name : names) {
            String text = attrs.path(name).asText("");
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** As Jira itself does it: only what would open a macro, a link or a cell. */
    private String escaped(String text) {
        String plain = text.replace("{", "\\{").replace("[", "\\[");
        return inTable.getAsBoolean() ? plain.replace("|", "\\|") : plain;
    }
}
