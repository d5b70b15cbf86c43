package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.jql.Clause.Operand;
import org.jiraextractor.demo.jql.Clause.Term;
import org.jiraextractor.demo.world.DemoIssue;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A field whose values have names and ids: a project, a status, a person, labels.
 *
 * @param names what an issue's value answers to, in lower case; nothing where it has none
 * @param known what exists, in lower case; null where anything may be asked for
 * @param me    what {@code currentUser()} stands for; null where nobody asks
 */
record Named(Function<DemoIssue, List<String>> names, Set<String> known, String me) implements Criterion {

    @Override
    public Predicate<DemoIssue> predicate(Term term) {
        if (!EQUALITY.contains(term.operator())) {
            throw Criterion.unsupported(term);
        }
        List<String> asked = term.operands().stream().filter(operand -> !operand.empty()).map(operand -> asked(operand, term.field())).toList();
        boolean empty = term.operands().stream().anyMatch(Operand::empty);
        boolean wanted = !term.negative();
        return issue -> {
            List<String> has = names.apply(issue);
            boolean matches = has.isEmpty() ? empty : has.stream().anyMatch(asked::contains);
            return has.isEmpty() && !empty ? false : matches == wanted;
        };
    }

    private String asked(Operand operand, String field) {
        if (operand.function() && operand.text().equalsIgnoreCase("currentUser") && me != null) {
            return me;
        }
        String text = operand.text().toLowerCase(Locale.ROOT);
        if (known != null && !known.contains(text)) {
            throw Criterion.unknown(operand.text(), field);
        }
        return text;
    }

    @Override
    public Order<String> order() {
        return new Order<>(issue -> names.apply(issue).stream().findFirst().orElse("\uffff"), Comparator.naturalOrder());
    }
}
