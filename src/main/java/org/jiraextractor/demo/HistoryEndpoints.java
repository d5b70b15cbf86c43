package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.Sight;
import org.jiraextractor.demo.world.World;

import java.time.Clock;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;

/** Histories: one issue's by pages, oldest first; many issues' mixed by date, in another form than everywhere else. */
final class HistoryEndpoints {

    private static final int LARGEST_PAGE = 100;
    private static final int MOST_ISSUES = 1_000;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_HISTORIES = 10_000;

    private record Entry(DemoIssue issue, DemoIssue.History history) {
    }

    private final World world;
    private final Edition edition;
    private final Moods moods;
    private final Cursors<Integer> cursors;

    HistoryEndpoints(World world, Edition edition, Moods moods, Clock clock) {
        this.world = world;
        this.edition = edition;
        this.moods = moods;
        this.cursors = new Cursors<>(clock);
    }

    void at(Routes routes) {
        routes.on("GET", "/rest/api/3/issue/{}/changelog", this::one);
        routes.on("POST", "/rest/api/3/changelog/bulkfetch", this::bulk);
    }

    private Answer one(Request request) {
        DemoIssue issue = new Sight(world, request.known()).issue(request.parts().get(0)).orElseThrow(JiraRefusal::noIssue);
        int startAt = IssueEndpoints.positive(request, "startAt", 0);
        int size = edition.page(Math.min(IssueEndpoints.positive(request, "maxResults", LARGEST_PAGE), LARGEST_PAGE));
        List<ObjectNode> page = issue.histories().stream().skip(startAt).limit(size).map(DemoIssue.History::json).toList();
        boolean last = startAt + page.size() >= issue.histories().size();
        String path = "issue/" + issue.key() + "/changelog?maxResults=" + size + "&startAt=";
        ObjectNode answer = Json.of("self", world.site().rest(path + startAt));
        if (!last) {
            answer.put("nextPage", world.site().rest(path + (startAt + size)));
        }
        return Answer.json(answer.setAll(Json.of("maxResults", size, "startAt", startAt, "total", moods.claimed(issue.histories().size()), "isLast", last, "values", page)));
    }

    private Answer bulk(Request request) {
        Body body = Body.of(request, Set.of("issueIdsOrKeys", "fieldIds", "maxResults", "nextPageToken"));
        List<String> asked = body.texts("issueIdsOrKeys");
        List<String> fields = Objects.requireNonNullElse(body.texts("fieldIds"), List.of());
        int size = Objects.requireNonNullElse(body.number("maxResults"), 1_000);
        if (asked == null || asked.isEmpty() || asked.size() > MOST_ISSUES) {
            throw new JiraRefusal(400, "The number of issue IDs or keys must be between 1 and " + MOST_ISSUES + ".");
        } else if (fields.size() > MOST_FIELDS || Set.copyOf(fields).size() < fields.size()) {
            throw new JiraRefusal(400, "At most " + MOST_FIELDS + " different field IDs can be given.");
        } else if (size < 1 || size > MOST_HISTORIES) {
            throw new JiraRefusal(400, "The 'maxResults' parameter must be between 1 and " + MOST_HISTORIES + ".");
        }
        List<Entry> all = entries(asked, fields, new Sight(world, request.known()));
        String question = asked + " " + fields;
        String token = body.text("nextPageToken");
        int from = token == null ? 0 : cursors.place(question, token);
        int to = Math.min(all.size(), from + edition.page(size));
        ObjectNode answer = Json.of("issueChangeLogs", grouped(all.subList(Math.min(from, to), to)));
        if (token != null && moods.repeatingTokens()) {
            answer.put("nextPageToken", token);
        } else if (to < all.size()) {
            answer.put("nextPageToken", cursors.token(question, to));
        }
        return Answer.json(answer);
    }

    private static List<Entry> entries(List<String> asked, List<String> fields, Sight sight) {
        Map<Long, DemoIssue> issues = new TreeMap<>();
        asked.stream().map(sight::issue).flatMap(Optional::stream).forEach(issue -> issues.put(issue.id(), issue));
        return issues.values().stream().flatMap(issue -> issue.histories().stream().filter(history -> concerns(history, fields)).map(history -> new Entry(issue,
                history)))
                .sorted(Comparator.comparing((Entry entry) -> entry.history.created())
                        .thenComparing(entry -> entry.issue.id()).thenComparing(entry -> entry.history.id())).toList();
    }

    private static boolean concerns(DemoIssue.History history, List<String> fields) {
        return fields.isEmpty() || StreamSupport.stream(history.json().path("items").spliterator(),
                false).anyMatch(item -> fields.contains(item.path("fieldId").asText()));
    }

    private static ArrayNode grouped(List<Entry> entries) {
        Map<String, ArrayNode> byIssue = new LinkedHashMap<>();
        entries.forEach(entry -> byIssue.computeIfAbsent(entry.issue.idText(), any -> Json.list()).add(bulkForm(entry.history)));
        ArrayNode grouped = Json.list();
        byIssue.forEach((issue, histories) -> grouped.add(Json.of("issueId", issue, "changeHistories", histories)));
        return grouped;
    }

    /** Here the time is in milliseconds since 1970, against Atlassian's own specification, and what is null elsewhere is left out. */
    private static ObjectNode bulkForm(DemoIssue.History history) {
        ObjectNode form = history.json().deepCopy();
        form.put("created", history.created().toEpochMilli());
        form.path("items").forEach(item -> item.properties().removeIf(member -> member.getValue().isNull()));
        return form;
    }
}
