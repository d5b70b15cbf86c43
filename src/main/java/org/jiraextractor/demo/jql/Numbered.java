package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.jql.Clause.Operand;
import org.jiraextractor.demo.jql.Clause.Term;
import org.jiraextractor.demo.world.DemoIssue;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A field that is a number.
 *
 * @param number null where an issue has none
 */
record Numbered(Function<DemoIssue, BigDecimal> number) implements Criterion {

    @Override
    public Predicate<DemoIssue> predicate(Term term) {
        if (!EQUALITY.contains(term.operator()) && !ORDER.contains(term.operator())) {
            throw Criterion.unsupported(term);
        }
        if (term.operand().empty()) {
            boolean wanted = !term.negative();
            return issue -> (number.apply(issue) == null) == wanted;
        }
        List<BigDecimal> asked = term.operands().stream().map(operand -> asked(operand, term.field())).toList();
        boolean negative = term.negative();
        return issue -> {
            BigDecimal has = number.apply(issue);
            return has != null && (negative ? asked.stream().noneMatch(value -> has.compareTo(value) == 0)
                    : asked.stream().anyMatch(value -> Criterion.holds(term.operator(), has.compareTo(value))));
        };
    }

    @Override
    public Order<BigDecimal> order() {
        return new Order<>(number, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private static BigDecimal asked(Operand operand, String field) {
        try {
            return new BigDecimal(operand.text());
        } catch (NumberFormatException notOne) {
            throw new JqlRefused("'" + operand.text() + "' is an invalid value for the field '" + field + "'. Value must be a number.");
        }
    }
}
