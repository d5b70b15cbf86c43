package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.jira.JiraRefusal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What else belongs to an issue, where it is asked for.
 *
 * @param missing of them, where Jira refuses them
 */
record Extras(JsonNode remoteLinks, JsonNode watchers, JsonNode votes, List<Missing> missing) {

    static final Extras NONE = new Extras(null, null, null, List.of());

    static Callable<Extras> of(Errand errand, Drafted issue) {
        return () -> {
            List<Missing> missing = new ArrayList<>();
            Include include = errand.include();
            Extras extras = new Extras(
                    include.remoteLinks() ? ask(errand, issue, "remote_link", missing, () -> errand.site().remoteLinks(issue.id())) : null,
                    include.watchers() ? ask(errand, issue, "watcher", missing, () -> errand.site().watchers(issue.id())) : null,
                    include.votes() ? ask(errand, issue, "vote", missing, () -> errand.site().votes(issue.id())) : null, missing);
            compare(issue, "watcher", extras.watchers, "watchCount", "watchers", missing);
            compare(issue, "vote", extras.votes, "votes", "voters", missing);
            return extras;
        };
    }

    static boolean wanted(Include include) {
        return include.remoteLinks() || include.watchers() || include.votes();
    }

    /** Whoever may not see voters and watchers gets their number and not their names. */
    private static void compare(Drafted issue, String kind, JsonNode list, String count, String people, List<Missing> missing) {
        if (list != null && list.path(count).asLong() > list.path(people).size()) {
            missing.add(new Missing(kind, issue.key(), null, "truncated_by_site"));
        }
    }

    private static JsonNode ask(Errand errand, Drafted issue, String kind, List<Missing> missing, Supplier<JsonNode> call) {
        try {
            return call.get();
        } catch (JiraRefusal refusal) {
            missing.add(new Missing(kind, issue.key(), null, errand.reason(refusal)));
            return null;
        }
    }
}
