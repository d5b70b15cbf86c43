package org.jiraextractor.exports.format.reading;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.extraction.ExtractedIssue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** All keys of an export, also those that issues had before they moved. For one thread until all are known, then for any number. */
public final class KnownKeys {

    private static final Pattern USUAL = Pattern.compile("[A-Z][A-Z0-9_]{0,120}-[1-9][0-9]{0,9}");

    private final KeySet now = new KeySet();
    private final KeySet before = new KeySet();
    private long issues;

    /** Each issue once. @param former texts, by {@link #former} */
    public void add(String key, Iterable<JsonNode> former) {
        issues++;
        now.add(key);
        former.forEach(old -> before.add(old.asText()));
    }

    long issues() {
        return issues;
    }

    /** Whether it looks as keys do; only such a one is made a file's name. */
    static boolean isUsual(String key) {
        return USUAL.matcher(key).matches();
    }

    boolean isOfAnIssue(String key) {
        return now.contains(key);
    }

    boolean leadsToAnIssue(String key) {
        return now.contains(key) || before.contains(key);
    }

    /** Those that an issue had, other than its own. */
    public static List<String> former(ExtractedIssue issue) {
        List<String> former = new ArrayList<>();
        if (issue.changes() != null) {
            for (JsonNode change : issue.changes()) {
                for (JsonNode item : change.path("items")) {
                    String old = item.path("fromString").asText("");
                    if (item.path("field").asText().equals("Key") && isUsual(old) && !old.equals(issue.key()) && !former.contains(old)) {
                        former.add(old);
                    }
                }
            }
        }
        return former;
    }
}
