package org.jiraextractor.jobs.web;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class RateTest {

    @Test
    void while_it_runs_it_is_that_of_late_and_after_the_end_that_of_all() {
        List<Double> rates = List.of(0.0, 1_000.0, 10.0, 10.0, 10.0, 10.4);

        assertThat(Rate.of(rates, false).perSecond()).isEqualTo(10L);
        assertThat(Rate.of(rates, true).perSecond()).isEqualTo(173L);
        assertThat(Rate.of(List.of(0.5, 0.4, 0.5), false).perSecond()).isEqualTo(0.5);
        assertThat(Rate.of(rates, true).most()).isEqualTo(1_000L);
    }

    @Test
    void the_line_goes_from_edge_to_edge_and_from_the_ground_to_the_top() {
        Rate rate = Rate.of(List.of(0.0, 50.0, 100.0), false);

        assertThat(rate.line()).isEqualTo("0.0,39.0 120.0,21.0 240.0,3.0");
        assertThat(rate.area()).isEqualTo("0,40 0.0,39.0 120.0,21.0 240.0,3.0 240,40");
    }

    @Test
    void once_all_is_here_the_time_of_writing_counts_no_more() {
        assertThat(Rate.of(List.of(10.0, 20.0, 30.0, 0.0, 0.0, 0.0, 0.0), true)).isEqualTo(Rate.of(List.of(10.0, 20.0, 30.0), true));
        assertThat(Rate.of(List.of(10.0, 20.0, 30.0, 0.0), false).perSecond()).isEqualTo(15L);
    }

    @Test
    void too_little_says_nothing() {
        assertThat(Rate.of(List.of(5.0, 6.0), false).line()).isNull();
        assertThat(Rate.of(List.of(0.0, 0.0, 0.0), false).perSecond()).isNull();
    }
}
