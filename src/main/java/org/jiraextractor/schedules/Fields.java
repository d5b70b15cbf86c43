package org.jiraextractor.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The five fields of a canonical expression, as far as words can be made of them. */
record Fields(String minute, String hour, String day, String month, String weekday) {

    private static final Pattern LIST = Pattern.compile("\\d+(-\\d+)?(,\\d+(-\\d+)?)*");
    private static final Pattern STEP = Pattern.compile("\\*/(\\d+)");

    static Fields of(String canonical) {
        String[] parts = canonical.split(" ");
        return new Fields(parts[0], parts[1], parts[2], parts[3], parts[4]);
    }

    static boolean any(String field) {
        return field.equals("*") || field.equals("*/1");
    }

    /** The values of a plain list, each once and in order; empty for what is none: {@code *} or steps. */
    static List<Integer> values(String field) {
        if (!LIST.matcher(field).matches()) {
            return List.of();
        }
        TreeSet<Integer> values = new TreeSet<>();
        for (String part : field.split(",")) {
            String[] ends = part.split("-");
            for (int value = Integer.parseInt(ends[0]); value <= Integer.parseInt(ends[ends.length - 1]); value++) {
                values.add(value);
            }
        }
        return new ArrayList<>(values);
    }

    /** Days of the week with Sunday as 0 alone; empty for what is no plain list. */
    List<Integer> weekdays() {
        return values(weekday).stream().map(value -> value % 7).distinct().sorted().toList();
    }

    /** Of {@code *}{@code /n} where the step goes into the whole, so that it is the same all day; 0 for another. */
    static int step(String field, int whole) {
        Matcher step = STEP.matcher(field);
        int every = step.matches() ? Integer.parseInt(step.group(1)) : 0;
        return every > 1 && whole % every == 0 ? every : 0;
    }
}
