package org.jiraextractor.exports.format;

import org.jiraextractor.extraction.Include;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A column of {@code issues.csv}, or several of one header, in the order of Jira's own export.
 *
 * @param place among the kinds of columns
 * @param order among those of one kind, of which only some exports have any
 * @param field the id of the field that it shows, where it is not one that Jira's export always has; else empty
 */
public record Column(int place, String order, String header, String field) implements Comparable<Column> {

    static final String INWARD_LINK = "Inward issue link";
    static final String OUTWARD_LINK = "Outward issue link";
    static final String CUSTOM = "Custom field";
    static final String SPRINT = "Sprint";
    static final String OTHER = "Other field";

    private static final List<String> PLACES = List.of("Summary", "Issue key", "Issue id", "Issue Type", "Status", "Project key", "Project name", "Project type",
            "Project lead", "Project lead id", "Project description", "Priority", "Resolution", "Assignee", "Assignee Id", "Reporter", "Reporter Id", "Creator",
            "Creator Id", "Created", "Updated", "Last Viewed", "Resolved", "Affects versions", "Fix versions", "Components", "Labels", "Due date", "Votes",
            "Description", "Environment", "Watchers", "Watchers Id", "Original estimate", "Remaining Estimate", "Time Spent", "Work Ratio",
            "\u03A3 Original Estimate", "\u03A3 Remaining Estimate", "\u03A3 Time Spent", "Security Level", INWARD_LINK, "Attachment", OTHER, CUSTOM, SPRINT,
            "Comment", "Parent", "Parent key", "Parent summary", "Status Category", "Status Category Changed", "Log Work");
    private static final Set<String> WHERE_NEEDED = Set.of(INWARD_LINK, OTHER, CUSTOM, SPRINT);
    private static final Map<String, Column> BY_HEADER = IntStream.range(0, PLACES.size()).mapToObj(place -> new Column(place, "", PLACES.get(place), ""))
            .collect(Collectors.toMap(Column::header, Function.identity()));

    static boolean isOwn(String header) {
        return BY_HEADER.containsKey(header);
    }

    static Column of(String header) {
        return Objects.requireNonNull(BY_HEADER.get(header), header);
    }

    /** Those of all links stand together, by type, inward before outward. */
    static Column link(String direction, String type) {
        return new Column(of(INWARD_LINK).place, type + '\0' + direction, type.isEmpty() ? direction : direction + " (" + type + ")", "");
    }

    static Column field(String kind, String name, String id) {
        return new Column(of(kind).place, name + '\0' + id, kind.equals(CUSTOM) ? CUSTOM + " (" + name + ")" : name, id);
    }

    /** It apart from what the site calls its fields. */
    String mark() {
        return order.isEmpty() ? "h:" + header : place == of(INWARD_LINK).place ? "l:" + order : "f:" + field;
    }

    /** The column of that {@link #mark()}. */
    static Column marked(String mark, Fields fields) {
        String of = mark.substring(2);
        return switch (mark.charAt(0)) {
            case 'f' -> fields.column(of);
            case 'l' -> link(of.substring(of.lastIndexOf('\0') + 1), of.substring(0, of.lastIndexOf('\0')));
            default -> of(of);
        };
    }

    /** The columns that are there even if no issue has anything for them. */
    static List<Column> always(Include include) {
        List<Column> columns = new ArrayList<>();
        for (String header : PLACES) {
            boolean wanted = switch (header) {
                case "Comment" -> include.comments();
                case "Log Work" -> include.worklogs();
                case "Attachment" -> include.attachments();
                case "Watchers", "Watchers Id" -> include.watchers();
                default -> !WHERE_NEEDED.contains(header);
            };
            if (wanted) {
                columns.add(of(header));
            }
        }
        return columns;
    }

    @Override
    public int compareTo(Column other) {
        return place == other.place ? order.compareTo(other.order) : Integer.compare(place, other.place);
    }
}
