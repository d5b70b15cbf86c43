package org.jiraextractor.exports.preview;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import org.jiraextractor.issues.RawJson;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * A JSON file of an element a line, as ours are and as NDJSON is: its elements by their lines, each to be opened by its offset.
 *
 * @param next null at the end
 */
public record JsonItems(List<Item> items, Place place, Place next) {

    /**
     * An element, unopened.
     *
     * @param at    offset of its line
     * @param name  what it calls itself, or null
     * @param title what it is about, or null
     * @param begin its first characters
     */
    public record Item(long number, long at, String name, String title, String begin) {
    }

    private static final int BEGIN = 160;
    private static final int LOOKED_AT = 64 << 10;
    private static final Window.Size SIZE = new Window.Size(50, 4 << 20, LOOKED_AT, false);
    private static final Set<String> OURS = Set.of("json/issues.json", "json/changes.json", "json/fields.json");

    /** Whether the file is written that way. */
    static boolean fit(Content content, String path) throws IOException {
        if (OURS.contains(path) || path.endsWith(".ndjson") || path.endsWith(".jsonl")) {
            return true;
        }
        List<String> lines = new String(content.beginning(LOOKED_AT), StandardCharsets.UTF_8).lines().limit(3).toList();
        int first = lines.size() > 2 && lines.get(0).equals("[") ? 1 : 0;
        return lines.size() > first + 1 && element(lines.get(first)) && (first == 1 || lines.get(first + 1).startsWith("{"));
    }

    /** @param word only elements that have it; null for all */
    static JsonItems read(Content content, Place place, String word) throws IOException {
        boolean array = new String(content.beginning(5), StandardCharsets.UTF_8).matches("\\[\\r?\\n(?s).*");
        Window window = Window.of(content, place, Splitter.lines(), word == null ? null : new Finder(word, StandardCharsets.UTF_8), SIZE, JsonItems::isElement);
        return new JsonItems(window.pieces().stream().map(piece -> item(piece, array ? 1 : 0)).toList(), place, window.next());
    }

    private static boolean isElement(Piece piece) {
        return piece.kept().length > 2 || !piece.text(StandardCharsets.UTF_8).strip().matches("\\[|],?|");
    }

    private static boolean element(String line) {
        try (JsonParser json = RawJson.mapper().createParser(line.endsWith(",") ? line.substring(0, line.length() - 1) : line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            json.skipChildren();
            return json.nextToken() == null;
        } catch (IOException notOnOneLine) {
            return false;
        }
    }

    private static Item item(Piece piece, int linesBefore) {
        String text = piece.text(StandardCharsets.UTF_8);
        String name = null;
        String title = null;
        // what is kept may end anywhere, and need not be JSON at all
        try (JsonParser json = RawJson.mapper().createParser(text)) {
            boolean inFields = false;
            json.nextToken();
            while (json.nextToken() != null && (name == null || title == null)) {
                if (json.currentToken() == JsonToken.END_OBJECT) {
                    inFields = false;
                } else if (json.currentToken() == JsonToken.FIELD_NAME) {
                    String field = json.currentName();
                    JsonToken value = json.nextToken();
                    if (value == JsonToken.START_OBJECT && field.equals("fields") && !inFields) {
                        inFields = true;
                    } else if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                        json.skipChildren();
                    } else if (value == JsonToken.VALUE_STRING && (field.equals("summary") || field.equals("name"))) {
                        title = json.getText();
                    } else if (value == JsonToken.VALUE_STRING && !inFields && (field.equals("key") || field.equals("id") && name == null)) {
                        name = json.getText();
                    }
                }
                if (name != null && title == null && !inFields && json.currentToken() == JsonToken.END_OBJECT) {
                    break;
                }
            }
        } catch (IOException cut) {
            // what was found until then is good
        }
        return new Item(Math.max(1, piece.number() - linesBefore), piece.from(), shown(name), shown(title), Legible.of(Legible.cut(text, BEGIN)));
    }

    private static String shown(String text) {
        return text == null ? null : Legible.of(Legible.cut(text, BEGIN));
    }
}
