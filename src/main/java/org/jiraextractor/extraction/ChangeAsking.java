package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.jira.Intake;
import org.jiraextractor.jira.IssueSelection;
import org.jiraextractor.jira.JiraSite;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks of issues that may have changed since they were seen whether they did, where a search cannot tell. */
final class ChangeAsking {

    private static final IssueSelection ONLY_UPDATED = new IssueSelection(List.of("updated"), false);

    private final JiraSite site;

    ChangeAsking(JiraSite site) {
        this.site = site;
    }

    /** @return those that are no longer as they were seen, or of which the site does not tell */
    List<KnownIssue> changed(List<KnownIssue> unsure) throws IOException {
        List<KnownIssue> changed = new ArrayList<>();
        int size = Math.max(1, site.batchSize());
        for (int from = 0; from < unsure.size(); from += size) {
            List<KnownIssue> some = unsure.subList(from, Math.min(unsure.size(), from + size));
            Map<Long, Long> updated = new HashMap<>();
            site.issues(some.stream().map(KnownIssue::id).toList(), ONLY_UPDATED, new Intake<>() {
                @Override
                public void begin() {
                    updated.clear();
                }

                @Override
                public void take(ObjectNode issue) {
                    updated.put(issue.path("id").asLong(), KnownIssue.millis(issue.path("fields").path("updated")));
                }
            });
            some.stream().filter(known -> known.updated() == KnownIssue.UNTOLD || updated.getOrDefault(known.id(), KnownIssue.UNTOLD) != known.updated()).forEach(changed::add);
        }
        return changed;
    }
}
