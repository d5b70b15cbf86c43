package org.jiraextractor.exports.format;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A CSV file of RFC 4180 with line ends CR LF, in UTF-8; half a surrogate pair shows as a replacement character. */
final class CsvFile implements Closeable {

    private static final char BYTE_ORDER_MARK = 0xFEFF;
    private static final byte[] REPLACEMENT = "\uFFFD".getBytes(StandardCharsets.UTF_8);

    private final CsvWriter csv;

    CsvFile(Spool spool, String path, FormatOptions.Csv options, List<String> header) throws IOException {
        CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE).replaceWith(REPLACEMENT);
        Writer out = new OutputStreamWriter(spool.open(path, "text/csv"), utf8);
        if (options.bom()) {
            out.write(BYTE_ORDER_MARK);
        }
        this.csv = CsvWriter.builder().fieldSeparator(options.separator()).lineDelimiter(LineDelimiter.CRLF).build(out);
        write(header.stream().map(Cell::text).toList());
    }

    void write(List<Cell> row) {
        csv.writeRecord(row.stream().map(Cell::shown).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
