package org.jiraextractor.schedules.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.schedules.Run;
import org.jiraextractor.schedules.Schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A schedule as pages show it, and what its reader may do with it. @param dots newest last, as time goes */
public record ScheduleRow(ScheduleView schedule, boolean owed, boolean failing, List<Dot> dots, boolean mayRun, boolean mayChange) {

    static ScheduleRow of(Actor actor, Schedule schedule, List<Run> runs, String ownerName, Locale locale) {
        return new ScheduleRow(ScheduleView.of(schedule, runs, ownerName, locale), schedule.owed() != null, schedule.failing(),
                runs.stream().sorted(Comparator.comparing(Run::dueAt)).map(run -> Dot.of(actor, run)).toList(),
                actor.mayUse(schedule.ownerId(), schedule.sharing()), actor.mayChange(schedule.ownerId()));
    }

    /** {@code JSON, CSV}. */
    public String formats() {
        List<String> names = new ArrayList<>();
        schedule.request().path("formats").forEach(format -> names.add(format.asText().toUpperCase(Locale.ROOT)));
        return String.join(", ", names);
    }

    public List<Dot> newestFirst() {
        List<Dot> turned = new ArrayList<>(dots);
        Collections.reverse(turned);
        return turned;
    }

    /** Whether the expression has words of its own, so that both are worth showing. */
    public boolean said() {
        return !schedule.description().equals(schedule.cron());
    }
}
