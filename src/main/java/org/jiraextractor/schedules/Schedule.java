package org.jiraextractor.schedules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.Repeatable;
import org.jiraextractor.json.Json;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;

/** A request that is made again and again. When it is due next stands in its row; {@link #turn} moves it on and says what to do about it. */
@Entity
@Table(name = "schedules")
public class Schedule {

    /** Four ticks of the timer: who comes later than that was away, and the time was missed. */
    static final Duration LATE = Duration.ofMinutes(2);

    @Id
    private UUID id;
    @Column(insertable = false, updatable = false)
    private long number;
    private String name;
    private String kind;
    private String request;
    @Column(name = "connection_id")
    private UUID connectionId;
    @Column(name = "directory_id")
    private UUID directoryId;
    private String cron;
    @Column(name = "time_zone")
    private String timeZone;
    private boolean enabled;
    private String overlap;
    private String missed;
    private String sharing;
    @Column(name = "owner_id")
    private UUID ownerId;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;
    @Column(name = "next_run_at")
    private Instant nextRunAt;
    private Instant owed;
    @Column(name = "last_run_at")
    private Instant lastRunAt;
    @Column(name = "last_job_id")
    private UUID lastJobId;
    @Column(name = "site_failures")
    private int siteFailures;

    protected Schedule() {
    }

    Schedule(UUID id, UUID ownerId, String kind, ScheduleDetails details, Repeatable request, Instant now) {
        this.id = id;
        this.ownerId = ownerId;
        this.kind = kind;
        this.createdAt = now;
        change(details, request, now);
    }

    /** All of it anew. What waits, waits on; the next time is counted from now. */
    void change(ScheduleDetails details, Repeatable wanted, Instant now) {
        boolean rhythm = !details.cron().strip().equals(cron) || !details.timeZone().equals(timeZone) || details.enabled() != enabled;
        if (!wanted.request().equals(request == null ? null : request())) {
            siteFailures = 0;
        }
        name = details.name().strip();
        cron = details.cron().strip();
        timeZone = details.timeZone();
        overlap = details.overlap().word();
        missed = details.missed().word();
        sharing = details.sharing().word();
        request = Json.write(wanted.request());
        connectionId = wanted.connectionId();
        directoryId = wanted.directoryId();
        enabled = details.enabled();
        updatedAt = now;
        if (rhythm) {
            begin(now);
        }
    }

    void pause(Instant now) {
        if (enabled) {
            enabled = false;
            updatedAt = now;
            begin(now);
        }
    }

    void resume(Instant now) {
        if (!enabled) {
            enabled = true;
            updatedAt = now;
            begin(now);
        }
    }

    private void begin(Instant now) {
        nextRunAt = enabled ? rhythm().next(now).orElse(null) : null;
        owed = enabled ? owed : null;
    }

    /**
     * What is to be done now; the row is then as it should be once that is done, so both belong into one transaction. To be asked again until there is nothing.
     *
     * @param busy whether a run of it goes on, or waits for a worker
     */
    Turn turn(Instant now, boolean busy) {
        if (!enabled) {
            return Turn.NOTHING;
        }
        if (owed != null && !busy) {
            Instant due = owed;
            owed = null;
            return new Turn(Turn.Does.START, due);
        }
        if (nextRunAt == null || nextRunAt.isAfter(now)) {
            return Turn.NOTHING;
        }
        Instant due = nextRunAt;
        boolean late = due.plus(LATE).isBefore(now);
        if (late && missed() == Missed.SKIP) {
            // what was due within the last minutes is not missed yet
            nextRunAt = rhythm().next(now.minus(LATE)).orElse(null);
            return new Turn(Turn.Does.MISSED, due);
        }
        nextRunAt = rhythm().next(late ? now : due).orElse(null);
        if (!busy) {
            return new Turn(Turn.Does.START, due);
        }
        if (overlap() == Overlap.QUEUE && owed == null) {
            owed = due;
            return new Turn(Turn.Does.WAIT, due);
        }
        return new Turn(Turn.Does.OVERLAP, due);
    }

    void started(UUID job, Instant now) {
        lastRunAt = now;
        lastJobId = job;
    }

    public Rhythm rhythm() {
        return Rhythm.of(cron, ZoneId.of(timeZone));
    }

    public ScheduleDetails details() {
        return new ScheduleDetails(name, cron, timeZone, enabled, overlap(), missed(), sharing());
    }

    Repeatable repeatable() {
        return new Repeatable(request(), connectionId, directoryId);
    }

    public UUID id() {
        return id;
    }

    /** The order in which schedules were made. */
    public long number() {
        return number;
    }

    public String name() {
        return name;
    }

    String kind() {
        return kind;
    }

    public JsonNode request() {
        return Json.read(request);
    }

    public String cron() {
        return cron;
    }

    public String timeZone() {
        return timeZone;
    }

    public boolean enabled() {
        return enabled;
    }

    public Overlap overlap() {
        return Overlap.valueOf(overlap.toUpperCase(Locale.ROOT));
    }

    public Missed missed() {
        return Missed.valueOf(missed.toUpperCase(Locale.ROOT));
    }

    public Sharing sharing() {
        return Sharing.valueOf(sharing.toUpperCase(Locale.ROOT));
    }

    public UUID ownerId() {
        return ownerId;
    }

    public UUID connectionId() {
        return connectionId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Null while it is paused, or when it is never due again. */
    public Instant nextRunAt() {
        return nextRunAt;
    }

    /** When the run was due that waits for the last one to end; null for none. */
    public Instant owed() {
        return owed;
    }

    public Instant lastRunAt() {
        return lastRunAt;
    }

    public UUID lastJobId() {
        return lastJobId;
    }

    /** Whether the connection was the reason for failures in a row, as often as its owner is told. */
    public boolean failing() {
        return siteFailures >= Settling.TOLD_AFTER;
    }
}
