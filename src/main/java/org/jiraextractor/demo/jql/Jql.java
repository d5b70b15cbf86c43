package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Sight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A query that Jira would understand; whether its values exist shows when it is asked. */
public final class Jql {

    private static final int MOST_SORTS = 7;

    private final Parser.Parsed parsed;

    private Jql(Parser.Parsed parsed) {
        this.parsed = parsed;
    }

    /** @throws JqlRefused where it is no JQL */
    public static Jql parse(String jql) {
        Parser.Parsed parsed = Parser.parse(jql);
        if (parsed.order().size() > MOST_SORTS) {
            throw new JqlRefused("The maximum number of ORDER BY fields is " + MOST_SORTS + ".");
        }
        return new Jql(parsed);
    }

    /** Whether anything but the order is said. */
    public boolean bounded() {
        return parsed.where() != null;
    }

    /**
     * What matches, in the order wished for; without a wish the latest created first, as Jira does.
     *
     * @throws JqlRefused naming all that does not exist
     */
    public List<DemoIssue> find(Sight sight) {
        return LongStream.of(ids(sight)).mapToObj(Long::toString).map(sight::issue).flatMap(Optional::stream).toList();
    }

    /** Ids of what {@link #find} finds, for worlds that are not to be held whole. */
    public long[] ids(Sight sight) {
        List<String> errors = new ArrayList<>();
        long[] found = ids(new Criteria(sight, null), errors);
        if (!errors.isEmpty()) {
            throw new JqlRefused(errors.stream().distinct().toList());
        }
        return found;
    }

    /** As {@link #ids(Sight)}, but what does not exist only finds nothing. @param warnings takes what is wrong */
    public long[] ids(Sight sight, List<String> warnings) {
        return ids(new Criteria(sight, warnings), warnings);
    }

    private long[] ids(Criteria criteria, List<String> errors) {
        Predicate<DemoIssue> matches = parsed.where() == null ? any -> true : predicate(parsed.where(), false, criteria, errors);
        Sorting sorting = sorting(criteria, errors);
        return criteria.candidates(parsed.where()).filter(matches).map(sorting::row).sorted(sorting).mapToLong(Sorting.Row::id).toArray();
    }

    /** NOT is carried down to the single restrictions, where it does not mean "or nothing at all": what has no assignee is not found by {@code NOT assignee = x}. */
    private static Predicate<DemoIssue> predicate(Clause clause, boolean negated, Criteria criteria, List<String> errors) {
        if (clause instanceof Clause.Not not) {
            return predicate(not.clause(), !negated, criteria, errors);
        } else if (clause instanceof Clause.And and) {
            return joined(and.all(), !negated, negated, criteria, errors);
        } else if (clause instanceof Clause.Or or) {
            return joined(or.any(), negated, negated, criteria, errors);
        }
        Clause.Term term = (Clause.Term) clause;
        try {
            return criteria.predicate(negated ? new Clause.Term(term.field(), opposite(term.operator()), term.operands()) : term);
        } catch (JqlRefused wrong) {
            errors.addAll(wrong.messages());
            return any -> false;
        }
    }

    private static Predicate<DemoIssue> joined(List<Clause> clauses, boolean all, boolean negated, Criteria criteria, List<String> errors) {
        Stream<Predicate<DemoIssue>> predicates = clauses.stream().map(clause -> predicate(clause, negated, criteria, errors));
        return predicates.reduce(all ? Predicate::and : Predicate::or).orElseThrow();
    }

    private static String opposite(String operator) {
        return switch (operator) {
            case "=" -> "!=";
            case "!=" -> "=";
            case "<" -> ">=";
            case ">=" -> "<";
            case ">" -> "<=";
            case "<=" -> ">";
            case "~" -> "!~";
            case "!~" -> "~";
            case "in" -> "not in";
            case "not in" -> "in";
            case "is" -> "is not";
            default -> "is";
        };
    }

    private Sorting sorting(Criteria criteria, List<String> errors) {
        List<Sorting.Wish> wishes = new ArrayList<>();
        for (Clause.Sort sort : parsed.order()) {
            try {
                wishes.add(new Sorting.Wish(criteria.order(sort.field()), sort.descending()));
            } catch (JqlRefused wrong) {
                errors.addAll(wrong.messages());
            }
        }
        return Sorting.of(wishes);
    }
}
