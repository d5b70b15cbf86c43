package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.jql.Clause.Term;
import org.jiraextractor.demo.world.DemoIssue;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A field that is prose: each word asked for stands somewhere in it, a star at a word's end stands for any ending, quotes within keep words together. */
record Worded(Function<DemoIssue, String> prose) implements Criterion {

    @Override
    public Predicate<DemoIssue> predicate(Term term) {
        if (!TEXT.contains(term.operator())) {
            throw Criterion.unsupported(term);
        }
        boolean wanted = !term.negative();
        if (term.operand().empty()) {
            return issue -> prose.apply(issue).isBlank() == wanted;
        }
        String asked = term.operand().text().strip();
        boolean phrase = asked.length() > 1 && asked.startsWith("\"") && asked.endsWith("\"");
        Stream<String> words = phrase ? Stream.of(asked.substring(1, asked.length() - 1)) : Stream.of(asked.split("\\s+"));
        Predicate<String> all = words.map(Worded::word).reduce(any -> true, Predicate::and);
        return issue -> all.test(prose.apply(issue)) == wanted;
    }

    private static Predicate<String> word(String word) {
        boolean open = word.endsWith("*");
        String literal = Pattern.quote(open ? word.substring(0, word.length() - 1) : word);
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + literal + (open ? "" : "(?![\\p{L}\\p{N}])"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).asPredicate();
    }

    @Override
    public Order<String> order() {
        return new Order<>(issue -> prose.apply(issue).toLowerCase(Locale.ROOT), Comparator.naturalOrder());
    }
}
