package org.jiraextractor.schedules.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.schedules.Missed;
import org.jiraextractor.schedules.Overlap;
import org.jiraextractor.schedules.RhythmWords;
import org.jiraextractor.schedules.Run;
import org.jiraextractor.schedules.Schedule;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A schedule as the API answers it. @param lastStatus of the last job; null before the first, and where it was deleted */
public record ScheduleView(UUID id, String name, String cron, String timeZone, boolean enabled, JsonNode request, Overlap overlap, Missed missed, Sharing sharing, Owner owner,
                           String description, Instant nextRunAt, Instant lastRunAt, UUID lastJobId, JobState lastStatus, Instant createdAt, Instant updatedAt) {

    /** @param displayName null where they are gone */
    public record Owner(UUID id, String displayName) {
    }

    static ScheduleView of(Schedule schedule, List<Run> runs, String ownerName, Locale locale) {
        JobState last = runs.stream().map(Run::job).filter(job -> job != null && job.id().equals(schedule.lastJobId())).map(Run.RunJob::state).findFirst().orElse(null);
        return new ScheduleView(schedule.id(), schedule.name(), schedule.cron(), schedule.timeZone(), schedule.enabled(), schedule.request(), schedule.overlap(), schedule.missed(),
                schedule.sharing(), new Owner(schedule.ownerId(), ownerName), RhythmWords.of(schedule.cron(), schedule.rhythm(), locale), schedule.nextRunAt(), schedule.lastRunAt(),
                schedule.lastJobId(), last, schedule.createdAt(), schedule.updatedAt());
    }
}
