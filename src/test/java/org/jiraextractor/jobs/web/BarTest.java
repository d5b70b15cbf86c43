package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Phase;
import org.jiraextractor.jobs.Progress;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class BarTest {

    private static final Phase ATTACHMENTS = phase("attachments", 0, 0);

    @Test
    void it_counts_issues_and_of_what_belongs_to_them_what_is_here() {
        assertThat(Bar.of(JobState.RUNNING, progress(1_000, 100, 100, 50), List.of(ATTACHMENTS), true).part()).isEqualTo(0.075);
        assertThat(Bar.of(JobState.RUNNING, progress(100, 100, 0, 0), List.of(phase("histories", 200, 700)), false).part()).isEqualTo(0.375);
    }

    @Test
    void it_is_never_whole_before_the_end_and_gone_after_it() {
        assertThat(Bar.of(JobState.RUNNING, progress(100, 100, 10, 10), List.of(ATTACHMENTS), true).part()).isEqualTo(0.99);
        assertThat(Bar.of(JobState.RUNNING, progress(100, 100, 0, 0), List.of(phase("bundling", 0, 9)), true).part()).isEqualTo(0.99);
        assertThat(Bar.of(JobState.FAILED, progress(100, 120, 0, 0), List.of(ATTACHMENTS), true).part()).isEqualTo(0.99);
        assertThat(Bar.of(JobState.DONE, progress(100, 100, 10, 10), List.of(ATTACHMENTS), true)).isNull();
    }

    @Test
    void it_does_not_run_ahead_while_the_attachments_to_come_are_not_counted_yet() {
        assertThat(Bar.of(JobState.RUNNING, progress(100, 100, 0, 0), List.of(), true).part()).isEqualTo(0.5);
    }

    @Test
    void without_a_total_it_is_not_known_while_running_and_not_there_otherwise() {
        assertThat(Bar.of(JobState.RUNNING, Progress.NONE, List.of(), true).known()).isFalse();
        assertThat(Bar.of(JobState.QUEUED, Progress.NONE, List.of(), true)).isNull();
        assertThat(Bar.of(JobState.CANCELLED, Progress.NONE, List.of(), true)).isNull();
    }

    private static Phase phase(String name, long done, long total) {
        return new Phase(name, Instant.EPOCH, null, done, total);
    }

    private static Progress progress(long issues, long issuesDone, long attachments, long attachmentsDone) {
        return new Progress(issues, issuesDone, 0, 0, 0, attachments, attachmentsDone, 0, 0, 0, 0, 0, null);
    }
}
