package org.jiraextractor.demo.jql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Sight;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which fields may be asked about, by whoever looks. */
final class Criteria {

    /** By what a person, a project, an option, a version and so on may be called. */
    private static final List<String> CALLED = List.of("key", "name", "value", "displayName", "emailAddress", "accountId", "id");

    private final Sight sight;
    private final List<String> warnings;

    /** @param warnings takes issues that are not there; null where they refuse the query */
    Criteria(Sight sight, List<String> warnings) {
        this.sight = sight;
        this.warnings = warnings;
    }

    /** Among which to look: few where issues are asked for by name, else all. */
    Stream<DemoIssue> candidates(Clause where) {
        boolean named = where instanceof Clause.Term term && List.of("id", "key").contains(term.field().toLowerCase(Locale.ROOT)) && List.of("=", "in").contains(term.operator());
        return named ? ((Clause.Term) where).operands().stream().filter(operand -> !operand.empty()).map(operand -> sight.issue(operand.text())).flatMap(Optional::stream).distinct()
                : sight.issues();
    }

    Predicate<DemoIssue> predicate(Clause.Term term) {
        return of(term.field()).predicate(term);
    }

    Criterion.Order<?> order(String field) {
        return of(field).order();
    }

    private Criterion of(String field) {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "key", "issuekey", "issue", "id" -> new Keyed(sight, warnings);
            case "project" -> project();
            case "status" -> named("status", sight.world().statuses());
            case "statuscategory" -> new Named(issue -> names(issue.field("status").path("statusCategory")), known(sight.world().statusCategories()), null);
            case "issuetype", "type" -> named("issuetype", sight.world().issueTypes());
            case "priority" -> named("priority", sight.world().priorities());
            case "resolution" -> new Named(issue -> issue.field("resolution").isNull() ? List.of("unresolved") : names(issue.field("resolution")),
                    resolutions(), null);
            case "assignee", "reporter", "creator" -> new Named(issue -> names(issue.field(field.toLowerCase(Locale.ROOT))), known(sight.world().people()),
                    sight.known() ? sight.world().account().path("accountId").asText() : "");
            case "labels" -> named("labels", null);
            case "component" -> named("components", null);
            case "fixversion" -> named("fixVersions", null);
            case "affectedversion" -> named("versions", null);
            case "parent" -> named("parent", null);
            case "attachments" -> new Named(issue -> issue.attachments().stream().map(file -> Long.toString(file.id())).toList(), null, null);
            case "created", "createddate" -> new Dated(DemoIssue::created, sight.world().site());
            case "updated", "updateddate" -> new Dated(DemoIssue::updated, sight.world().site());
            case "resolved", "resolutiondate" -> dated("resolutiondate");
            case "due", "duedate" -> dated("duedate");
            case "summary" -> new Worded(issue -> issue.field("summary").asText());
            case "description" -> new Worded(issue -> prose(issue.field("description")));
            case "comment" -> new Worded(Criteria::comments);
            case "text" -> new Worded(issue -> issue.field("summary").asText() + " " + prose(issue.field("description")) + " " + comments(issue));
            default -> custom(field);
        };
    }

    private Criterion custom(String name) {
        Optional<ObjectNode> field = sight.world().fields().stream().filter(each -> sight.known() && clauses(each).contains(name.toLowerCase(Locale.ROOT))).findFirst();
        String id = field.orElseThrow(() -> new JqlRefused("Field '" + name + "' does not exist or you do not have permission to view it.")).path("id").asText();
        return switch (field.get().path("schema").path("type").asText()) {
            case "number" -> new Numbered(issue -> issue.field(id).isMissingNode() || issue.field(id).isNull() ? null : new BigDecimal(issue.field(id).toString()));
            case "date", "datetime" -> dated(id);
            default -> named(id, null);
        };
    }

    private static Set<String> clauses(ObjectNode field) {
        Set<String> names = texts(field.path("clauseNames"));
        names.add(field.path("name").asText().toLowerCase(Locale.ROOT));
        return names;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new java.util.HashSet<>();
        array.forEach(text -> texts.add(text.asText().toLowerCase(Locale.ROOT)));
        return texts;
    }

    /** By the key, which is at hand without the rest of an issue. */
    private Named project() {
        Map<String, List<String>> called = new HashMap<>();
        sight.world().projects().forEach(project -> called.put(project.path("key").asText(), names(project)));
        return new Named(issue -> called.get(issue.projectKey()), known(sight.world().projects()), null);
    }

    private Named named(String id, Collection<ObjectNode> existing) {
        return new Named(issue -> names(issue.field(id)), existing == null ? null : known(existing), null);
    }

    private Set<String> known(Collection<ObjectNode> existing) {
        return sight.known() ? existing.stream().flatMap(each -> names(each).stream()).collect(Collectors.toSet()) : Set.of();
    }

    private Set<String> resolutions() {
        Set<String> known = new java.util.HashSet<>(known(sight.world().resolutions()));
        known.add("unresolved");
        return known;
    }

    private Dated dated(String id) {
        return new Dated(issue -> moment(issue.field(id).asText("")), sight.world().site());
    }

    private Instant moment(String text) {
        return text.isEmpty() || text.equals("null") ? null : text.length() == 10 ? LocalDate.parse(text).atStartOfDay(sight.world().site().zone()).toInstant()
                : sight.world().site().moment(text);
    }

    /** All that a value answers to, in lower case. */
    private static List<String> names(JsonNode value) {
        List<String> names = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(each -> names.addAll(names(each)));
        } else if (value.isObject()) {
            CALLED.stream().map(value::path).filter(name -> !name.isMissingNode() && !name.isNull()).forEach(name -> names.add(name.asText().toLowerCase(Locale.ROOT)));
        } else if (!value.isNull() && !value.isMissingNode()) {
            names.add(value.asText().toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static String comments(DemoIssue issue) {
        return issue.comments().stream().map(comment -> prose(comment.path("body"))).collect(Collectors.joining(" "));
    }

    /** The words of a rich text. */
    private static String prose(JsonNode document) {
        return document.findValues("text").stream().filter(JsonNode::isTextual).map(JsonNode::asText).collect(Collectors.joining(" "));
    }
}
