package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.Sight;
import org.jiraextractor.demo.world.World;

import java.util.HashSet;
import java.util.List;

/** A Data Center's issues, one by one: no bulk calls, histories only along with their issue, worklogs only whole. */
final class ServerIssues {

    private static final String ISSUE = "/rest/api/2/issue/{}";

    private final World world;
    private final ServerForm form;
    private final Moods moods;

    ServerIssues(World world, ServerForm form, Moods moods) {
        this.world = world;
        this.moods = moods;
        this.form = form;
    }

    void at(Routes routes) {
        routes.on("GET", ISSUE, this::issue);
        routes.on("GET", ISSUE + "/comment", this::comments);
        routes.on("GET", ISSUE + "/worklog", this::worklogs);
        routes.on("GET", ISSUE + "/remotelink", request -> Answer.json(form.of(Json.all(asked(request).remoteLinks()))));
        routes.on("GET", ISSUE + "/watchers", this::watchers);
        routes.on("GET", ISSUE + "/votes", this::votes);
    }

    private DemoIssue asked(Request request) {
        if (!request.known()) {
            throw new JiraRefusal(401, "You do not have the permission to see the specified issue.", "Login Required");
        }
        return new Sight(world, true).issue(request.parts().get(0)).orElseThrow(() -> new JiraRefusal(404, "Issue Does Not Exist"));
    }

    private Answer issue(Request request) {
        List<String> fields = request.listed("fields");
        return Answer.json(form.members(new IssueView(world, moods, fields.isEmpty() ? List.of("*all") : fields.equals(List.of("id")) ? List.of("id", "key") : fields,
                new HashSet<>(request.listed("expand")), ServerSearch.CAPS).show(asked(request))));
    }

    private Answer comments(Request request) {
        DemoIssue issue = asked(request);
        List<ObjectNode> all = issue.comments();
        int startAt = IssueEndpoints.positive(request, "startAt", 0);
        int size = IssueEndpoints.positive(request, "maxResults", Integer.MAX_VALUE);
        boolean wished = request.listed("expand").contains("properties") && !moods.withoutProperties();
        return Answer.json(form.members(Json.of("startAt", startAt, "maxResults", Math.min(size, 1_048_576), "total", moods.claimed(all.size()), "comments",
                all.stream().skip(startAt).limit(size).map(comment -> wished ? withProperties(issue, comment) : comment).toList())));
    }

    /** What Cloud says of a comment itself a service desk here keeps in a property, shown to whoever asks for properties. */
    private static ObjectNode withProperties(DemoIssue issue, ObjectNode comment) {
        boolean serviceDesk = issue.field("project").path("projectTypeKey").asText().equals("service_desk");
        return comment.deepCopy().set("properties", serviceDesk ? Json.list(Json.of("key", "sd.public.comment", "value", Json.of("internal", !comment.path("jsdPublic").asBoolean(true))))
                : Json.list());
    }

    private Answer worklogs(Request request) {
        List<ObjectNode> all = asked(request).worklogs();
        return Answer.json(form.members(Json.of("startAt", 0, "maxResults", all.size(), "total", moods.claimed(all.size()), "worklogs", all)));
    }

    private Answer watchers(Request request) {
        DemoIssue issue = asked(request);
        return Answer.json(form.members(Json.of("self", world.site().rest("issue/" + issue.key() + "/watchers"), "isWatching", issue.watchers().contains(world.account()),
                "watchCount", issue.watchers().size(), "watchers", issue.watchers())));
    }

    private Answer votes(Request request) {
        DemoIssue issue = asked(request);
        return Answer.json(form.members(Json.of("self", world.site().rest("issue/" + issue.key() + "/votes"), "votes", issue.voters().size(), "hasVoted",
                issue.voters().contains(world.account()), "voters", issue.voters())));
    }
}
