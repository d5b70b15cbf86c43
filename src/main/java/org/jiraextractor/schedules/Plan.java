package org.jiraextractor.schedules;

import org.jiraextractor.jobs.Repeatable;

/** A schedule as somebody wants it, read and checked whole. */
public record Plan(ScheduleDetails details, Repeatable request) {
}
