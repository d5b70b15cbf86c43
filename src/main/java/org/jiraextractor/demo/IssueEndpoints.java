package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.Sight;
import org.jiraextractor.demo.world.World;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Issues by id or key, one or a hundred, and the lists that hang on one, whole by pages. */
final class IssueEndpoints {

    private static final int LARGEST_BULK = 100;
    private static final int LARGEST_PAGE_OF_COMMENTS = 100;
    private static final int LARGEST_PAGE_OF_WORKLOGS = 5_000;
    private static final String ISSUE = "/rest/api/3/issue/{}";

    private final World world;
    private final Edition edition;
    private final Moods moods;

    IssueEndpoints(World world, Edition edition, Moods moods) {
        this.world = world;
        this.edition = edition;
        this.moods = moods;
    }

    void at(Routes routes) {
        routes.on("POST", "/rest/api/3/issue/bulkfetch", this::bulk);
        routes.on("GET", ISSUE, this::issue);
        routes.on("GET", ISSUE + "/comment", this::comments);
        routes.on("GET", ISSUE + "/worklog", this::worklogs);
        routes.on("GET", ISSUE + "/remotelink", request -> Answer.json(Json.all(asked(request).remoteLinks())));
        routes.on("GET", ISSUE + "/watchers", this::watchers);
        routes.on("GET", ISSUE + "/votes", this::votes);
    }

    private DemoIssue asked(Request request) {
        return new Sight(world, request.known()).issue(request.parts().get(0)).orElseThrow(JiraRefusal::noIssue);
    }

    private Answer issue(Request request) {
        List<String> fields = request.listed("fields");
        return Answer.json(new IssueView(world, moods, fields.isEmpty() ? List.of("*all") : fields, new HashSet<>(request.listed("expand")),
                IssueView.IN_ONE).show(asked(request)));
    }

    /** What is missing, or not for these eyes, is left out without a word. */
    private Answer bulk(Request request) {
        Body body = Body.of(request, Set.of("issueIdsOrKeys", "fields", "expand", "fieldsByKeys", "properties"));
        body.truth("fieldsByKeys");
        List<String> asked = body.texts("issueIdsOrKeys");
        List<String> properties = body.texts("properties");
        if (asked == null || asked.isEmpty()) {
            throw new JiraRefusal(400, "The issue IDs or keys must be provided.");
        } else if (asked.size() > LARGEST_BULK) {
            throw new JiraRefusal(400, "The maximum number of issues that can be requested is " + LARGEST_BULK + ".");
        } else if (properties != null && properties.size() > 5) {
            throw new JiraRefusal(400, "The maximum number of issue properties is 5.");
        }
        Sight sight = new Sight(world, request.known());
        TreeMap<Long, DemoIssue> found = new TreeMap<>();
        asked.stream().map(sight::issue).flatMap(Optional::stream).forEach(issue -> found.put(issue.id(), issue));
        IssueView view = new IssueView(world, moods, Objects.requireNonNullElse(body.texts("fields"), List.of("*navigable")),
                Set.copyOf(Objects.requireNonNullElse(body.texts("expand"), List.of())),
                IssueView.IN_LISTS);
        return Answer.json(Json.of("issues", found.values().stream().map(view::show).toList(), "issueErrors", Json.list()));
    }

    private Answer comments(Request request) {
        List<ObjectNode> all = new ArrayList<>(asked(request).comments());
        switch (request.parameter("orderBy").orElse("created")) {
            case "created", "+created" -> { }
            case "-created" -> Collections.reverse(all);
            default -> throw new JiraRefusal(400, "The value of orderBy must be created, +created or -created.");
        }
        int size = edition.page(Math.min(positive(request, "maxResults", LARGEST_PAGE_OF_COMMENTS), LARGEST_PAGE_OF_COMMENTS));
        int startAt = positive(request, "startAt", 0);
        List<ObjectNode> page = all.stream().skip(startAt).limit(size).map(comment -> request.listed("expand").contains("renderedBody") ? Rendered.comment(comment)
                : comment).toList();
        return Answer.json(Json.of("startAt", startAt, "maxResults", size, "total", moods.claimed(all.size()), "comments", page));
    }

    private Answer worklogs(Request request) {
        long after = request.number("startedAfter", Long.MIN_VALUE);
        long before = request.number("startedBefore", Long.MAX_VALUE);
        List<ObjectNode> all = asked(request).worklogs().stream().filter(worklog -> {
            long started = world.site().moment(worklog.path("started").asText()).toEpochMilli();
            return started >= after && started < before;
        }).toList();
        int size = edition.page(Math.min(positive(request, "maxResults", LARGEST_PAGE_OF_WORKLOGS), LARGEST_PAGE_OF_WORKLOGS));
        int startAt = positive(request, "startAt", 0);
        return Answer.json(Json.of("startAt", startAt, "maxResults", size, "total", moods.claimed(all.size()), "worklogs", all.stream().skip(startAt).limit(size).toList()));
    }

    static int positive(Request request, String name, int otherwise) {
        int number = request.number(name, otherwise);
        if (number < 0) {
            throw new JiraRefusal(400, "The value of '" + name + "' must not be negative.");
        }
        return number;
    }

    private Answer watchers(Request request) {
        DemoIssue issue = asked(request);
        return Answer.json(Json.of("self", world.site().rest("issue/" + issue.key() + "/watchers"), "isWatching", issue.watchers().contains(world.account()),
                "watchCount", issue.watchers().size(), "watchers", issue.watchers()));
    }

    private Answer votes(Request request) {
        DemoIssue issue = asked(request);
        return Answer.json(Json.of("self", world.site().rest("issue/" + issue.key() + "/votes"), "votes", issue.voters().size(), "hasVoted",
                issue.voters().contains(world.account()),
                "voters", issue.voters()));
    }
}
