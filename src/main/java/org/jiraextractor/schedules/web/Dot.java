package org.jiraextractor.schedules.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.schedules.Run;

import java.time.Instant;

/**
 * What became of one run, as a dot with a word: a colour, an icon, the key of the word.
 *
 * @param kind as {@code shared/badge} takes it
 * @param href of its job; null where there is none, or none that this person may see
 */
public record Dot(String kind, String icon, String key, Instant dueAt, boolean byHand, Long number, String href) {

    static Dot of(Actor actor, Run run) {
        boolean seen = run.job() != null && actor.maySee(run.job().ownerId(), run.job().sharing());
        String word = run.word();
        return new Dot(kind(word), icon(word), "schedule.run." + word, run.dueAt(), run.byHand(), seen ? run.job().number() : null, seen ? "/jobs/" + run.job().id() : null);
    }

    private static String kind(String word) {
        return switch (word) {
            case "done" -> "ok";
            case "failed", "refused" -> "bad";
            case "incomplete", "paused", "overlap", "missed" -> "wait";
            case "running" -> "live";
            default -> "off";
        };
    }

    private static String icon(String word) {
        return switch (word) {
            case "done" -> "circle-check";
            case "failed" -> "circle-x";
            case "refused" -> "lock";
            case "incomplete" -> "alert-triangle";
            case "paused" -> "player-pause";
            case "overlap", "missed" -> "circle-dashed";
            case "running" -> "loader-2";
            case "queued" -> "clock";
            case "cancelled" -> "ban";
            default -> "trash";
        };
    }
}
