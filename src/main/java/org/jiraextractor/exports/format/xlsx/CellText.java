package org.jiraextractor.exports.format.xlsx;

import org.jiraextractor.exports.format.Xml;

/** Text as a cell may hold it: ECMA-376 Part 1, 22.9.2.19 ({@code _xHHHH_}), and Excel's limit of 32,767 characters. */
final class CellText {

    static final int MAX_LENGTH = 32_767;

    private static final String ESCAPE = "_x005F";
    private static final String MARK = " […cut, %d characters in all]";

    private CellText() {
    }

    /** Line ends as Excel has them; what is longer than a cell is cut, and says so. */
    static String fitting(String text) {
        String lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        if (lines.length() <= MAX_LENGTH) {
            return lines;
        }
        String mark = MARK.formatted(lines.length());
        int end = MAX_LENGTH - mark.length();
        return lines.substring(0, Character.isHighSurrogate(lines.charAt(end - 1)) ? end - 1 : end) + mark;
    }

    /** Characters that XML cannot hold become their escape; text that looks like an escape is kept from being taken for one. */
    static String escaped(String text) {
        StringBuilder safe = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String instead = c == '_' && isEscape(text, i) ? ESCAPE + "_" : Character.isSurrogate(c) || Xml.isLegal(c) ? null : String.format("_x%04X_", (int) c);
            if (instead != null && safe == null) {
                safe = new StringBuilder(text.length() + 16).append(text, 0, i);
            }
            if (safe != null) {
                safe.append(instead == null ? Character.toString(c) : instead);
            }
        }
        return safe == null ? text : safe.toString();
    }

    static boolean isEscape(String text, int at) {
        if (at + 7 > text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
