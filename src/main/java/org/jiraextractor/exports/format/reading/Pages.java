package org.jiraextractor.exports.format.reading;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.SafeName;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Which issues have a page in this export, and what its file is called. Knows all keys, also those that issues had before they moved. */
public final class Pages {

    private static final Pattern USUAL = Pattern.compile("[A-Z][A-Z0-9_]{0,120}-[1-9][0-9]{0,9}");

    private final KeySet keys = new KeySet();
    private final KeySet oldKeys = new KeySet();
    private final KeySet given = new KeySet();
    private long issues;

    private Pages() {
    }

    /** Walks through all issues once. */
    public static Pages of(Extracted extracted) throws IOException {
        Pages pages = new Pages();
        extracted.eachIssue(issue -> {
            pages.issues++;
            pages.keys.add(issue.key());
            former(issue).forEach(pages.oldKeys::add);
        });
        return pages;
    }

    public long issues() {
        return issues;
    }

    /**
     * The name of an issue's file without its ending: its key, unless another has that already or no file may be called so. To be asked once an issue.
     */
    public String name(ExtractedIssue issue) {
        boolean own = USUAL.matcher(issue.key()).matches() && given.add(issue.key());
        return own ? issue.key() : SafeName.of("issue-" + issue.id());
    }

    /** The keys that an issue had before and whose pages should lead to it now. To be asked once an issue. */
    public List<String> redirects(ExtractedIssue issue) {
        return former(issue).stream().filter(old -> !keys.contains(old) && given.add(old)).toList();
    }

    /** @return the name of the page that a key leads to, or null where there is none */
    public String of(String key) {
        return USUAL.matcher(key).matches() && (keys.contains(key) || oldKeys.contains(key)) ? key : null;
    }

    private static List<String> former(ExtractedIssue issue) {
        List<String> former = new ArrayList<>();
        if (issue.changes() != null) {
            for (JsonNode change : issue.changes()) {
                for (JsonNode item : change.path("items")) {
                    String old = item.path("fromString").asText("");
                    if (item.path("field").asText().equals("Key") && USUAL.matcher(old).matches() && !old.equals(issue.key()) && !former.contains(old)) {
                        former.add(old);
                    }
                }
            }
        }
        return former;
    }
}
