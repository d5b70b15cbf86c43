package org.jiraextractor.schedules;

import org.jiraextractor.words.Words;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** A rhythm as people say it. Only the usual shapes have words; what cannot be said well is shown as it was written, rather than said badly. */
public final class RhythmWords {

    /** Longer lists are no easier to read than the expression. */
    private static final int MOST_TIMES = 4;
    private static final int MOST_DAYS = 6;

    private final Words words;
    private final Locale locale;
    private final Fields fields;

    private RhythmWords(Fields fields, Locale locale) {
        this.fields = fields;
        this.words = Words.of(locale);
        this.locale = words.locale();
    }

    /** @param cron as it was written; a sound one */
    public static String of(String cron, Rhythm rhythm, Locale locale) {
        RhythmWords said = new RhythmWords(Fields.of(rhythm.canonical()), locale);
        return said.sentence().map(said::capital).orElse(cron);
    }

    private Optional<String> sentence() {
        Optional<String> days = days();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> times = times();
        if (times.isPresent()) {
            return Optional.of(words.say("schedule.words.at", days.get().isEmpty() ? words.say("schedule.words.daily") : days.get(), times.get()));
        }
        return often().map(rate -> days.get().isEmpty() ? rate : words.say("schedule.words.rate_on", rate, days.get()));
    }

    /** A few moments of the day. */
    private Optional<String> times() {
        List<Integer> minutes = Fields.values(fields.minute());
        List<Integer> hours = Fields.values(fields.hour());
        if (minutes.isEmpty() || hours.isEmpty() || minutes.size() * hours.size() > MOST_TIMES) {
            return Optional.empty();
        }
        List<String> times = new ArrayList<>();
        for (int hour : hours) {
            minutes.forEach(minute -> times.add(time(hour, minute)));
        }
        return Optional.of(list(times));
    }

    /** Every so often, all day or for some hours of it. */
    private Optional<String> often() {
        int everyMinutes = Fields.any(fields.minute()) ? 1 : Fields.step(fields.minute(), 60);
        List<Integer> minutes = Fields.values(fields.minute());
        int everyHours = Fields.any(fields.hour()) ? 1 : Fields.step(fields.hour(), 24);
        List<Integer> hours = Fields.values(fields.hour());
        boolean span = hours.size() > 1 && hours.get(hours.size() - 1) - hours.get(0) == hours.size() - 1;
        if (everyMinutes > 0 && everyHours == 1) {
            return Optional.of(minutes(everyMinutes));
        }
        if (everyMinutes > 0 && span) {
            return Optional.of(words.say("schedule.words.from_to", minutes(everyMinutes), time(hours.get(0), 0), time(hours.get(hours.size() - 1), 60 - everyMinutes)));
        }
        if (minutes.size() != 1) {
            return Optional.empty();
        }
        if (everyHours == 1) {
            return Optional.of(words.say(minutes.get(0) == 0 ? "schedule.words.hourly" : "schedule.words.hourly_past", minutes.get(0)));
        }
        if (everyHours > 1) {
            return Optional.of(words.say("schedule.words.hours", everyHours, time(0, minutes.get(0))));
        }
        return span ? Optional.of(words.say("schedule.words.from_to", words.say("schedule.words.every_hour"), time(hours.get(0), minutes.get(0)), time(hours.get(hours.size() - 1), minutes.get(0))))
                : Optional.empty();
    }

    private String minutes(int every) {
        return words.say("schedule.words.minutes", every);
    }

    /** Empty words for every day. */
    private Optional<String> days() {
        boolean anyDay = Fields.any(fields.day());
        boolean anyMonth = Fields.any(fields.month());
        if (anyDay && anyMonth) {
            return Fields.any(fields.weekday()) ? Optional.of("") : ofTheWeek(fields.weekdays());
        }
        List<Integer> days = Fields.values(fields.day());
        if (!Fields.any(fields.weekday()) || days.isEmpty() || days.size() > MOST_TIMES) {
            return Optional.empty();
        }
        String ofTheMonth = list(days.stream().map(day -> words.say("schedule.words.nth", day)).toList());
        if (anyMonth) {
            return Optional.of(words.say("schedule.words.monthly", ofTheMonth));
        }
        List<Integer> months = Fields.values(fields.month());
        if (months.isEmpty() || months.size() > MOST_TIMES) {
            return Optional.empty();
        }
        String names = list(names(months, month -> Month.of(month).getDisplayName(TextStyle.FULL, locale)));
        return Optional.of(words.say(months.size() == 1 ? "schedule.words.yearly" : "schedule.words.months", ofTheMonth, names));
    }

    private Optional<String> ofTheWeek(List<Integer> days) {
        if (days.equals(List.of(0, 1, 2, 3, 4, 5, 6))) {
            return Optional.of("");
        }
        if (days.equals(List.of(1, 2, 3, 4, 5))) {
            return Optional.of(words.say("schedule.words.weekdays"));
        }
        if (days.isEmpty() || days.size() > MOST_DAYS) {
            return Optional.empty();
        }
        // a week begins on Monday, and its end is said in one
        List<Integer> fromMonday = days.stream().map(day -> day == 0 ? 7 : day).sorted().toList();
        if (fromMonday.equals(List.of(6, 7))) {
            return Optional.of(words.say("schedule.words.weekends"));
        }
        return Optional.of(words.say("schedule.words.weekly", list(names(fromMonday, day -> words.say("schedule.words.weekday", DayOfWeek.of(day).getDisplayName(TextStyle.FULL, locale))))));
    }

    private static List<String> names(List<Integer> values, IntFunction<String> name) {
        return values.stream().map(name::apply).toList();
    }

    private String time(int hour, int minute) {
        return DateTimeFormatter.ofPattern("HH:mm", locale).format(LocalTime.of(hour, minute));
    }

    private String list(List<String> items) {
        int last = items.size() - 1;
        return last == 0 ? items.get(0) : words.say("schedule.words.and", String.join(", ", items.subList(0, last)), items.get(last));
    }

    private String capital(String sentence) {
        return sentence.substring(0, 1).toUpperCase(locale) + sentence.substring(1);
    }
}
