package org.jiraextractor.jobs;

import java.util.Locale;

/** How a list of jobs is sorted. Names without regard to capitals, and the newest first among equals. */
public enum Order {
    NEWEST, OLDEST, NAME, NAME_DOWN;

    /** @throws IllegalArgumentException for a word that is none */
    public static Order of(String word) {
        for (Order order : values()) {
            if (order.word().equals(word)) {
                return order;
            }
        }
        throw new IllegalArgumentException(word);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String by() {
        return switch (this) {
            case NEWEST -> "j.number desc";
            case OLDEST -> "j.number";
            case NAME -> "lower(j.name), j.number desc";
            case NAME_DOWN -> "lower(j.name) desc, j.number desc";
        };
    }

    /** What comes behind the job with the parameters {@code number} and, by name, {@code name}. */
    String behind() {
        return switch (this) {
            case NEWEST -> "j.number < :lastNumber";
            case OLDEST -> "j.number > :lastNumber";
            case NAME -> "(lower(j.name) > lower(:lastName) or lower(j.name) = lower(:lastName) and j.number < :lastNumber)";
            case NAME_DOWN -> "(lower(j.name) < lower(:lastName) or lower(j.name) = lower(:lastName) and j.number < :lastNumber)";
        };
    }

    boolean byName() {
        return this == NAME || this == NAME_DOWN;
    }
}
