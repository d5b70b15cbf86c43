package org.jiraextractor.exports.format.xlsx;

import org.jiraextractor.exports.format.Closing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Rows of one kind: a sheet, and when that is full, the next one. */
final class Series implements Closeable {

    /** Where a sheet's work file may be. */
    @FunctionalInterface
    interface Scratch {
        Path file() throws IOException;
    }

    static final int MAX_ROWS = 1_048_576;

    private final String name;
    private final List<String> header;
    private final ZoneId zone;
    private final Scratch scratch;
    private final int maxRows;
    private final List<Sheet> sheets = new ArrayList<>();

    /** @param maxRows of a sheet, its header and its mark among them */
    Series(String name, List<String> header, ZoneId zone, Scratch scratch, int maxRows) throws IOException {
        this.name = name;
        this.header = header;
        this.zone = zone;
        this.scratch = scratch;
        this.maxRows = maxRows;
        next(name);
    }

    void add(List<Entry> row) throws IOException {
        if (last().rows() == maxRows - 1) {
            String next = name + " " + (sheets.size() + 1);
            last().mark("This sheet is full. It goes on in the sheet “" + next + "”.");
            next(next);
        }
        last().add(row);
    }

    List<Sheet> sheets() {
        return sheets;
    }

    @Override
    public void close() throws IOException {
        Closing.all(sheets.toArray(Closeable[]::new));
    }

    private Sheet last() {
        return sheets.get(sheets.size() - 1);
    }

    private void next(String sheet) throws IOException {
        if (!sheets.isEmpty()) {
            last().close();
        }
        sheets.add(new Sheet(sheet, header, zone, scratch.file()));
    }
}
