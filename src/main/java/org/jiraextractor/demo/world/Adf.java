package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** Atlassian's document format, built in few words. */
final class Adf {

    private Adf() {
    }

    static ObjectNode doc(Object... blocks) {
        return Json.of("type", "doc", "version", 1, "content", Json.list(blocks));
    }

    /** A document of plain paragraphs, one a line. */
    static ObjectNode plain(String text) {
        return doc(text.lines().filter(line -> !line.isBlank()).map(line -> (Object) p(line)).toArray());
    }

    static ObjectNode text(String text, ObjectNode... marks) {
        ObjectNode node = Json.of("type", "text", "text", text);
        if (marks.length > 0) {
            node.set("marks", Json.list((Object[]) marks));
        }
        return node;
    }

    /** A mark without, or with attributes. */
    static ObjectNode mark(String type, Object... attributes) {
        return attributes.length == 0 ? Json.of("type", type) : Json.of("type", type, "attrs", Json.of(attributes));
    }

    static ObjectNode link(String text, String href) {
        return text(text, mark("link", "href", href));
    }

    /** A paragraph; strings are texts. */
    static ObjectNode p(Object... inline) {
        return node("paragraph", inline);
    }

    static ObjectNode node(String type, Object... content) {
        for (int i = 0; i < content.length; i++) {
            content[i] = content[i] instanceof String text ? text(text) : content[i];
        }
        return Json.of("type", type, "content", Json.list(content));
    }

    /** With attributes; a node in their place is content, for the compiler cannot tell the one from the other. */
    static ObjectNode node(String type, ObjectNode attributes, Object... content) {
        if (attributes.has("type") && (attributes.size() == 1 || List.of("content", "text", "attrs").stream().anyMatch(attributes::has))) {
            return Json.of("type", type, "content", node(type, java.util.stream.Stream.concat(java.util.stream.Stream.of(attributes), java.util.stream.Stream.of(content)).toArray()).get("content"));
        }
        ObjectNode node = Json.of("type", type, "attrs", attributes);
        return content.length == 0 ? node : node.setAll(Json.of("content", node(type, content).get("content")));
    }

    static ObjectNode heading(int level, String text) {
        return node("heading", Json.of("level", level), text);
    }

    static ObjectNode items(String listType, String... items) {
        return Json.of("type", listType, "content", Json.all(java.util.Arrays.stream(items).map(item -> node("listItem", p(item))).toList()));
    }

    static ObjectNode code(String language, String text) {
        return node("codeBlock", Json.of("language", language), text);
    }

    /** A picture or file by its media id, which is not the attachment's. */
    static ObjectNode media(DemoAttachment file, boolean single) {
        ObjectNode media = node("media", Json.of("id", file.media(), "type", "file", "collection", "", "alt", file.filename(), "width", 320, "height", 200));
        return single ? node("mediaSingle", Json.of("layout", "center"), media) : node("mediaGroup", media);
    }
}
