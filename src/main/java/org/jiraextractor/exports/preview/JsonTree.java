package org.jiraextractor.exports.preview;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One value of JSON as a tree to fold, as much of it as a page can show. Read as it streams by, so its size does not matter.
 *
 * @param root   null where there is not even the beginning of a value
 * @param broken whether it stops being JSON, or is longer or deeper than is read
 */
public record JsonTree(Node root, boolean broken) {

    /**
     * @param name  of the member, or null for an element
     * @param kind  {@code object}, {@code array}, {@code string}, {@code number} or {@code literal}
     * @param text  of what is no container; numbers in their own literal
     * @param nodes of a container, the first of them
     * @param size  of a container, with those that are not here
     */
    public record Node(String name, String kind, String text, List<Node> nodes, int size) {
        public boolean container() {
            return nodes != null;
        }

        public int hidden() {
            return size - nodes.size();
        }
    }

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(4 << 20).maxNumberLength(1_000).maxNameLength(50_000).maxNestingDepth(1_000).build()).build();
    private static final long READ = 32L << 20;
    private static final int NODES = 1_500;
    private static final int CHILDREN = 200;
    private static final int DEPTH = 24;
    private static final int TEXT = 4_000;

    /** The value that begins at this offset. @param word only members and texts that have it, with the way there; null for all */
    static JsonTree read(Content content, long offset, String word) throws IOException {
        try (InputStream in = content.from(offset, READ)) {
            return new Growing(FACTORY.createParser(in), word).tree();
        }
    }

    private static final class Growing {

        private final JsonParser json;
        private final String word;
        private int left = NODES;
        private boolean broken;

        private Growing(JsonParser json, String word) {
            this.json = json;
            this.word = word;
        }

        private JsonTree tree() throws IOException {
            JsonToken first = next();
            Node root = first == null ? null : node(null, first, 0, word == null);
            return new JsonTree(root, broken);
        }

        /** @param taken whether it is shown whatever it holds. @return null where it has nothing that is looked for */
        private Node node(String name, JsonToken token, int depth, boolean taken) throws IOException {
            Node node = switch (token) {
                case START_OBJECT, START_ARRAY -> container(name, token == JsonToken.START_OBJECT, depth, taken);
                case VALUE_STRING -> new Node(name, "string", text(), null, 0);
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node(name, "number", text(), null, 0);
                default -> new Node(name, "literal", json.getText(), null, 0);
            };
            if (!taken && (node.container() ? node.size() == 0 : !Found.in(node.text(), word))) {
                return null;
            }
            left--;
            return node;
        }

        private Node container(String name, boolean object, int depth, boolean taken) throws IOException {
            List<Node> nodes = new ArrayList<>();
            int size = 0;
            for (JsonToken token = next(); token != null && !token.isStructEnd(); token = next()) {
                String member = null;
                if (object) {
                    member = Legible.of(Legible.cut(json.currentName(), TEXT));
                    token = next();
                }
                if (token == null) {
                    break;
                }
                if (left > 0 && nodes.size() < CHILDREN && depth < DEPTH) {
                    Node child = node(member, token, depth + 1, taken || member != null && Found.in(member, word));
                    if (child != null) {
                        nodes.add(child);
                        size++;
                    }
                } else {
                    skip();
                    size++;
                }
            }
            return new Node(name, object ? "object" : "array", null, nodes, size);
        }

        private JsonToken next() throws IOException {
            try {
                return broken ? null : json.nextToken();
            } catch (JsonProcessingException noJson) {
                broken = true;
                return null;
            }
        }

        private void skip() throws IOException {
            try {
                json.skipChildren();
            } catch (JsonProcessingException noJson) {
                broken = true;
            }
        }

        // the text of a string is read when it is asked for, and may be none
        private String text() throws IOException {
            try {
                String text = json.getText();
                return Legible.of(Legible.cut(text, TEXT)) + (text.length() > TEXT ? "…" : "");
            } catch (StreamConstraintsException tooLong) {
                broken = true;
                return "…";
            } catch (JsonProcessingException noJson) {
                broken = true;
                return "";
            }
        }
    }
}
