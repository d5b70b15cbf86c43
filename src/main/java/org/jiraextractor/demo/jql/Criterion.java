package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.jql.Clause.Term;
import org.jiraextractor.demo.world.DemoIssue;

import java.util.Comparator;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What can be asked about one field. */
interface Criterion {

    Set<String> EQUALITY = Set.of("=", "!=", "in", "not in", "is", "is not");
    Set<String> ORDER = Set.of("<", ">", "<=", ">=");
    Set<String> TEXT = Set.of("~", "!~", "is", "is not");

    /** @throws JqlRefused where the operator does not suit the field, or a value does not exist */
    Predicate<DemoIssue> predicate(Term term);

    Order<?> order();

    /**
     * What issues are sorted by. Kept apart from the issue, which need not be kept while thousands are sorted.
     *
     * @param of never null's node, but null where an issue has none
     */
    record Order<K>(Function<DemoIssue, K> of, Comparator<? super K> by) {

        @SuppressWarnings("unchecked")
        int compare(Object one, Object other) {
            return by.compare((K) one, (K) other);
        }
    }

    static boolean holds(String operator, int compared) {
        return switch (operator) {
            case "<" -> compared < 0;
            case ">" -> compared > 0;
            case "<=" -> compared <= 0;
            case ">=" -> compared >= 0;
            case "!=", "not in" -> compared != 0;
            default -> compared == 0;
        };
    }

    static JqlRefused unsupported(Term term) {
        return new JqlRefused("The operator '" + term.operator() + "' is not supported by the '" + term.field() + "' field.");
    }

    static JqlRefused unknown(String value, String field) {
        return new JqlRefused("The value '" + value + "' does not exist for the field '" + field + "'.");
    }
}
