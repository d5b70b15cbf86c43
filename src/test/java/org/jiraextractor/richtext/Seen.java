package org.jiraextractor.richtext;

import com.fasterxml.jackson.databind.JsonNode;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

import java.util.ArrayList;
import java.util.List;

/** What a reader sees of HTML and of Markdown: words, white space squeezed. */
final class Seen {

    private static final List<org.commonmark.Extension> FORGE = List.of(TablesExtension.create(), StrikethroughExtension.create(), TaskListItemsExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(FORGE).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder().extensions(FORGE).build();

    private Seen() {
    }

    /** As a forge would show it. */
    static String htmlOfMarkdown(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }

    static String ofMarkdown(String markdown) {
        return ofHtml(htmlOfMarkdown(markdown));
    }

    static String ofHtml(String html) {
        String words = html.replaceAll("<br ?/?>|</?(p|div|li|td|th|tr|h\\d|pre|blockquote|ul|ol|summary|details|figcaption)\\b[^>]*>", " ").replaceAll("<[^>]*>", "");
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            int end = words.charAt(i) == '&' ? words.indexOf(';', i) : -1;
            if (end > i && end - i < 10) {
                plain.append(entity(words.substring(i + 1, end)));
                i = end;
            } else {
                plain.append(words.charAt(i));
            }
        }
        return squeezed(plain.toString());
    }

    static String squeezed(String text) {
        return text.replaceAll("[\\s\u00A0]+", " ").strip();
    }

    /** What the text nodes of a document say. */
    static List<String> textsOf(JsonNode document) {
        List<String> texts = new ArrayList<>();
        document.findParents("text").stream().filter(node -> node.path("type").asText().equals("text")).forEach(node -> texts.add(squeezed(node.path("text").asText())));
        return texts;
    }

    private static String entity(String name) {
        return switch (name) {
            case "lt" -> "<";
            case "gt" -> ">";
            case "amp" -> "&";
            case "quot" -> "\"";
            default -> name.startsWith("#x") ? Character.toString(Integer.parseInt(name.substring(2), 16)) : name.startsWith("#") ? Character.toString(Integer.parseInt(name.substring(1))) : "&" + name + ";";
        };
    }
}
