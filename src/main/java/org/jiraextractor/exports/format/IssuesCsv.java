package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** {@code issues.csv}: as many columns of a header as the issue with the most of them needs, as in Jira's own export. */
final class IssuesCsv {

    private final Fields fields;
    private final Moments moments;
    private final String baseUrl;
    private final Map<Column, Integer> widths = new TreeMap<>();

    /** Walks through all issues once, to learn the columns. */
    IssuesCsv(Extracted extracted, Fields fields, Moments moments) throws IOException {
        this.fields = fields;
        this.moments = moments;
        this.baseUrl = extracted.baseUrl();
        Column.always(extracted.include()).forEach(column -> widths.put(column, 1));
        extracted.eachIssue(issue -> cells(issue).forEach((column, cells) -> widths.merge(column, cells.size(), Math::max)));
    }

    List<String> header() {
        List<String> header = new ArrayList<>();
        widths.forEach((column, width) -> header.addAll(Collections.nCopies(width, column.header())));
        return header;
    }

    List<Cell> row(ExtractedIssue issue) {
        Map<Column, List<Supplier<Cell>>> cells = cells(issue);
        List<Cell> row = new ArrayList<>();
        widths.forEach((column, width) -> {
            List<Supplier<Cell>> given = cells.getOrDefault(column, List.of());
            given.forEach(cell -> row.add(cell.get()));
            row.addAll(Collections.nCopies(width - given.size(), Cell.EMPTY));
        });
        return row;
    }

    private Map<Column, List<Supplier<Cell>>> cells(ExtractedIssue issue) {
        return new IssueCells(issue, fields, moments, baseUrl).cells();
    }
}
