package org.jiraextractor.home.web;

import org.jiraextractor.schedules.Schedule;

import java.time.Instant;
import java.util.UUID;

/** A schedule that is due. @param failing whether its connection let it down the last times */
public record NextRow(UUID id, String name, Instant at, boolean failing) {

    static NextRow of(Schedule schedule) {
        return new NextRow(schedule.id(), schedule.name(), schedule.nextRunAt(), schedule.failing());
    }
}
