package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Progress;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BarTest {

    @Test
    void it_counts_issues_and_attachments_of_their_totals() {
        assertThat(Bar.of(JobState.RUNNING, progress(100, 50, 100, 10)).part()).isEqualTo(0.3);
    }

    @Test
    void it_is_never_whole_before_the_end_and_gone_after_it() {
        assertThat(Bar.of(JobState.RUNNING, progress(100, 100, 10, 10)).part()).isEqualTo(0.99);
        assertThat(Bar.of(JobState.FAILED, progress(100, 120, 0, 0)).part()).isEqualTo(0.99);
        assertThat(Bar.of(JobState.DONE, progress(100, 100, 10, 10))).isNull();
    }

    @Test
    void without_a_total_it_is_not_known_while_running_and_not_there_otherwise() {
        assertThat(Bar.of(JobState.RUNNING, Progress.NONE).known()).isFalse();
        assertThat(Bar.of(JobState.QUEUED, Progress.NONE)).isNull();
        assertThat(Bar.of(JobState.CANCELLED, Progress.NONE)).isNull();
    }

    private static Progress progress(long issues, long issuesDone, long attachments, long attachmentsDone) {
        return new Progress(issues, issuesDone, 0, 0, 0, attachments, attachmentsDone, 0, 0, 0, 0, 0, null);
    }
}
