package org.jiraextractor.exports.format.xlsx;

import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.exports.format.Column;
import org.jiraextractor.exports.format.Fields;
import org.jiraextractor.exports.format.IssueCells;
import org.jiraextractor.exports.format.Moments;
import org.jiraextractor.exports.format.Prose;
import org.jiraextractor.exports.format.Site;
import org.jiraextractor.exports.format.Survey;
import org.jiraextractor.extraction.ExtractedIssue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The sheet of issues: a column a field, several values in one cell; what has sheets of its own is left out. */
final class IssueRows {

    private static final Set<String> ELSEWHERE = Set.of("Comment", "Log Work", "Attachment");
    private static final String KEY = "Issue key";
    private static final String CUSTOM = "Custom field (";

    private final Fields fields;
    private final Site site;
    private final List<Column> columns = new ArrayList<>();

    IssueRows(Survey survey, Fields fields, Site site) {
        this.fields = fields;
        this.site = site;
        // who scrolls to the right still sees the key
        survey.widths().keySet().stream().filter(column -> column.header().equals(KEY)).forEach(columns::add);
        survey.widths().keySet().stream().filter(column -> !column.header().equals(KEY) && !ELSEWHERE.contains(column.header())).limit(Columns.MAX - 1L).forEach(columns::add);
    }

    /** Without Jira's words for a custom field, where its name alone is enough. */
    List<String> header() {
        Set<String> taken = new HashSet<>();
        columns.stream().map(Column::header).filter(header -> !header.startsWith(CUSTOM)).forEach(taken::add);
        return columns.stream().map(Column::header).map(header -> {
            String bare = header.startsWith(CUSTOM) ? header.substring(CUSTOM.length(), header.length() - 1) : header;
            return bare.equals(header) || taken.add(bare) ? bare : header;
        }).toList();
    }

    List<Entry> row(ExtractedIssue issue) {
        Map<Column, List<Supplier<Cell>>> cells = new IssueCells(issue, fields, Moments.ISO_8601, site, Prose.Notation.TEXT).cells();
        List<Entry> row = new ArrayList<>(columns.size());
        for (Column column : columns) {
            Cell cell = joined(cells.getOrDefault(column, List.of()));
            row.add(new Entry(cell, address(column, cell)));
        }
        return row;
    }

    private String address(Column column, Cell cell) {
        return column.header().equals(KEY) || column.header().equals("Parent key") ? site.issue(cell.value()) : null;
    }

    private static Cell joined(List<Supplier<Cell>> cells) {
        if (cells.size() == 1) {
            return cells.get(0).get();
        }
        return cells.isEmpty() ? Cell.EMPTY : Cell.text(String.join(", ", cells.stream().map(cell -> cell.get().value()).toList()));
    }
}
