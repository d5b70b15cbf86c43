package org.jiraextractor.schedules;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jiraextractor.accounts.KnownZone;
import org.jiraextractor.accounts.Sharing;

import java.time.ZoneId;

/**
 * What a person says of a schedule, beside the request itself. What is left out takes its default here.
 *
 * @param timeZone the name of a place; null until {@link #in} says whose zone it is
 */
public record ScheduleDetails(
        @NotBlank @Size(max = 100) String name,
        @NotBlank @SoundCron String cron,
        @KnownZone String timeZone,
        Boolean enabled,
        Overlap overlap,
        Missed missed,
        Sharing sharing) {

    public ScheduleDetails {
        enabled = enabled == null || enabled;
        overlap = overlap == null ? Overlap.SKIP : overlap;
        missed = missed == null ? Missed.RUN_ONCE : missed;
        sharing = sharing == null ? Sharing.PRIVATE : sharing;
    }

    /** In the zone of whoever says it, where none was said. */
    ScheduleDetails in(ZoneId own) {
        // an offset knows no summer time, so it is no zone for a schedule
        String zone = timeZone != null ? timeZone : ZoneId.getAvailableZoneIds().contains(own.getId()) ? own.getId() : "UTC";
        return new ScheduleDetails(name, cron, zone, enabled, overlap, missed, sharing);
    }
}
