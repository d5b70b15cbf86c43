package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.jql.Clause.Operand;
import org.jiraextractor.demo.jql.Clause.Term;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Sight;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The issue itself, by key or id; a former key is as good as the present one. An issue that is not there refuses the whole query, unless
 * warnings are taken.
 */
record Keyed(Sight sight, List<String> warnings) implements Criterion {

    private record Key(String project, long number) {
    }

    @Override
    public Predicate<DemoIssue> predicate(Term term) {
        boolean empty = term.operands().stream().anyMatch(Operand::empty);
        if (empty) {
            boolean wanted = term.negative();
            return issue -> wanted;
        }
        List<DemoIssue> asked = term.operands().stream().flatMap(operand -> asked(operand, term.field()).stream()).toList();
        if (EQUALITY.contains(term.operator())) {
            boolean wanted = !term.negative();
            Set<Long> ids = asked.stream().map(DemoIssue::id).collect(Collectors.toSet());
            return issue -> ids.contains(issue.id()) == wanted;
        } else if (ORDER.contains(term.operator())) {
            if (asked.isEmpty()) {
                return issue -> false;
            }
            DemoIssue border = asked.get(0);
            boolean byId = term.field().equalsIgnoreCase("id");
            return issue -> byId ? Criterion.holds(term.operator(), Long.compare(issue.id(), border.id()))
                    : issue.projectKey().equals(border.projectKey()) && Criterion.holds(term.operator(), Long.compare(issue.number(), border.number()));
        }
        throw Criterion.unsupported(term);
    }

    private Optional<DemoIssue> asked(Operand operand, String field) {
        String text = operand.text().toUpperCase(Locale.ROOT);
        Optional<DemoIssue> issue = sight.issue(text);
        if (issue.isEmpty()) {
            String words = text.matches("\\d+") ? "A value with ID '" + text + "' does not exist for the field '" + field + "'."
                    : text.matches("[A-Z][A-Z0-9_]+-\\d+") ? "An issue with key '" + text + "' does not exist for field '" + field + "'."
                    : "The issue key '" + operand.text() + "' for field '" + field + "' is invalid.";
            if (warnings == null) {
                throw new JqlRefused(words);
            }
            warnings.add(words);
        }
        return issue;
    }

    @Override
    public Order<?> order() {
        return new Order<>(issue -> new Key(issue.projectKey(), issue.number()), Comparator.comparing(Key::project).thenComparing(Key::number));
    }
}
