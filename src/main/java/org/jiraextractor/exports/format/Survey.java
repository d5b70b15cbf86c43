package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the issues of an extraction have between them: which columns they need, and how many of each the issue with the most of it. */
public final class Survey {

    private final Fields fields;
    private final Moments moments;
    private final Site site;
    private final SortedMap<Column, Integer> widths = new TreeMap<>();

    Survey(Extracted extracted, FormatOptions options) {
        this.fields = new Fields(extracted.fields());
        this.moments = Moments.of(options);
        this.site = Site.of(extracted);
        Column.always(extracted.include()).forEach(column -> widths.put(column, 1));
    }

    void see(ExtractedIssue issue) {
        new IssueCells(issue, fields, moments, site, Prose.Notation.TEXT).cells().forEach((column, cells) -> widths.merge(column, cells.size(), Math::max));
    }

    /** Ascending, in the order of Jira's own export. */
    public SortedMap<Column, Integer> widths() {
        return Collections.unmodifiableSortedMap(widths);
    }
}
