package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.ExtractedIssue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
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
    private final int length;

    IssuesCsv(Survey survey, Fields fields, Moments moments, Site site) {
        this.fields = fields;
        this.moments = moments;
        this.site = site;
        this.widths = survey.widths();
        this.length = widths.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> header() {
        List<String> header = new ArrayList<>();
        widths.forEach((column, width) -> header.addAll(Collections.nCopies(width, column.header())));
        return header;
    }

    List<Cell> row(ExtractedIssue issue) {
        // both ascend by column, and what an issue has, all have
        Iterator<Map.Entry<Column, List<Supplier<Cell>>>> cells = new IssueCells(issue, fields, moments, site, Prose.Notation.WIKI).cells().entrySet().iterator();
        Map.Entry<Column, List<Supplier<Cell>>> next = cells.next();
        List<Cell> row = new ArrayList<>(length);
        for (Map.Entry<Column, Integer> width : widths.entrySet()) {
            int given = 0;
            if (next != null && next.getKey().equals(width.getKey())) {
                given = next.getValue().size();
                next.getValue().forEach(cell -> row.add(cell.get()));
                next = cells.hasNext() ? cells.next() : null;
            }
            for (; given < width.getValue(); given++) {
                row.add(Cell.EMPTY);
            }
        }
        return row;
    }
}
