package org.jiraextractor.exports.format.xlsx;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** A row of a sheet that {@link XlsxFormat} wrote, read back as what Excel would show. */
public final class SheetRow {

    private static final XMLInputFactory XML = XMLInputFactory.newFactory();
    private static final String ESCAPED = "_x";

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        XML.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XML.setProperty(XMLInputFactory.IS_COALESCING, true);
    }

    private SheetRow() {
    }

    /** @param row the element; of one that is cut, what came before that is read
     *  @return cells by column, empty where there is none */
    public static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        try {
            XMLStreamReader xml = XML.createXMLStreamReader(new StringReader(row));
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("c")) {
                    int column = column(xml.getAttributeValue(null, "r"));
                    String cell = cell(xml, xml.getAttributeValue(null, "t"), xml.getAttributeValue(null, "s"));
                    while (cells.size() < column) {
                        cells.add("");
                    }
                    cells.add(cell);
                }
            }
        } catch (XMLStreamException cut) {
            return cells;
        }
        return cells;
    }

    /** {@code AB7} is column 27. */
    private static int column(String at) throws XMLStreamException {
        int column = 0;
        for (int i = 0; at != null && i < at.length() && at.charAt(i) >= 'A' && at.charAt(i) <= 'Z' && column <= Columns.MAX; i++) {
            column = column * 26 + at.charAt(i) - 'A' + 1;
        }
        if (column < 1 || column > Columns.MAX) {
            throw new XMLStreamException("no such column: " + at);
        }
        return column - 1;
    }

    private static String cell(XMLStreamReader xml, String type, String style) throws XMLStreamException {
        String text = "";
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT || !xml.getLocalName().equals("c"); event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT && (xml.getLocalName().equals("t") || xml.getLocalName().equals("v"))) {
                text = xml.getElementText();
            }
        }
        if (type == null) {
            return Integer.toString(Row.MOMENT).equals(style) ? Serial.moment(text) : Integer.toString(Row.DAY).equals(style) ? Serial.day(text) : text;
        }
        return type.equals("b") ? Boolean.toString(text.equals("1")) : unescaped(text);
    }

    private static String unescaped(String text) {
        int at = text.indexOf(ESCAPED);
        if (at < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        int from = 0;
        for (; at >= 0; at = text.indexOf(ESCAPED, at)) {
            if (CellText.isEscape(text, at)) {
                plain.append(text, from, at).append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                at += 7;
                from = at;
            } else {
                at++;
            }
        }
        return plain.append(text, from, text.length()).toString();
    }
}
