package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.jql.Jql;
import org.jiraextractor.demo.jql.JqlRefused;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.Sight;
import org.jiraextractor.demo.world.World;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Search by JQL: pages by token, without a total, of a list that stands still from the first page on though issues in it may go. */
final class SearchEndpoints {

    private static final int LARGEST_OF_IDS = 5_000;
    private static final int LARGEST_OF_ISSUES = 100;
    private static final int SHORTENED_FROM = 4;
    private static final Set<String> MEMBERS = Set.of("jql", "nextPageToken", "maxResults", "fields", "expand", "properties", "fieldsByKeys", "reconcileIssues");

    /** @param ids what was found when the first page was asked for */
    private record Place(long[] ids, int next) {
    }

    /** What is asked, whether by query or by body. */
    private record Ask(String jql, String token, int maxResults, List<String> fields, String expand, int properties, int reconciled) {
    }

    private final World world;
    private final Moods moods;
    private final boolean shortPages;
    private final Cursors<Place> cursors;
    private final Found found;

    SearchEndpoints(World world, Moods moods, Clock clock, boolean shortPages) {
        this.world = world;
        this.moods = moods;
        this.shortPages = shortPages;
        this.cursors = new Cursors<>(clock);
        this.found = new Found(true, moods);
    }

    void at(Routes routes) {
        routes.on("GET", "/rest/api/3/search/jql", request -> search(request, new Ask(request.parameter("jql").orElse(""),
                request.parameter("nextPageToken").orElse(null),
                request.number("maxResults", 50), request.listed("fields"), request.parameter("expand").orElse(null), request.listed("properties").size(),
                        request.listed("reconcileIssues").size())));
        routes.on("POST", "/rest/api/3/search/jql", request -> search(request, ask(Body.of(request, MEMBERS))));
        routes.on("POST", "/rest/api/3/search/approximate-count", this::count);
        routes.on("POST", "/rest/api/3/jql/parse", this::parse);
        for (String version : List.of("2", "3", "latest")) {
            routes.on("GET", "/rest/api/" + version + "/search", request -> gone());
            routes.on("POST", "/rest/api/" + version + "/search", request -> gone());
        }
    }

    private static Ask ask(Body body) {
        body.truth("fieldsByKeys");
        List<String> properties = body.texts("properties");
        return new Ask(Objects.requireNonNullElse(body.text("jql"), ""), body.text("nextPageToken"), Objects.requireNonNullElse(body.number("maxResults"), 50),
                Objects.requireNonNullElse(body.texts("fields"), List.of()), body.text("expand"), properties == null ? 0 : properties.size(),
                        body.numbers("reconcileIssues"));
    }

    private Answer search(Request request, Ask ask) {
        if (ask.maxResults < 1 || ask.maxResults > LARGEST_OF_IDS) {
            throw new JiraRefusal(400, "The 'maxResults' parameter must be between 1 and " + LARGEST_OF_IDS + ".");
        } else if (ask.properties > 5) {
            throw new JiraRefusal(400, "The maximum number of issue properties is 5.");
        } else if (ask.reconciled > 50) {
            throw new JiraRefusal(400, "The maximum number of issues to reconcile is 50.");
        }
        Sight sight = new Sight(world, request.known());
        Place place = ask.token == null ? new Place(found.ids(ask.jql, sight), 0) : cursors.place(ask.jql, ask.token);
        IssueView view = new IssueView(world, moods, ask.fields.isEmpty() ? List.of("id") : ask.fields, IssueView.expansions(ask.expand), IssueView.IN_LISTS);
        int size = Math.min(ask.maxResults, view.onlyIds() ? LARGEST_OF_IDS : LARGEST_OF_ISSUES);
        int to = Math.min(place.ids.length, place.next + size);
        if (shortPages && place.next == 0 && to > SHORTENED_FROM) {
            to -= to / 4;
        }
        ArrayNode issues = Json.list();
        int from = moods.overlappingPages() ? Math.max(0, place.next - 1) : place.next;
        Arrays.stream(place.ids, from, to).forEach(id -> sight.issue(Long.toString(id)).map(view::show).ifPresent(issues::add));
        return Answer.json(page(ask, place.ids, to, issues, view));
    }

    private ObjectNode page(Ask ask, long[] ids, int to, ArrayNode issues, IssueView view) {
        ObjectNode page = Json.of("issues", issues);
        if (view.expand().contains("names")) {
            page.set("names", view.names());
        }
        if (view.expand().contains("schema")) {
            page.set("schema", view.schema());
        }
        if (moods.repeatingTokens() && ask.token != null) {
            return page.put("nextPageToken", ask.token).put("isLast", false);
        } else if (to < ids.length) {
            page.put("nextPageToken", cursors.token(ask.jql, new Place(ids, to)));
        }
        return page.put("isLast", to == ids.length);
    }

    private Answer count(Request request) {
        Body body = Body.of(request, Set.of("jql"));
        int count = found.ids(Objects.requireNonNullElse(body.text("jql"), ""), new Sight(world, request.known())).length;
        return Answer.json(Json.of("count", Math.max(0, count + moods.countedWrongBy())));
    }

    /** Whether queries are right; their trees are not given. */
    private Answer parse(Request request) {
        List<String> queries = Body.of(request, Set.of("queries")).texts("queries");
        String validation = request.parameter("validation").orElse("strict");
        if (queries == null || queries.isEmpty() || !Set.of("strict", "warn", "none").contains(validation)) {
            throw JiraRefusal.payload();
        }
        ArrayNode parsed = Json.list();
        for (String query : queries) {
            ObjectNode one = Json.of("query", query);
            try {
                Jql jql = Jql.parse(query);
                if (!validation.equals("none")) {
                    jql.ids(new Sight(world, request.known()));
                }
            } catch (JqlRefused wrong) {
                one.set(validation.equals("warn") && !wrong.getMessage().startsWith("Error in") ? "warnings" : "errors", Json.all(wrong.messages()));
            }
            parsed.add(one);
        }
        return Answer.json(Json.of("queries", parsed));
    }

    private static Answer gone() {
        return Answer.errors(410, List.of("The requested API has been removed. Please migrate to the /rest/api/3/search/jql API. A full migration guideline is available at "
                + "https://developer.atlassian.com/changelog/#CHANGE-2046"));
    }
}
