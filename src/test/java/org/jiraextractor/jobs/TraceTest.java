package org.jiraextractor.jobs;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jiraextractor.json.Json;
import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class TraceTest {

    @Test
    void equal_steps_carry_on_what_had_come_while_nothing_did() {
        Trace trace = Trace.NONE.plus(600, 10).plus(2_700, 30);

        assertThat(trace).isEqualTo(new Trace(500, List.of(0L, 10L, 10L, 10L, 10L, 30L)));
        assertThat(trace.perSecond()).containsExactly(0.0, 20.0, 0.0, 0.0, 0.0);
    }

    @Test
    void what_takes_longer_is_told_in_longer_steps() {
        Trace trace = Trace.NONE;
        for (long second = 0; second <= 3_600; second++) {
            trace = trace.plus(second * 1_000, second * 5);
        }

        assertThat(trace.come()).hasSizeLessThanOrEqualTo(Trace.MOST);
        assertThat(trace.stepMs()).isEqualTo(64_000);
        assertThat(trace.perSecond()).allSatisfy(rate -> assertThat(rate).isBetween(4.8, 5.1));
    }

    @Test
    void it_is_kept_as_json() {
        Trace trace = Trace.NONE.plus(1_200, 7);

        assertThat(Json.read(Json.write(trace), Trace.class)).isEqualTo(trace);
    }

    @Property(tries = 300, seed = "20261122")
    void however_it_went_it_is_few_numbers_that_never_fall_and_end_in_all_that_came(@ForAll @Size(max = 80) List<@IntRange(max = 5_000_000) Integer> waits) {
        Trace trace = Trace.NONE;
        long at = 0;
        long things = 0;
        for (int wait : waits) {
            at += wait;
            things += wait % 1_000;
            trace = trace.plus(at, things);
        }

        assertThat(trace.come()).hasSizeBetween(1, Trace.MOST).isSorted();
        assertThat(trace.come().get(trace.come().size() - 1)).isEqualTo(things);
        assertThat((trace.come().size() - 1) * trace.stepMs()).isLessThanOrEqualTo(at);
    }
}
