package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.reading.KnownKeys;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.Notes;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the issues of an extraction have between them, from what is noted of each while it is taken. One thread sees the notes; any number may ask when all were seen. */
public final class Survey {

    /** What is to be noted of each issue: handed to an extraction, so that its issues need not be read once more to survey them. */
    public static final Notes NOTES = new SurveyNotes();

    /** What may be asked of it. */
    public enum Of {
        /** Which columns they need, and how many of each the issue with the most of it: {@link Survey#widths}. */
        COLUMNS,
        /** Which keys they have and had: {@link Survey#keys}. */
        KEYS
    }

    private final Set<Of> needs;
    private final Fields fields;
    private final SortedMap<Column, Integer> widths = new TreeMap<>();
    private final KnownKeys keys = new KnownKeys();

    /** @param needs what will be asked; nothing else is looked at */
    Survey(Extracted extracted, Set<Of> needs) {
        this.needs = Set.copyOf(needs);
        this.fields = new Fields(extracted.fields());
        Column.always(extracted.include()).forEach(column -> widths.put(column, 1));
    }

    /** @param note by {@link #NOTES} */
    void see(JsonNode note) {
        if (needs.contains(Of.COLUMNS)) {
            note.path(SurveyNotes.COLUMNS).forEach(column -> widths.merge(Column.marked(column.path(0).asText(), fields), column.path(1).asInt(), Math::max));
        }
        if (needs.contains(Of.KEYS)) {
            keys.add(note.path(SurveyNotes.KEY).asText(), note.path(SurveyNotes.FORMER));
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
