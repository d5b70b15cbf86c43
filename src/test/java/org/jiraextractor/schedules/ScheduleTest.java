package org.jiraextractor.schedules;

import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.jobs.Repeatable;
import org.jiraextractor.json.Json;
import org.jiraextractor.schedules.Turn.Does;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** What a schedule does at a tick: the time comes from whoever ticks, so here it is what the test says. */
class ScheduleTest {

    private static final Instant START = Instant.parse("2026-11-20T17:00:30Z");
    private static final Repeatable REQUEST = new Repeatable(Json.read("{\"jql\":\"project = ALPHA\"}"), UUID.randomUUID(), null);

    private static Schedule every(String cron, Overlap overlap, Missed missed) {
        return new Schedule(UUID.randomUUID(), UUID.randomUUID(), "export", new ScheduleDetails("Nightly", cron, "UTC", true, overlap, missed, Sharing.PRIVATE), REQUEST, START);
    }

    private static Instant at(String time) {
        return Instant.parse("2026-11-20T" + time + "Z");
    }

    /** All that it does until there is nothing. */
    private static List<String> turns(Schedule schedule, String now, boolean busy) {
        List<String> turns = new ArrayList<>();
        for (Turn turn = schedule.turn(at(now), busy); turn.does() != Does.NOTHING; turn = schedule.turn(at(now), busy)) {
            turns.add(turn.does() + " " + turn.due().toString().substring(11, 16));
        }
        return turns;
    }

    @Test
    void it_starts_when_it_is_due_and_once() {
        Schedule schedule = every("*/10 * * * *", Overlap.SKIP, Missed.RUN_ONCE);
        assertThat(schedule.nextRunAt()).isEqualTo(at("17:10:00"));
        assertThat(turns(schedule, "17:09:59", false)).isEmpty();
        assertThat(turns(schedule, "17:10:12", false)).containsExactly("START 17:10");
        assertThat(turns(schedule, "17:10:42", false)).isEmpty();
        assertThat(schedule.nextRunAt()).isEqualTo(at("17:20:00"));
    }

    @Test
    void a_tick_that_comes_a_little_late_loses_none() {
        assertThat(turns(every("* * * * *", Overlap.SKIP, Missed.SKIP), "17:02:30", false)).containsExactly("START 17:01", "START 17:02");
    }

    @Test
    void one_run_makes_up_for_all_that_were_missed() {
        Schedule schedule = every("*/10 * * * *", Overlap.SKIP, Missed.RUN_ONCE);
        assertThat(turns(schedule, "18:05:00", false)).containsExactly("START 17:10");
        assertThat(schedule.nextRunAt()).isEqualTo(at("18:10:00"));
    }

    @Test
    void or_they_are_left_out_but_not_the_one_that_is_due_just_now() {
        Schedule schedule = every("*/10 * * * *", Overlap.SKIP, Missed.SKIP);
        assertThat(turns(schedule, "18:05:00", false)).containsExactly("MISSED 17:10");
        assertThat(schedule.nextRunAt()).isEqualTo(at("18:10:00"));
        assertThat(turns(schedule, "19:11:00", false)).containsExactly("MISSED 18:10", "START 19:10");
    }

    @Test
    void while_the_last_run_goes_on_it_leaves_a_time_out() {
        Schedule schedule = every("*/10 * * * *", Overlap.SKIP, Missed.RUN_ONCE);
        assertThat(turns(schedule, "17:10:00", true)).containsExactly("OVERLAP 17:10");
        assertThat(turns(schedule, "17:19:00", false)).isEmpty();
        assertThat(turns(schedule, "17:20:00", false)).containsExactly("START 17:20");
    }

    @Test
    void or_it_waits_for_the_end_and_at_most_one_waits() {
        Schedule schedule = every("*/10 * * * *", Overlap.QUEUE, Missed.RUN_ONCE);
        assertThat(turns(schedule, "17:10:00", true)).containsExactly("WAIT 17:10");
        assertThat(turns(schedule, "17:20:00", true)).containsExactly("OVERLAP 17:20");
        assertThat(turns(schedule, "17:24:00", false)).containsExactly("START 17:10");
        assertThat(schedule.owed()).isNull();
        assertThat(turns(schedule, "17:30:00", false)).containsExactly("START 17:30");
    }

    @Test
    void paused_it_does_nothing_and_resumed_it_counts_from_now() {
        Schedule schedule = every("*/10 * * * *", Overlap.QUEUE, Missed.RUN_ONCE);
        turns(schedule, "17:10:00", true);
        schedule.pause(at("17:11:00"));
        assertThat(schedule.nextRunAt()).isNull();
        assertThat(turns(schedule, "17:40:00", false)).isEmpty();
        schedule.resume(at("17:41:00"));
        assertThat(schedule.nextRunAt()).isEqualTo(at("17:50:00"));
        assertThat(turns(schedule, "17:41:00", false)).isEmpty();
    }

    @Test
    void another_name_moves_no_time_and_another_rhythm_counts_from_now() {
        Schedule schedule = every("*/10 * * * *", Overlap.SKIP, Missed.RUN_ONCE);
        schedule.change(new ScheduleDetails("Other", "*/10 * * * *", "UTC", true, Overlap.SKIP, Missed.RUN_ONCE, Sharing.USE), REQUEST, at("17:12:00"));
        assertThat(turns(schedule, "17:12:00", false)).containsExactly("START 17:10");
        schedule.change(new ScheduleDetails("Other", "0 * * * *", "UTC", true, Overlap.SKIP, Missed.RUN_ONCE, Sharing.USE), REQUEST, at("17:12:00"));
        assertThat(schedule.nextRunAt()).isEqualTo(at("18:00:00"));
    }

    @Test
    void a_clock_that_goes_back_starts_nothing_twice() {
        Schedule schedule = every("* * * * *", Overlap.SKIP, Missed.RUN_ONCE);
        List<String> all = new ArrayList<>();
        for (Instant now = START; now.isBefore(START.plus(Duration.ofMinutes(20))); now = now.plusSeconds(30)) {
            String time = now.toString().substring(11, 19);
            all.addAll(turns(schedule, time, false));
            all.addAll(turns(schedule, now.minusSeconds(300).toString().substring(11, 19), false));
        }
        assertThat(all).doesNotHaveDuplicates().hasSize(20);
    }

    @Test
    void a_rhythm_that_never_comes_again_ends_quietly() {
        Schedule schedule = every("0 0 29 2 *", Overlap.SKIP, Missed.RUN_ONCE);
        assertThat(schedule.nextRunAt()).isEqualTo(Instant.parse("2028-02-29T00:00:00Z"));
    }
}
