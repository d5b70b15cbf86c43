package org.jiraextractor.schedules.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.People;
import org.jiraextractor.schedules.Run;
import org.jiraextractor.schedules.Runs;
import org.jiraextractor.schedules.Schedule;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Puts to schedules the names of their owners and what became of their last runs: two statements, however many there are. */
@ApplicationScoped
public class ScheduleViews {

    /** As many dots as one takes in at a glance. */
    static final int DOTS = 10;

    private final People people;
    private final Runs runs;

    @Inject
    ScheduleViews(People people, Runs runs) {
        this.people = people;
        this.runs = runs;
    }

    protected ScheduleViews() {
        this(null, null);
    }

    ScheduleView of(Schedule schedule, Locale locale) {
        return of(List.of(schedule), locale).get(0);
    }

    List<ScheduleView> of(List<Schedule> schedules, Locale locale) {
        Map<UUID, List<Run>> last = runs.newest(schedules.stream().map(Schedule::id).toList(), DOTS);
        Map<UUID, String> names = names(schedules);
        return schedules.stream().map(schedule -> ScheduleView.of(schedule, last.getOrDefault(schedule.id(), List.of()), names.get(schedule.ownerId()), locale)).toList();
    }

    /** As pages show them to this person. */
    List<ScheduleRow> rows(Actor actor, List<Schedule> schedules, Locale locale, int each) {
        Map<UUID, List<Run>> last = runs.newest(schedules.stream().map(Schedule::id).toList(), each);
        Map<UUID, String> names = names(schedules);
        return schedules.stream().map(schedule -> ScheduleRow.of(actor, schedule, last.getOrDefault(schedule.id(), List.of()), names.get(schedule.ownerId()), locale)).toList();
    }

    private Map<UUID, String> names(List<Schedule> schedules) {
        return people.names(schedules.stream().map(Schedule::ownerId).toList());
    }
}
