package org.jiraextractor.exports.format;

import org.jiraextractor.exports.format.reading.KnownKeys;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the issues of an extraction have between them. One thread at a time may look at an issue for each {@link Of}; any number may ask when all were seen. */
public final class Survey {

    /** What may be asked of it. */
    public enum Of {
        /** Which columns they need, and how many of each the issue with the most of it: {@link Survey#widths}. */
        COLUMNS,
        /** Which keys they have and had: {@link Survey#keys}. */
        KEYS
    }

    private final Fields fields;
    private final Moments moments;
    private final Site site;
    private final SortedMap<Column, Integer> widths = new TreeMap<>();
    private final KnownKeys keys = new KnownKeys();

    Survey(Extracted extracted, FormatOptions options) {
        this.fields = new Fields(extracted.fields());
        this.moments = Moments.of(options);
        this.site = Site.of(extracted);
        Column.always(extracted.include()).forEach(column -> widths.put(column, 1));
    }

    void see(Of what, ExtractedIssue issue) {
        switch (what) {
            case COLUMNS -> new IssueCells(issue, fields, moments, site, Prose.Notation.TEXT).cells().forEach((column, cells) -> widths.merge(column, cells.size(), Math::max));
            case KEYS -> keys.add(issue);
        }
    }

    /** Ascending, in the order of Jira's own export. */
    public SortedMap<Column, Integer> widths() {
        return Collections.unmodifiableSortedMap(widths);
    }

    public KnownKeys keys() {
        return keys;
    }
}
