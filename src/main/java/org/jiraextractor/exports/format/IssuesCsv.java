package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.ExtractedIssue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Supplier;

/** {@code issues.csv}: as many columns of a header as the issue with the most of them needs, as in Jira's own export. */
final class IssuesCsv {

    private final Fields fields;
    private final Moments moments;
    private final Site site;
    private final SortedMap<Column, Integer> widths;

    IssuesCsv(Survey survey, Fields fields, Moments moments, Site site) {
        this.fields = fields;
        this.moments = moments;
        this.site = site;
        this.widths = survey.widths();
    }

    List<String> header() {
        List<String> header = new ArrayList<>();
        widths.forEach((column, width) -> header.addAll(Collections.nCopies(width, column.header())));
        return header;
    }

    List<Cell> row(ExtractedIssue issue) {
        Map<Column, List<Supplier<Cell>>> cells = new IssueCells(issue, fields, moments, site, Prose.Notation.WIKI).cells();
        List<Cell> row = new ArrayList<>();
        widths.forEach((column, width) -> {
            List<Supplier<Cell>> given = cells.getOrDefault(column, List.of());
            given.forEach(cell -> row.add(cell.get()));
            row.addAll(Collections.nCopies(width - given.size(), Cell.EMPTY));
        });
        return row;
    }
}
