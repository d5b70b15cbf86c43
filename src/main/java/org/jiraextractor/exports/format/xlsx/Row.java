package org.jiraextractor.exports.format.xlsx;

import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.exports.format.Xml;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneId;

/** A row of a sheet in the making, as SpreadsheetML. */
final class Row {

    /** Styles by their place in {@link Styles}. */
    private static final int PLAIN = 0;
    static final int HEADER = 1;
    static final int MOMENT = 2;
    static final int DAY = 3;
    private static final int LINK = 4;
    static final int MARK = 5;

    /** A formula's string may not be longer. */
    private static final int MAX_ADDRESS = 255;
    /** What Excel keeps of a number. */
    private static final int DIGITS = 15;
    private static final BigDecimal LARGEST = new BigDecimal("9.99999999999999E307");
    private static final BigDecimal SMALLEST = new BigDecimal("2.2251E-308");

    private final Xml xml;
    private final ZoneId zone;

    /** @param zone on whose clocks moments are shown */
    Row(Xml xml, ZoneId zone) {
        this.xml = xml;
        this.zone = zone;
    }

    void begin(long number) throws IOException {
        xml.markup("<row r=\"" + number + "\">");
    }

    void end() throws IOException {
        xml.markup("</row>\n");
    }

    /** @param address where a click leads, or null */
    void cell(int column, long row, Cell cell, String address) throws IOException {
        String at = Columns.letters(column) + row;
        if (cell.value().isEmpty()) {
            return;
        }
        if (address != null && address.length() <= MAX_ADDRESS) {
            link(at, address, CellText.fitting(cell.value()));
            return;
        }
        String number = switch (cell.kind()) {
            case NUMBER -> number(cell.value());
            case DAY -> Serial.ofDay(cell.value());
            case MOMENT -> Serial.ofMoment(cell.value(), zone);
            case BOOLEAN, TEXT -> null;
        };
        if (cell.kind() == Cell.Kind.BOOLEAN) {
            xml.markup("<c r=\"" + at + "\" t=\"b\"><v>" + (cell.value().equals("true") ? 1 : 0) + "</v></c>");
        } else if (number != null) {
            xml.markup("<c r=\"" + at + "\"" + style(cell.kind() == Cell.Kind.DAY ? DAY : cell.kind() == Cell.Kind.MOMENT ? MOMENT : PLAIN) + "><v>" + number + "</v></c>");
        } else {
            text(at, PLAIN, cell.value());
        }
    }

    void text(String at, int style, String text) throws IOException {
        xml.markup("<c r=\"" + at + "\"" + style(style) + " t=\"inlineStr\"><is><t xml:space=\"preserve\">").text(CellText.escaped(CellText.fitting(text))).markup("</t></is></c>");
    }

    /** A formula with its value: Excel takes 65,530 true links a sheet, and keeping those would take memory for each. */
    private void link(String at, String address, String text) throws IOException {
        xml.markup("<c r=\"" + at + "\"" + style(LINK) + " t=\"str\"><f>HYPERLINK(\"").text(quoted(address)).markup("\",\"")
                .text(quoted(text.length() <= MAX_ADDRESS ? text : text.substring(0, MAX_ADDRESS))).markup("\")</f><v>").text(CellText.escaped(text)).markup("</v></c>");
    }

    private static String quoted(String text) {
        return CellText.escaped(text.replace("\"", "\"\""));
    }

    private static String style(int style) {
        return style == PLAIN ? "" : " s=\"" + style + "\"";
    }

    /** @return null for one that Excel would round, or does not know */
    private static String number(String literal) {
        try {
            BigDecimal number = new BigDecimal(literal);
            boolean exact = number.round(new MathContext(DIGITS)).compareTo(number) == 0;
            boolean known = number.signum() == 0 || number.abs().compareTo(LARGEST) <= 0 && number.abs().compareTo(SMALLEST) >= 0;
            return exact && known ? literal : null;
        } catch (ArithmeticException | NumberFormatException farTooLarge) {
            return null;
        }
    }
}
