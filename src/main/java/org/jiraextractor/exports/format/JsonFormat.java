package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;

import java.io.IOException;

final class JsonFormat implements Format {

    @Override
    public String name() {
        return "json";
    }

    @Override
    public void write(Extracted extracted, FormatOptions options, Spool spool) throws IOException {
        throw new UnsupportedOperationException();
    }
}
