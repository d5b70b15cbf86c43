package org.jiraextractor.exports.format.xlsx;

import org.jiraextractor.exports.format.WorkStream;
import org.jiraextractor.exports.format.Xml;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;

/** A sheet in the making: its rows go to a work file, for a workbook takes one sheet after the other; what stands before them is known only in the end. */
final class Sheet implements Closeable {

    private static final String HEAD = """
            <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" \
            activePane="bottomRight" state="frozen"/><selection pane="bottomRight" activeCell="B2" sqref="B2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>""";

    private final String name;
    private final int width;
    private final Path file;
    private final Xml rows;
    private final Row row;
    private final Columns columns;
    private long last;

    Sheet(String name, List<String> header, ZoneId zone, Path file) throws IOException {
        this.name = name;
        this.width = header.size();
        this.file = file;
        this.rows = new Xml(new WorkStream(file));
        this.row = new Row(rows, zone);
        this.columns = new Columns(header);
        begin();
        for (int i = 0; i < width; i++) {
            row.text(Columns.letters(i) + last, Row.HEADER, header.get(i));
        }
        row.end();
    }

    String name() {
        return name;
    }

    /** Its cells, for a filter: {@code $A$1:$C$9}. */
    String range() {
        return "$A$1:$" + Columns.letters(width - 1) + "$" + last;
    }

    long rows() {
        return last;
    }

    void add(List<Entry> entries) throws IOException {
        columns.see(entries);
        begin();
        for (int i = 0; i < entries.size(); i++) {
            row.cell(i, last, entries.get(i).cell(), entries.get(i).address());
        }
        row.end();
    }

    /** What everybody should see, below the last row and outside of the filter. */
    void mark(String text) throws IOException {
        row.begin(last + 1);
        row.text("A" + (last + 1), Row.MARK, text);
        row.end();
    }

    void copyTo(OutputStream out) throws IOException {
        close();
        Xml xml = new Xml(out);
        xml.markup(HEAD).markup(columns.xml()).markup("<sheetData>\n").flush();
        Files.copy(file, out);
        xml.markup("</sheetData><autoFilter ref=\"" + range().replace("$", "") + "\"/></worksheet>").flush();
        Files.delete(file);
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }

    private void begin() throws IOException {
        row.begin(++last);
    }
}
