package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.jira.IssueSelection;
import org.jiraextractor.jira.JiraRefusal;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.words.Code;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Asks for one issue alone, to learn why a query does not match it any more. */
final class GoneAsking implements Callable<Gone> {

    private static final IssueSelection BARE = new IssueSelection(List.of("id"), false);

    private final JiraSite site;
    private final Gone gone;

    GoneAsking(JiraSite site, Gone gone) {
        this.site = site;
        this.gone = gone;
    }

    @Override
    public Gone call() {
        try {
            Optional<ObjectNode> issue = site.issue(Long.parseLong(gone.id()), BARE);
            return issue.map(there -> new Gone(gone.id(), there.path("key").asText(gone.key()), "moved")).orElseGet(() -> because("deleted"));
        } catch (JiraRefusal refusal) {
            if (refusal.code() == Code.BAD_CREDENTIALS || refusal.code() == Code.CAPTCHA) {
                throw refusal;
            }
            // throws where it is about the site, not about this issue
            site.myself();
            return because(refusal.status() == 403 ? "forbidden" : "unknown");
        }
    }

    private Gone because(String reason) {
        return new Gone(gone.id(), gone.key(), reason);
    }
}
