package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.jql.Clause.Operand;
import org.jiraextractor.demo.jql.Clause.Term;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Site;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field that is a moment. Dates in quotes have minutes at best and are read in the account's zone; a bare number is milliseconds since 1970.
 *
 * @param moment null where an issue has none
 */
record Dated(Function<DemoIssue, Instant> moment, Site site) implements Criterion {

    private static final Pattern PERIOD = Pattern.compile("([+-]?)((?:\\d+[wdhm]\\s*)+)");
    private static final Pattern STEP = Pattern.compile("(\\d+)([wdhm])");

    @Override
    public Predicate<DemoIssue> predicate(Term term) {
        if (!EQUALITY.contains(term.operator()) && !ORDER.contains(term.operator())) {
            throw Criterion.unsupported(term);
        }
        if (term.operand().empty()) {
            boolean wanted = !term.negative();
            return issue -> (moment.apply(issue) == null) == wanted;
        }
        List<Instant> asked = term.operands().stream().map(operand -> asked(operand, term.field())).toList();
        boolean negative = term.negative();
        return issue -> {
            Instant has = moment.apply(issue);
            return has != null && (negative ? asked.stream().allMatch(at -> Criterion.holds("!=", has.compareTo(at)))
                    : asked.stream().anyMatch(at -> Criterion.holds(term.operator(), has.compareTo(at))));
        };
    }

    @Override
    public Order<Instant> order() {
        return new Order<>(moment, Comparator.nullsLast(Comparator.naturalOrder()));
    }

    private Instant asked(Operand operand, String field) {
        String text = operand.text().strip();
        try {
            if (operand.function()) {
                return function(text);
            } else if (!operand.quoted() && text.matches("\\d{1,16}")) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            Matcher period = PERIOD.matcher(text);
            return period.matches() ? relative(period) : absolute(text.replace('/', '-'));
        } catch (DateTimeException | NumberFormatException notOne) {
            throw new JqlRefused("Date value '" + operand.text() + "' for field '" + field
                    + "' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', "
                    + "'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.");
        }
    }

    private Instant absolute(String text) {
        LocalDateTime local = text.contains(" ") ? LocalDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-M-d H:mm", Locale.ROOT))
                : LocalDate.parse(text, DateTimeFormatter.ofPattern("yyyy-M-d", Locale.ROOT)).atStartOfDay();
        return local.atZone(site.zone()).toInstant();
    }

    private Instant relative(Matcher period) {
        Duration total = Duration.ZERO;
        Matcher step = STEP.matcher(period.group(2));
        while (step.find()) {
            long count = Long.parseLong(step.group(1));
            total = total.plus(switch (step.group(2)) {
                case "w" -> Duration.ofDays(7 * count);
                case "d" -> Duration.ofDays(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofMinutes(count);
            });
        }
        return period.group(1).equals("-") ? site.clock().instant().minus(total) : site.clock().instant().plus(total);
    }

    private Instant function(String name) {
        ZonedDateTime now = site.clock().instant().atZone(site.zone());
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "now" -> now.toInstant();
            case "startofday" -> now.with(LocalTime.MIN).toInstant();
            case "endofday" -> now.with(LocalTime.MAX).toInstant();
            case "startofmonth" -> now.withDayOfMonth(1).with(LocalTime.MIN).toInstant();
            case "startofyear" -> now.withDayOfYear(1).with(LocalTime.MIN).toInstant();
            default -> throw new JqlRefused("Unable to find JQL function '" + name + "()'.");
        };
    }
}
