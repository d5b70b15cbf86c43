package org.jiraextractor.richtext;

import java.util.HashMap;
import java.util.Map;

/** Where something comes next in a text; asked from left to right, each place is looked at once, however often it is asked. */
final class Ahead {

    /** What {@link #next} says where nothing comes any more. */
    static final int NOWHERE = Integer.MAX_VALUE;

    private final String text;
    private final Map<String, Integer> found = new HashMap<>();

    /** The latest run of braces that was looked at. */
    private int bracesFrom = -1;
    private int bracesTo = -1;

    Ahead(String text) {
        this.text = text;
    }

    int next(String what, int from) {
        int known = found.getOrDefault(what, -1);
        if (known < from) {
            int at = text.indexOf(what, from);
            known = at < 0 ? NOWHERE : at;
            found.put(what, known);
        }
        return known;
    }

    /** The same, but not behind the end of the line. */
    int nextInLine(String what, int from) {
        int at = next(what, from);
        return at < next("\n", from) ? at : NOWHERE;
    }

    /** Where monospaced text ends, in the line: of more braces than two, the last two end it. */
    int monospacedEnd(int from) {
        int end = nextInLine("}}", from);
        if (end == NOWHERE || end >= bracesFrom && end <= bracesTo) {
            return end == NOWHERE ? end : bracesTo;
        }
        bracesFrom = end;
        bracesTo = end;
        while (text.startsWith("}}", bracesTo + 1)) {
            bracesTo++;
        }
        return bracesTo;
    }
}
