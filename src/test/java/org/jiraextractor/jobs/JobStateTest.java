package org.jiraextractor.jobs;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** queued → running → done | failed | cancelled, with paused between. */
class JobStateTest {

    @ParameterizedTest
    @CsvSource({
            "QUEUED,    RUNNING PAUSED CANCELLED",
            "RUNNING,   QUEUED RUNNING PAUSED DONE FAILED CANCELLED",
            "PAUSED,    QUEUED CANCELLED",
            "FAILED,    QUEUED",
            "CANCELLED, QUEUED",
            "DONE,      ''",
    })
    void a_state_leads_only_where_it_may(JobState from, String to) {
        Set<JobState> reached = Arrays.stream(JobState.values()).filter(from::mayBecome).collect(Collectors.toSet());
        Set<JobState> expected = Arrays.stream(to.strip().split(" ")).filter(word -> !word.isEmpty()).map(JobState::valueOf).collect(Collectors.toSet());
        assertThat(reached).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"QUEUED,false", "RUNNING,false", "PAUSED,false", "DONE,true", "FAILED,true", "CANCELLED,true"})
    void only_done_failed_and_cancelled_are_ends(JobState state, boolean end) {
        assertThat(state.ended()).isEqualTo(end);
    }
}
