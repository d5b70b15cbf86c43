package org.jiraextractor.exports.format.reading;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.exports.format.FieldValue;
import org.jiraextractor.exports.format.Fields;
import org.jiraextractor.exports.format.Moments;
import org.jiraextractor.exports.format.Prose;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.richtext.RichText;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of an issue that hold something: the well-known ones first, then the site's own by name. */
final class FieldTexts {

    private static final List<String> FIRST = List.of("status", "resolution", "priority", "issuetype", "assignee", "reporter", "creator", "parent", "labels", "components", "fixVersions", "versions",
            "duedate", "created", "updated", "resolutiondate", "timeoriginalestimate", "timespent", "timeestimate", "security", "votes", "watches");
    private static final Set<String> SECONDS = Set.of("timeoriginalestimate", "timespent", "timeestimate");
    /** What a page shows elsewhere, or what says nothing that is not said there. */
    private static final Set<String> ELSEWHERE = Set.of("summary", "description", "project", "issuelinks", "subtasks", "attachment", "comment", "worklog", "timetracking", "progress",
            "aggregateprogress", "aggregatetimespent", "aggregatetimeestimate", "aggregatetimeoriginalestimate", "workratio", "statusCategory", "statuscategorychangedate", "lastViewed", "thumbnail", "issuekey");
    private static final Set<String> IN_THEIR_PLACE = Stream.concat(FIRST.stream(), ELSEWHERE.stream()).collect(Collectors.toUnmodifiableSet());
    private static final String TEXT_AREA = "com.atlassian.jira.plugin.system.customfieldtypes:textarea";
    private static final String RANK = "com.pyxis.greenhopper.jira:gh-lexo-rank";
    private static final String URL_FIELD = "com.atlassian.jira.plugin.system.customfieldtypes:url";

    private final ReadIssue issue;
    private final Reading reading;
    private final People people;
    private final FieldValue values;

    FieldTexts(ReadIssue issue, Reading reading, People people) {
        this.issue = issue;
        this.reading = reading;
        this.people = people;
        this.values = new FieldValue(reading.fields(), Moments.ISO_8601, new Prose(Prose.Notation.TEXT, issue.raw(), reading.site()));
    }

    List<FieldText> all() {
        List<FieldText> all = new ArrayList<>();
        for (String id : FIRST) {
            add(id, () -> reading.say("format.field." + id), all);
        }
        List<FieldText> own = new ArrayList<>();
        issue.raw().fields().fieldNames().forEachRemaining(id -> {
            if (!IN_THEIR_PLACE.contains(id)) {
                add(id, () -> id.equals("environment") ? reading.say("format.field.environment") : reading.fields().name(id), own);
            }
        });
        own.sort(Comparator.comparing(FieldText::label, String.CASE_INSENSITIVE_ORDER).thenComparing(FieldText::label).thenComparing(FieldText::id));
        all.addAll(own);
        return all;
    }

    private void add(String id, Supplier<String> label, List<FieldText> to) {
        JsonNode value = issue.raw().fields().path(id);
        if (isEmpty(id, value)) {
            return;
        }
        boolean rich = RichText.isDocument(value) || value.isTextual() && (id.equals("environment") || reading.fields().kind(id).equals(TEXT_AREA));
        if (rich) {
            RichText text = issue.rich(value);
            if (!text.isEmpty()) {
                to.add(new FieldText(id, label.get(), List.of(), text));
            }
            return;
        }
        List<Value> said = new ArrayList<>();
        for (JsonNode each : value.isArray() ? value : List.of(value)) {
            Value one = one(id, each);
            if (!one.text().isBlank()) {
                said.add(one);
            }
        }
        if (!said.isEmpty()) {
            to.add(new FieldText(id, label.get(), said, null));
        }
    }

    private boolean isEmpty(String id, JsonNode value) {
        boolean nothing = value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty() || value.isTextual() && (value.asText().isBlank() || value.asText().equals("{}"));
        boolean none = id.equals("votes") && value.path("votes").asInt() == 0 || id.equals("watches") && value.path("watchCount").asInt() == 0;
        return nothing || none || isMachinery(id, value);
    }

    /** What Jira keeps for itself in a field: where an issue stands in a list, and why a field of another edition has no value. */
    private boolean isMachinery(String id, JsonNode value) {
        return reading.fields().kind(id).equals(RANK) || value.has("hasEpicLinkFieldDependency") && !value.path("showField").asBoolean() && !value.has("data");
    }

    private Value one(String id, JsonNode value) {
        if (SECONDS.contains(id) && value.isNumber()) {
            return Value.text(reading.when().duration(value.asLong()));
        }
        if (id.equals("labels")) {
            return new Value(Value.Kind.LABEL, value.asText(), "");
        }
        if (id.equals("votes") || id.equals("watches")) {
            return Value.text(value.path(id.equals("votes") ? "votes" : "watchCount").asText());
        }
        return value.isObject() ? object(id, value) : value.isArray() ? Value.text(RawJson.write(value)) : simple(id, value);
    }

    private Value object(String id, JsonNode value) {
        if (RichText.isDocument(value)) {
            return Value.text(RichText.of(value).text(issue.around()));
        }
        if (value.has("displayName") || value.has("accountId")) {
            return new Value(Value.Kind.PERSON, people.name(value), "");
        }
        if (value.path("key").isTextual() && value.path("fields").isObject()) {
            String key = value.path("key").asText();
            String summary = Reading.text(value.path("fields").path("summary"));
            return new Value(Value.Kind.ISSUE, summary.isEmpty() ? key : key + " " + summary, key);
        }
        return simple(id, values.cell(id, value));
    }

    private Value simple(String id, JsonNode value) {
        return simple(id, values.cell(id, value));
    }

    private Value simple(String id, Cell cell) {
        String text = cell.value();
        return switch (cell.kind()) {
            case MOMENT -> new Value(Value.Kind.MOMENT, reading.when().moment(text), reading.when().machine(text));
            case DAY -> new Value(Value.Kind.MOMENT, reading.when().day(text), text);
            default -> {
                boolean link = reading.fields().kind(id).equals(URL_FIELD) || Fields.isCustom(id) && (text.startsWith("https://") || text.startsWith("http://")) && text.indexOf(' ') < 0;
                yield new Value(link ? Value.Kind.LINK : Value.Kind.TEXT, text, link ? text : "");
            }
        };
    }
}
