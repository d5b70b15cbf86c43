package org.jiraextractor.exports.format;

import org.jiraextractor.exports.format.html.HtmlFormat;
import org.jiraextractor.exports.format.markdown.MarkdownFormat;
import org.jiraextractor.exports.format.sqlite.SqliteFormat;
import org.jiraextractor.exports.format.xlsx.XlsxFormat;
import org.jiraextractor.exports.format.xml.XmlFormat;

import java.util.List;
import java.util.Optional;

/** The formats there are. */
public final class Formats {

    private static final List<Format> ALL = List.of(new JsonFormat(), new NdjsonFormat(), new CsvFormat(), new XlsxFormat(), new XmlFormat(), new SqliteFormat(), new HtmlFormat(),
            new MarkdownFormat());

    private Formats() {
    }

    public static List<String> names() {
        return ALL.stream().map(Format::name).toList();
    }

    public static Optional<Format> named(String name) {
        return ALL.stream().filter(format -> format.name().equals(name)).findFirst();
    }
}
