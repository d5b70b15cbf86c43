package org.jiraextractor.jira;

import org.jiraextractor.demo.Burst;
import org.jiraextractor.support.SettableClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

import static org.assertj.core.api.Assertions.assertThat;

/** The pace against the demo Jira's own bucket, both on one clock that jumps from event to event: what Jira counts is exact, and the same at each run. */
class PaceTest {

    private static final String LANE = "POST /rest/api/3/issue/bulkfetch";
    private static final long SECOND = 1_000_000_000L;
    private static final long LATENCY = 30_000_000L;

    /** A call under way: it reaches the site, then its answer comes back. */
    private record Event(long at, int order, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at != other.at ? Long.compare(at, other.at) : Integer.compare(order, other.order);
        }
    }

    /** Sixteen hands that want to call all the time. */
    private static final class Play {
        private final SettableClock clock = SettableClock.at("2026-11-20T10:00:00Z");
        private final Burst burst;
        private final Duration retryAfter;
        private final PriorityQueue<Event> events = new PriorityQueue<>();
        private final List<Long> granted = new ArrayList<>();
        private final List<Long> refused = new ArrayList<>();
        private long now;
        private int order;
        private long until;
        private long tooSoon;

        Play(Burst.Kind kind, int perSecond, Duration retryAfter, Burst.Says says, int howMany) {
            this.retryAfter = retryAfter;
            this.burst = new Burst(clock, kind);
            burst.limit(perSecond, retryAfter, says);
            for (int node = 0; node < howMany; node++) {
                Pace pace = new Pace(0, failures -> Duration.ofMillis(50 + 37 * failures));
                pace.share(1.0 / howMany, 0);
                for (int hand = 0; hand < 16; hand++) {
                    at(0, () -> ask(pace, false));
                }
            }
        }

        void at(long when, Runnable what) {
            events.add(new Event(when, order++, what));
        }

        Play run(Duration time) {
            long end = now + time.toNanos();
            while (!events.isEmpty() && events.peek().at <= end) {
                Event event = events.remove();
                clock.advance(Duration.ofNanos(event.at - now));
                now = event.at;
                event.what.run();
            }
            clock.advance(Duration.ofNanos(end - now));
            now = end;
            return this;
        }

        private void ask(Pace pace, boolean waited) {
            Pace.Held held = pace.held(LANE, true, now);
            if (held != null) {
                // a thread wakes up a little late
                at(Math.min(held.until(), held.why() == Pace.Why.CROWD ? now + LATENCY / 3 : Long.MAX_VALUE) + 1_000_000, () -> ask(pace, waited || held.why() == Pace.Why.RATE));
                return;
            }
            Place place = pace.take(LANE, now, waited);
            at(now + LATENCY / 2, () -> arrives(pace, place));
        }

        private void arrives(Pace pace, Place place) {
            tooSoon += now < until ? 1 : 0;
            Burst.Verdict verdict = burst.take(LANE);
            (verdict.refused() ? refused : granted).add(now);
            if (verdict.refused() && verdict.headers().containsKey("Retry-After")) {
                // what was under way when it was said could not know
                long mayReturn = now + retryAfter.toNanos();
                at(now + LATENCY + 1, () -> until = Math.max(until, mayReturn));
            }
            at(now + LATENCY / 2, () -> answered(pace, place, verdict));
        }

        private void answered(Pace pace, Place place, Burst.Verdict verdict) {
            Signal signal = signal(verdict);
            if (verdict.refused()) {
                String after = verdict.headers().getOrDefault("Retry-After", verdict.headers().get("retry-after"));
                pace.refused(place, now, RetryAfter.read(after, clock), signal);
            } else {
                pace.answered(place, "kind", now, LATENCY, signal);
            }
            pace.leave(place);
            ask(pace, false);
        }

        private Signal signal(Burst.Verdict verdict) {
            okhttp3.Response.Builder response = new okhttp3.Response.Builder().request(new okhttp3.Request.Builder().url("http://127.0.0.1/").build())
                    .protocol(okhttp3.Protocol.HTTP_1_1).code(200).message("");
            verdict.headers().forEach(response::header);
            return Signal.of(response.build(), clock);
        }

        double used(long from, int perSecond) {
            return granted.stream().filter(at -> at >= from).count() / ((now - from) / (double) SECOND) / perSecond;
        }

        double refusedShare(long from) {
            double no = refused.stream().filter(at -> at >= from).count();
            return no / (no + granted.stream().filter(at -> at >= from).count());
        }
    }

    @ParameterizedTest
    @CsvSource({"5", "10", "20", "50"})
    void cloudsHeadersAreFollowedFromTheFirstCallOn(int perSecond) {
        Play play = new Play(Burst.Kind.CLOUD, perSecond, Duration.ofSeconds(1), Burst.Says.SECONDS, 1).run(Duration.ofMinutes(2));
        assertThat(play.used(0, perSecond)).isGreaterThan(0.95);
        assertThat(play.refusedShare(0)).isLessThan(0.01);
    }

    @ParameterizedTest
    @CsvSource({"5", "10", "20", "50"})
    void dataCentersHeadersAreFollowedFromTheFirstCallOn(int perSecond) {
        Play play = new Play(Burst.Kind.DATA_CENTER, perSecond, Duration.ofSeconds(1), Burst.Says.SECONDS, 1).run(Duration.ofMinutes(2));
        assertThat(play.used(0, perSecond)).isGreaterThan(0.95);
        assertThat(play.refusedShare(0)).isLessThan(0.01);
    }

    /** Nine seconds are what an extraction of some hundred issues takes; a full bucket to begin with is a second's calls more than the rate. */
    @ParameterizedTest
    @CsvSource({"CLOUD, 5", "CLOUD, 10", "CLOUD, 20", "DATA_CENTER, 5", "DATA_CENTER, 10", "DATA_CENTER, 20"})
    void aLimitThatIsToldIsUsedInAShortRunToo(Burst.Kind kind, int perSecond) {
        Play play = new Play(kind, perSecond, Duration.ofSeconds(1), Burst.Says.SECONDS, 1).run(Duration.ofSeconds(9));
        assertThat(play.granted.size()).isGreaterThan((int) (0.9 * perSecond * (9 + 1)));
        assertThat(play.refused).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"5, SECONDS", "10, SECONDS", "20, SECONDS", "50, SECONDS", "5, DATE", "10, DATE", "20, DATE", "50, DATE", "5, NOTHING", "10, NOTHING", "20, NOTHING", "50, NOTHING"})
    void aLimitOfWhichNothingIsSaidIsLearned(int perSecond, Burst.Says says) {
        long learning = 60 * SECOND;
        Play play = new Play(Burst.Kind.SILENT, perSecond, Duration.ofSeconds(1), says, 1).run(Duration.ofMinutes(6));
        assertThat(play.used(learning, perSecond)).isGreaterThan(0.9);
        assertThat(play.refusedShare(learning)).isLessThan(0.01);
        assertThat(play.tooSoon).isZero();
    }

    @Test
    void twoNodesShareOneLimit() {
        long learning = 60 * SECOND;
        for (Burst.Kind kind : Burst.Kind.values()) {
            Play play = new Play(kind, 20, Duration.ofSeconds(1), Burst.Says.SECONDS, 2).run(Duration.ofMinutes(5));
            assertThat(play.used(learning, 20)).as(kind.name()).isGreaterThan(0.9);
            assertThat(play.refusedShare(learning)).as(kind.name()).isLessThan(0.01);
        }
    }

    @Test
    void aLimitThatIsRaisedIsFoundOutAndOneThatIsLoweredIsKept() {
        Play play = new Play(Burst.Kind.SILENT, 20, Duration.ofSeconds(1), Burst.Says.SECONDS, 1).run(Duration.ofMinutes(2));
        play.burst.limit(100, Duration.ofSeconds(1), Burst.Says.SECONDS);
        play.run(Duration.ofMinutes(6));
        long raised = play.now;
        assertThat(play.run(Duration.ofMinutes(2)).used(raised, 100)).isGreaterThan(0.85);

        play.burst.limit(10, Duration.ofSeconds(1), Burst.Says.SECONDS);
        play.run(Duration.ofMinutes(1));
        long lowered = play.now;
        play.run(Duration.ofMinutes(4));
        assertThat(play.used(lowered, 10)).isGreaterThan(0.85);
        assertThat(play.refusedShare(lowered)).isLessThan(0.02);
    }

    @Test
    void aLongPauseIsHeldAndTeachesNoWrongRate() {
        Play play = new Play(Burst.Kind.SILENT, 10, Duration.ofSeconds(20), Burst.Says.SECONDS, 1).run(Duration.ofMinutes(10));
        long settled = 5 * 60 * SECOND;

        assertThat(play.used(settled, 10)).isGreaterThan(0.8);
        assertThat(play.refused.stream().filter(at -> at >= settled).count()).isLessThan(10);
    }

    @Test
    void aKindOfCallThatWasNeverMadeIsTriedBeforeManyAreSent() {
        Pace pace = new Pace(0, failures -> Duration.ofSeconds(1));
        for (int i = 0; i < 30; i++) {
            Place place = pace.take("GET known", 0, false);
            pace.answered(place, "known", 1, LATENCY, Signal.NONE);
            pace.leave(place);
        }
        assertThat(pace.atOnce()).isEqualTo(16);

        Place first = pace.take(LANE, 2, false);
        pace.take(LANE, 2, false);
        assertThat(pace.held(LANE, true, 2).why()).isEqualTo(Pace.Why.CROWD);
        pace.answered(first, "kind", 3, LATENCY, new Signal(5, 1, 5, false, false));
        assertThat(pace.held(LANE, true, 3).why()).isEqualTo(Pace.Why.RATE);
    }
}
