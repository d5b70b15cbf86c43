package org.jiraextractor.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.jql.Jql;
import org.jiraextractor.demo.jql.JqlRefused;
import org.jiraextractor.demo.world.Json;
import org.jiraextractor.demo.world.Sight;
import org.jiraextractor.demo.world.World;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;

/** A Data Center's search: each page counts anew from the top, so that whoever pages while issues come and go misses some. */
final class ServerSearch {

    static final IssueView.Caps CAPS = new IssueView.Caps(Integer.MAX_VALUE, 20, Integer.MAX_VALUE, false);
    private static final Set<String> MEMBERS = Set.of("jql", "startAt", "maxResults", "validateQuery", "fields", "expand", "fieldsByKeys", "properties");

    private record Ask(String jql, int startAt, int maxResults, boolean validated, List<String> fields, Set<String> expand) {
    }

    private final World world;
    private final ServerForm form;
    private final int largest;
    private final Moods moods;
    private final Found found;

    ServerSearch(World world, ServerForm form, int largest, Moods moods) {
        this.world = world;
        this.form = form;
        this.largest = largest;
        this.moods = moods;
        this.found = new Found(false, moods);
    }

    void at(Routes routes) {
        for (String version : List.of("2", "latest")) {
            routes.on("GET", "/rest/api/" + version + "/search", request -> search(request, asked(request)));
            routes.on("POST", "/rest/api/" + version + "/search", request -> search(request, told(request)));
        }
    }

    private static Ask asked(Request request) {
        return new Ask(request.parameter("jql").orElse(""), request.number("startAt", 0), request.number("maxResults", 50),
                request.parameter("validateQuery").filter("false"::equals).isEmpty(), request.listed("fields"), new HashSet<>(request.listed("expand")));
    }

    private static Ask told(Request request) {
        ObjectNode json = request.object();
        json.fieldNames().forEachRemaining(name -> {
            if (!MEMBERS.contains(name)) {
                throw new JiraRefusal(400, "Unrecognized field \"" + name + "\" (Class com.atlassian.jira.rest.v2.search.SearchRequestBean), not marked as ignorable");
            }
        });
        Body body = new Body(json);
        boolean validated = !json.has("validateQuery") || body.truth("validateQuery");
        return new Ask(Objects.requireNonNullElse(body.text("jql"), ""), Objects.requireNonNullElse(body.number("startAt"), 0), Objects.requireNonNullElse(body.number("maxResults"), 50),
                validated, Objects.requireNonNullElse(body.texts("fields"), List.of()), Set.copyOf(Objects.requireNonNullElse(body.texts("expand"), List.of())));
    }

    private Answer search(Request request, Ask ask) {
        if (ask.startAt < 0) {
            throw new JiraRefusal(400, "The value of startAt must not be negative.");
        }
        List<String> warnings = new ArrayList<>();
        Sight sight = new Sight(world, request.known());
        long[] ids = ids(ask, sight, warnings);
        int size = ask.maxResults < 0 ? largest : Math.min(ask.maxResults, largest);
        List<String> fields = new ArrayList<>(ask.fields.isEmpty() ? List.of("*navigable") : ask.fields);
        if (fields.equals(List.of("id"))) {
            fields.add("key");
        }
        IssueView view = new IssueView(world, moods, fields, ask.expand, CAPS);
        long from = moods.overlappingPages() ? Math.max(0, ask.startAt - 1) : ask.startAt;
        ObjectNode page = Json.of("expand", "schema,names", "startAt", ask.startAt, "maxResults", size, "total", moods.claimed(ids.length), "issues",
                LongStream.of(ids).skip(from).limit(size).mapToObj(Long::toString).map(sight::issue).flatMap(Optional::stream).map(view::show).map(form::members).toList());
        if (ask.expand.contains("names")) {
            page.set("names", view.names());
        }
        if (ask.expand.contains("schema")) {
            page.set("schema", view.schema());
        }
        if (!warnings.isEmpty()) {
            page.set("warningMessages", Json.all(warnings));
        }
        return Answer.json(page);
    }

    /** Whoever pages asks the same again and again: remembered for as long as nothing changes. */
    private long[] ids(Ask ask, Sight sight, List<String> warnings) {
        try {
            return ask.validated ? found.ids(ask.jql, sight) : Jql.parse(ask.jql).ids(sight, warnings);
        } catch (JqlRefused wrong) {
            throw new JiraRefusal(400, wrong.messages());
        }
    }
}
