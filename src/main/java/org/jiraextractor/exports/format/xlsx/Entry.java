package org.jiraextractor.exports.format.xlsx;

import org.jiraextractor.exports.format.Cell;

/** @param address where a click on the cell leads, or null */
record Entry(Cell cell, String address) {

    static Entry of(Cell cell) {
        return new Entry(cell, null);
    }
}
