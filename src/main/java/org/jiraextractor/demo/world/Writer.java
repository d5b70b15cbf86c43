package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** Writes an ordinary issue: its fields, a life of a few changes, some comments and hours. */
final class Writer {

    /** How statuses follow each other, in each kind of project. */
    private static final List<String> SOFTWARE = List.of("To Do", "In Progress", "In Review", "À valider", "Done");
    private static final List<String> SERVICE = List.of("To Do", "In Progress", "Waiting for customer", "In Progress", "Done");
    private static final List<String> POINTS = List.of("1.0", "2.0", "3.0", "5.0", "8.0", "0.5", "13.0");

    private final Site site;
    private final Catalog catalog;
    private final People people;
    private final Ids ids;
    private final Random random;

    Writer(Site site, Catalog catalog, People people, Ids ids, Random random) {
        this.site = site;
        this.catalog = catalog;
        this.people = people;
        this.ids = ids;
        this.random = random;
    }

    Draft write(String project, int number, Instant created) {
        return write(0, project, number, created);
    }

    /** @param given its id, or 0 for the next one */
    Draft write(long given, String project, int number, Instant created) {
        boolean service = project.equals(Catalog.OPS);
        String type = service ? pick(List.of("Incident", "Service Request", "Task")) : pick(List.of("Story", "Story", "Task", "Bug", "Bug"));
        ObjectNode reporter = service && random.nextBoolean() ? people.customer() : people.get(random.nextInt(8));
        ObjectNode assignee = random.nextInt(5) == 0 ? null : people.get(random.nextInt(8));
        long id = given == 0 ? ids.issue() : given;
        Draft draft = new Draft(site, ids, id, project + "-" + number, created, Json.of());
        List<String> path = service ? SERVICE : SOFTWARE;
        int reached = random.nextInt(path.size());
        String status = path.get(reached);
        boolean done = status.equals("Done");
        draft.with("statuscategorychangedate", site.time(created)).with("issuetype", catalog.type(type)).with("project", catalog.project(project));
        draft.with("summary", pick(Texts.SUMMARIES)).with("description", Adf.plain(pick(Texts.DESCRIPTIONS))).with("environment", nothing());
        draft.with("status", catalog.status(status)).with("statusCategory", catalog.status(status).get("statusCategory")).with("priority", pick(catalog.priorities()));
        draft.with("reporter", reporter).with("creator", reporter).with("assignee", assignee == null ? nothing() : assignee);
        draft.with("created", site.time(created)).with("lastViewed", nothing()).with("duedate", random.nextInt(3) == 0
                ? text(created.plus(Duration.ofDays(30)).toString().substring(0, 10)) : nothing());
        draft.with("labels", labels()).with("components", random.nextInt(3) == 0 ? Json.list() : Json.list(catalog.component(project, random.nextInt(5))));
        draft.with("versions", Json.all(type.equals("Bug") ? catalog.versions(project, 0, 1 + random.nextInt(2)) : List.of())).with("fixVersions", Json.all(done
                ? catalog.versions(project, 2, 3) : List.of()));
        draft.with("issuelinks", Json.list()).with("subtasks", Json.list()).with("security", nothing());
        customFields(draft, service);
        Instant end = live(draft, path, reached, reporter, assignee);
        draft.with("resolution", done ? catalog.resolution("Done") : nothing()).with("resolutiondate", done ? text(site.time(end)) : nothing());
        return draft;
    }

    private void customFields(Draft draft, boolean service) {
        draft.with(Fields.DEVELOPMENT, "{}").with(Fields.RANK, "0|i" + String.format("%05x", draft.id) + ":");
        draft.with(Fields.PARENT_LINK, Json.of("hasEpicLinkFieldDependency", false, "showField", false, "nonEditableReason", Json.of("reason", "PLUGIN_LICENSE_ERROR",
                "message", "The Parent Link is only available to Jira Premium users.")));
        draft.with(Fields.POINTS, service || random.nextInt(3) == 0 ? nothing() : Json.literal(pick(POINTS)));
        draft.with(Fields.SPRINT, service || random.nextInt(3) == 0 ? nothing() : Json.all(catalog.sprints(0, 1 + random.nextInt(5))));
        draft.with(Fields.SEVERITY, random.nextInt(2) == 0 ? nothing() : option(10100, pick(List.of("Mineure", "Majeure", "Critique"))));
        draft.with(Fields.TIME_TO_RESOLUTION, service ? sla() : nothing());
    }

    /** From its creation through its statuses. @return when the last of it happened */
    private Instant live(Draft draft, List<String> path, int reached, ObjectNode reporter, ObjectNode assignee) {
        Instant at = later(draft.created, 120);
        if (assignee != null) {
            draft.history(at, reporter, Draft.change("assignee", null, null, assignee.path("accountId").asText(), assignee.path("displayName").asText()));
        }
        for (int step = 1; step <= reached; step++) {
            at = later(at, 2_000);
            ObjectNode from = catalog.status(path.get(step - 1));
            ObjectNode to = catalog.status(path.get(step));
            draft.history(at, assignee == null ? reporter : assignee, Draft.change("status", from.path("id").asText(), from.path("name").asText(), to.path("id").asText(),
                    to.path("name").asText()));
            draft.with("statuscategorychangedate", site.time(at));
        }
        Instant end = at;
        for (int i = random.nextInt(5); i > 0; i--) {
            at = later(at, 600);
            draft.comment(at, people.get(random.nextInt(8)), Adf.plain(pick(Texts.COMMENTS)));
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            at = later(at, 600);
            draft.worklog(at, people.get(random.nextInt(8)), 15 * (1 + random.nextInt(16)), random.nextInt(3) == 0 ? null : Adf.plain(pick(Texts.WORK)));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            draft.watchers.add(people.get(i));
        }
        return end;
    }

    /** With minutes, seconds and thousandths that look like life. */
    Instant later(Instant at, int withinMinutes) {
        return at.plusMillis(60_000L + random.nextInt(withinMinutes * 60_000));
    }

    ObjectNode option(int id, String value) {
        return Json.of("self", site.rest("customFieldOption/" + id), "value", value, "id", Integer.toString(id));
    }

    private ObjectNode sla() {
        return Json.of("id", "4", "name", "Time to resolution", "_links", Json.of("self", site.rest("sla/4")), "completedCycles", Json.list(),
                "ongoingCycle", Json.of("startTime", Json.of("iso8601", "2026-11-02T09:00:00-0500", "jira", "2026-11-02T09:00:00.000-0500", "friendly",
                        "02/Nov/26 9:00 AM", "epochMillis", 1793628000000L),
                        "breached", random.nextBoolean(), "paused", false, "withinCalendarHours", true,
                        "goalDuration", Json.of("millis", 28_800_000, "friendly", "8h"), "elapsedTime", Json.of("millis", 3_600_000, "friendly", "1h"),
                        "remainingTime", Json.of("millis", 25_200_000, "friendly", "7h")));
    }

    private com.fasterxml.jackson.databind.node.ArrayNode labels() {
        return Json.all(new java.util.TreeSet<>(random.ints(random.nextInt(3), 0, Texts.LABELS.size()).mapToObj(Texts.LABELS::get).toList()));
    }

    <T> T pick(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    static com.fasterxml.jackson.databind.JsonNode nothing() {
        return com.fasterxml.jackson.databind.node.NullNode.instance;
    }

    static com.fasterxml.jackson.databind.JsonNode text(String text) {
        return com.fasterxml.jackson.databind.node.TextNode.valueOf(text);
    }
}
