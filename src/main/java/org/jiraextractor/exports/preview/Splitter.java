package org.jiraextractor.exports.preview;

/** Finds, byte by byte, where a record of a text file ends. ASCII's bytes mean themselves in every encoding that is shown. Knows where it stands, so it serves one reading. */
interface Splitter {

    /** Whether the record ends with this byte. */
    boolean endsWith(byte next);

    /** A record a line. */
    static Splitter lines() {
        return next -> next == '\n';
    }

    /** A record of CSV (RFC 4180): a line break inside of quotes belongs to its cell. Quotes count where a cell begins with one. */
    static Splitter csv(char separator) {
        return new Splitter() {
            private boolean cellBegins = true;
            private boolean quoted;

            @Override
            public boolean endsWith(byte next) {
                if (next == '"' && (cellBegins || quoted)) {
                    // a doubled quote closes and opens again, which comes to the same
                    quoted = !quoted;
                    cellBegins = !quoted;
                    return false;
                }
                boolean ends = !quoted && next == '\n';
                cellBegins = !quoted && (ends || next == separator);
                return ends;
            }
        };
    }
}
