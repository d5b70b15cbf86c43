package org.jiraextractor.jira;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class PacerTest {

    private static final long NEVER = System.nanoTime() + Duration.ofDays(1).toNanos();

    private final List<String> told = java.util.Collections.synchronizedList(new ArrayList<>());
    private final Waits waits = new Waits((reason, until) -> told.add(reason));
    private final Pacer pacer = new Pacer("http://jira.example", Budget.ALONE, Clock.systemUTC());

    private static final String LANE = "GET /x";

    private Place enter() throws InterruptedException {
        return pacer.enter(LANE, true, waits, NEVER);
    }

    private void refuse(Duration after) {
        try {
            Place place = enter();
            pacer.refused(place, after, Signal.NONE);
            pacer.leave(place);
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private void answer(int times, int millis) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            Place place = enter();
            pacer.answered(place, "GET /x", Duration.ofMillis(millis).toNanos(), Signal.NONE);
            pacer.leave(place);
        }
    }

    @Test
    void starts_small_and_grows_while_answers_come_as_quickly_as_ever() throws Exception {
        assertThat(pacer.atOnce()).isEqualTo(4);
        answer(30, 30);
        assertThat(pacer.atOnce()).isEqualTo(16);
    }

    @Test
    void whoever_looks_sees_how_many_are_under_way_what_is_borne_and_how_long_nobody_calls() throws Exception {
        assertThat(pacer.told()).isEqualTo(new PaceNow(4, 0, null, Duration.ZERO));
        Place place = enter();
        assertThat(pacer.told().underWay()).isEqualTo(1);
        pacer.refused(place, Duration.ofMinutes(5), new Signal(10, 0, 2, false, false));
        pacer.leave(place);
        assertThat(pacer.told().perSecond()).isEqualTo(2);
        assertThat(pacer.told().pausedFor()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
        assertThat(pacer.told().underWay()).isZero();
    }

    @Test
    void shrinks_when_answers_become_slow() throws Exception {
        answer(30, 30);
        answer(300, 300);
        assertThat(pacer.atOnce()).isLessThan(8);
    }

    @Test
    void many_refusals_at_once_halve_the_pace_once() throws Exception {
        answer(30, 30);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            places.add(enter());
        }
        places.forEach(place -> pacer.refused(place, Duration.ofSeconds(1), Signal.NONE));
        assertThat(pacer.atOnce()).isEqualTo(8);
    }

    @Test
    void a_refusal_makes_everybody_wait_until_it_is_over() throws Exception {
        refuse(Duration.ofMillis(600));
        long from = System.nanoTime();
        CountDownLatch through = new CountDownLatch(4);
        List<Long> waited = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            new Thread(() -> {
                try {
                    Place place = enter();
                    waited.add(System.nanoTime() - from);
                    pacer.leave(place);
                    through.countDown();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }).start();
        }
        through.await();
        assertThat(waited).allMatch(nanos -> nanos >= Duration.ofMillis(599).toNanos());
        assertThat(told).contains("rate_limit");
        // four threads waited, but not four times as long went by
        assertThat(waits.counts().waitsMs()).isBetween(550L, (System.nanoTime() - from) / 1_000_000 + 1);
    }

    @Test
    void somebody_who_waits_for_an_answer_is_told_rather_than_kept() {
        refuse(Duration.ofSeconds(60));
        assertThatThrownBy(() -> pacer.enter(LANE, false, waits, System.nanoTime() + Duration.ofSeconds(10).toNanos())).isInstanceOf(JiraRefusal.class)
                .hasMessageMatching("upstream_error: Jira asks us to slow down. Try again in (60|5\\d) s\\.");
    }

    @Test
    void a_wait_ends_when_the_thread_is_interrupted() throws Exception {
        refuse(Duration.ofSeconds(60));
        CountDownLatch stopped = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                enter();
            } catch (InterruptedException interrupted) {
                stopped.countDown();
            }
        });
        waiting.start();
        waiting.interrupt();
        stopped.await();
    }

    @Test
    void backoff_doubles_up_to_half_a_minute_and_is_never_nothing() {
        for (int failures = 1; failures < 40; failures++) {
            long most = Math.min(30_000, 500L << Math.min(10, failures - 1));
            assertThat(Backoff.pause(failures).toMillis()).isBetween(most / 10, most);
        }
    }
}
