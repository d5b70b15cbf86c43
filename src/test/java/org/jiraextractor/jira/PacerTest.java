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
    private final Pacer pacer = new Pacer(Clock.systemUTC());

    @Test
    void starts_small_and_grows_while_answers_come_as_quickly_as_ever() {
        assertThat(pacer.atOnce()).isEqualTo(4);
        for (int i = 0; i < 30; i++) {
            pacer.answered("GET /x", Duration.ofMillis(30).toNanos());
        }
        assertThat(pacer.atOnce()).isEqualTo(16);
    }

    @Test
    void shrinks_when_answers_become_slow() {
        for (int i = 0; i < 30; i++) {
            pacer.answered("GET /x", Duration.ofMillis(30).toNanos());
        }
        for (int i = 0; i < 300; i++) {
            pacer.answered("GET /x", Duration.ofMillis(300).toNanos());
        }
        assertThat(pacer.atOnce()).isLessThan(8);
    }

    @Test
    void many_refusals_at_once_halve_the_pace_once() {
        for (int i = 0; i < 30; i++) {
            pacer.answered("GET /x", Duration.ofMillis(30).toNanos());
        }
        for (int i = 0; i < 10; i++) {
            pacer.refused(Duration.ofSeconds(1));
        }
        assertThat(pacer.atOnce()).isEqualTo(8);
    }

    @Test
    void a_refusal_makes_everybody_wait_until_it_is_over() throws Exception {
        pacer.refused(Duration.ofMillis(600));
        long from = System.nanoTime();
        CountDownLatch through = new CountDownLatch(4);
        List<Long> waited = java.util.Collections.synchronizedList(new ArrayList<>());
        for (int i = 0; i < 4; i++) {
            new Thread(() -> {
                try {
                    pacer.enter(true, waits, NEVER);
                    waited.add(System.nanoTime() - from);
                    pacer.leave();
                    through.countDown();
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            }).start();
        }
        through.await();
        assertThat(waited).allMatch(nanos -> nanos >= Duration.ofMillis(599).toNanos());
        assertThat(told).contains("rate_limit");
        // four threads waited, but only 0.6 s went by
        assertThat(waits.counts().waitsMs()).isBetween(550L, 1_500L);
    }

    @Test
    void somebody_who_waits_for_an_answer_is_told_rather_than_kept() {
        pacer.refused(Duration.ofSeconds(60));
        assertThatThrownBy(() -> pacer.enter(false, waits, System.nanoTime() + Duration.ofSeconds(10).toNanos())).isInstanceOf(JiraRefusal.class)
                .hasMessageMatching("upstream_error: Jira asks us to slow down. Try again in (60|59) s\\.");
    }

    @Test
    void a_wait_ends_when_the_thread_is_interrupted() throws Exception {
        pacer.refused(Duration.ofSeconds(60));
        CountDownLatch stopped = new CountDownLatch(1);
        Thread waiting = new Thread(() -> {
            try {
                pacer.enter(true, waits, NEVER);
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
