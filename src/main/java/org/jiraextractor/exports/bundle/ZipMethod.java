package org.jiraextractor.exports.bundle;

/** How a file lies in a ZIP, with the numbers of its specification (APPNOTE 4.4.5). */
public enum ZipMethod {
    STORED(0), DEFLATED(8);

    private final int number;

    ZipMethod(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
