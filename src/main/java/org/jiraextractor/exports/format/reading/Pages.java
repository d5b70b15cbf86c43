package org.jiraextractor.exports.format.reading;

import org.jiraextractor.exports.format.SafeName;
import org.jiraextractor.extraction.ExtractedIssue;

import java.util.List;

/** Which issues have a page in this export, and what its file is called. Names are given by one thread; any may ask where a key leads. */
public final class Pages {

    private final KnownKeys keys;
    private final KeySet given = new KeySet();

    Pages(KnownKeys keys) {
        this.keys = keys;
    }

    public long issues() {
        return keys.issues();
    }

    /**
     * The name of an issue's file without its ending: its key, unless another has that already or no file may be called so. To be asked once an issue.
     */
    public String name(ExtractedIssue issue) {
        boolean own = KnownKeys.isUsual(issue.key()) && given.add(issue.key());
        return own ? issue.key() : SafeName.of("issue-" + issue.id());
    }

    /** The keys that an issue had before and whose pages should lead to it now. To be asked once an issue. */
    public List<String> redirects(ExtractedIssue issue) {
        return KnownKeys.former(issue).stream().filter(old -> !keys.isOfAnIssue(old) && given.add(old)).toList();
    }

    /** @return the name of the page that a key leads to, or null where there is none */
    public String of(String key) {
        return KnownKeys.isUsual(key) && keys.leadsToAnIssue(key) ? key : null;
    }
}
