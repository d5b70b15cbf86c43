package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.exports.format.reading.KnownKeys;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.extraction.Notes;
import org.jiraextractor.issues.RawJson;

import java.util.Set;

/**
 * What a {@link Survey} wants to know of an issue: {@code {"key":"OPS-7","former":["OLD-1"],"columns":[["f:customfield_10002",1],["h:Comment",3]]}}.
 * A column that every export has is left out where it is there once; fields go by their ids, so that what they are called need not be known.
 */
final class SurveyNotes implements Notes {

    static final String KEY = "key";
    static final String FORMER = "former";
    static final String COLUMNS = "columns";

    /** Raised with every change of what is noted, and of which cells an issue has: notes of before would tell something else than the issues. */
    private static final String VERSION = "survey 1";

    private static final Set<Column> ALWAYS = Set.copyOf(Column.always(new Include(false, false, false, false, false, false, false)));
    private static final Fields UNNAMED = new Fields(RawJson.array());
    private static final Moments NO_MOMENTS = Moments.of(FormatOptions.DEFAULT);
    private static final Site NO_SITE = new Site("", true);

    @Override
    public String version() {
        return VERSION;
    }

    @Override
    public JsonNode of(ExtractedIssue issue) {
        ObjectNode note = RawJson.object();
        note.put(KEY, issue.key());
        ArrayNode former = note.putArray(FORMER);
        KnownKeys.former(issue).forEach(former::add);
        ArrayNode columns = note.putArray(COLUMNS);
        // cells are counted, never asked what they say
        new IssueCells(issue, UNNAMED, NO_MOMENTS, NO_SITE, Prose.Notation.TEXT).cells().forEach((column, cells) -> {
            if (cells.size() > 1 || !ALWAYS.contains(column)) {
                columns.addArray().add(column.mark()).add(cells.size());
            }
        });
        return note;
    }
}
