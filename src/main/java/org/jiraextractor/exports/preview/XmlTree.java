package org.jiraextractor.exports.preview;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * XML as a tree to fold, in the same nodes as JSON's: elements with their attributes ({@code @name}) and texts below them. Nothing is ever fetched or expanded: document
 * types, entities of one's own and namespaces are not read.
 */
final class XmlTree {

    private static final int READ = 4 << 20;
    private static final int NODES = 1_500;
    private static final int CHILDREN = 200;
    private static final int DEPTH = 24;
    private static final int TEXT = 4_000;
    private static final XMLInputFactory FACTORY = factory();

    private final XMLStreamReader xml;
    private final String word;
    private int left = NODES;
    private boolean broken;

    private XmlTree(XMLStreamReader xml, String word) {
        this.xml = xml;
        this.word = word;
    }

    /** The whole file, as much of it as is read. @param word only what has it, with the way there; null for all */
    static JsonTree read(Content content, String word) throws IOException {
        try (InputStream in = content.from(0, READ)) {
            return grown(FACTORY.createXMLStreamReader(in), word);
        } catch (XMLStreamException noXml) {
            return new JsonTree(null, true);
        }
    }

    /** The issue of ours that begins at this offset or behind it. */
    static JsonTree item(Content content, long offset) throws IOException {
        String text;
        try (InputStream in = content.from(offset, READ)) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int from = text.indexOf("<item>");
        int to = text.indexOf("</item>", Math.max(0, from));
        if (from < 0) {
            return new JsonTree(null, true);
        }
        try {
            return grown(FACTORY.createXMLStreamReader(new StringReader(text.substring(from, to < 0 ? text.length() : to + "</item>".length()))), null);
        } catch (XMLStreamException noXml) {
            return new JsonTree(null, true);
        }
    }

    private static JsonTree grown(XMLStreamReader xml, String word) throws XMLStreamException {
        XmlTree tree = new XmlTree(xml, word);
        JsonTree.Node root = null;
        try {
            while (root == null && xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    root = tree.element(0, false);
                    break;
                }
            }
        } catch (XMLStreamException | RuntimeException noXml) {
            // some parsers tell of a broken document by an unchecked exception
            tree.broken = true;
        } finally {
            xml.close();
        }
        return new JsonTree(root, tree.broken || root == null && word == null);
    }

    /** Stands at a start tag, and leaves at its end. Null where nothing in it has the word. */
    private JsonTree.Node element(int depth, boolean taken) throws XMLStreamException {
        String name = shown(xml.getLocalName());
        boolean takes = taken || has(name);
        List<JsonTree.Node> nodes = new ArrayList<>();
        int size = 0;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            size += add(nodes, leaf("@" + xml.getAttributeLocalName(i), xml.getAttributeValue(i), takes));
        }
        int attributes = size;
        left--;
        try {
            for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
                if (event == XMLStreamConstants.START_ELEMENT && (left <= 0 || depth >= DEPTH || nodes.size() >= CHILDREN)) {
                    skip();
                    size++;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    size += add(nodes, element(depth + 1, takes));
                } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                    String text = xml.getText().strip();
                    size += text.isEmpty() ? 0 : add(nodes, leaf(null, text, takes));
                }
            }
        } catch (XMLStreamException cut) {
            // what was found until then is good
            broken = true;
        }
        if (size == 1 && attributes == 0 && nodes.size() == 1 && nodes.get(0).name() == null) {
            return new JsonTree.Node(name, "string", nodes.get(0).text(), null, 0);
        }
        if (size == 0) {
            return word == null || takes ? new JsonTree.Node(name, "literal", "", null, 0) : null;
        }
        return new JsonTree.Node(name, "object", null, nodes, size);
    }

    private int add(List<JsonTree.Node> nodes, JsonTree.Node node) {
        if (node == null) {
            return 0;
        }
        if (left > 0) {
            left--;
            nodes.add(node);
        }
        return 1;
    }

    private JsonTree.Node leaf(String name, String value, boolean taken) {
        return taken || has(name) || has(value) ? new JsonTree.Node(name == null ? null : shown(name), "string", shown(value) + (value.length() > TEXT ? "…" : ""), null, 0) : null;
    }

    private boolean has(String text) {
        return word == null || text != null && Found.in(text, word);
    }

    private void skip() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            int event = xml.next();
            depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        }
    }

    private static String shown(String text) {
        return Legible.of(Legible.cut(text, TEXT));
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
