package org.jiraextractor.exports.format.html;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Utf8Json;
import org.jiraextractor.issues.RawJson;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;

/** Data as scripts: what a page from disk may load, where it may not fetch. Each file calls {@code jie.rows(number, rows)}. */
final class RowData implements Closeable {

    static final int ROWS_A_FILE = 2_000;

    private final Spool spool;
    private Writer out;
    private int files;
    private int rows;

    RowData(Spool spool) {
        this.spool = spool;
    }

    void add(JsonNode row) throws IOException {
        if (rows == ROWS_A_FILE) {
            end();
        }
        if (out == null) {
            files++;
            out = new Utf8Json(spool.open("html/data/rows-" + files + ".js", "text/javascript"));
            out.write("jie.rows(" + files + ",[\n");
        } else {
            out.write(",\n");
        }
        out.write(RawJson.write(row));
        rows++;
    }

    /** @return how many files there are */
    int finish() throws IOException {
        end();
        return files;
    }

    private void end() throws IOException {
        if (out != null) {
            out.write("\n]);\n");
            close();
            rows = 0;
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            Writer open = out;
            out = null;
            open.close();
        }
    }
}
