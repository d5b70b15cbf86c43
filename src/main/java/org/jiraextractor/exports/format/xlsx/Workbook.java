package org.jiraextractor.exports.format.xlsx;

import org.jiraextractor.exports.format.Xml;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The parts of a workbook of ECMA-376 that are not its rows. No part says when it was made, so the same sheets are the same bytes. */
final class Workbook {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    /** Of the very first moment that a ZIP can say, the JDK writes an extension with the time zone of the machine. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0, 2);

    private final List<Sheet> sheets;

    Workbook(List<Sheet> sheets) {
        this.sheets = sheets;
    }

    void write(OutputStream file) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(file)) {
            part(zip, "[Content_Types].xml", this::types);
            part(zip, "_rels/.rels", xml -> xml.markup("<Relationships xmlns=\"" + PACKAGE + "relationships\"><Relationship Id=\"rId1\" Type=\"" + OFFICE
                    + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"));
            part(zip, "xl/workbook.xml", this::book);
            part(zip, "xl/_rels/workbook.xml.rels", this::relations);
            part(zip, "xl/styles.xml", xml -> xml.markup(Styles.XML));
            for (int i = 0; i < sheets.size(); i++) {
                entry(zip, "xl/worksheets/sheet" + (i + 1) + ".xml");
                sheets.get(i).copyTo(zip);
                zip.closeEntry();
            }
        }
    }

    private void types(Xml xml) throws IOException {
        xml.markup("<Types xmlns=\"" + PACKAGE + "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + TYPES + "sheet.main+xml\"/>"
                + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + TYPES + "styles+xml\"/>");
        for (int i = 1; i <= sheets.size(); i++) {
            xml.markup("<Override PartName=\"/xl/worksheets/sheet" + i + ".xml\" ContentType=\"" + TYPES + "worksheet+xml\"/>");
        }
        xml.markup("</Types>");
    }

    private void book(Xml xml) throws IOException {
        xml.markup("<workbook xmlns=\"" + SHEETS + "\" xmlns:r=\"" + OFFICE + "\"><sheets>");
        for (int i = 0; i < sheets.size(); i++) {
            xml.markup("<sheet").attribute("name", sheets.get(i).name()).markup(" sheetId=\"" + (i + 1) + "\" r:id=\"rId" + (i + 1) + "\"/>");
        }
        xml.markup("</sheets><definedNames>");
        for (int i = 0; i < sheets.size(); i++) {
            xml.markup("<definedName name=\"_xlnm._FilterDatabase\" localSheetId=\"" + i + "\" hidden=\"1\">").text("'" + sheets.get(i).name() + "'!" + sheets.get(i).range())
                    .markup("</definedName>");
        }
        xml.markup("</definedNames></workbook>");
    }

    private void relations(Xml xml) throws IOException {
        xml.markup("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 1; i <= sheets.size(); i++) {
            xml.markup("<Relationship Id=\"rId" + i + "\" Type=\"" + OFFICE + "/worksheet\" Target=\"worksheets/sheet" + i + ".xml\"/>");
        }
        xml.markup("<Relationship Id=\"rIdStyles\" Type=\"" + OFFICE + "/styles\" Target=\"styles.xml\"/></Relationships>");
    }

    @FunctionalInterface
    private interface Part {
        void write(Xml xml) throws IOException;
    }

    private static void part(ZipOutputStream zip, String name, Part part) throws IOException {
        entry(zip, name);
        Xml xml = new Xml(zip);
        xml.markup(XML);
        part.write(xml);
        xml.flush();
        zip.closeEntry();
    }

    private static void entry(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // unlike setTime, it knows no time zone
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }
}
