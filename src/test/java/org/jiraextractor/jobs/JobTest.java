package org.jiraextractor.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A job moves by its verbs alone, and refuses with its reason. */
class JobTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Job job = new Job(UUID.randomUUID(), UUID.randomUUID(),
            new NewJob("export", "alpha", null, null, null, null, Sharing.PRIVATE, JsonNodeFactory.instance.objectNode()), NOW);

    @Test
    void a_new_job_waits() {
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void each_claim_has_a_higher_epoch_and_the_first_start_stays() {
        job.claim("one", NOW, NOW.plusSeconds(30));
        job.claim("two", NOW.plusSeconds(60), NOW.plusSeconds(90));
        assertThat(job.leaseEpoch()).isEqualTo(2);
        assertThat(job.startedAt()).isEqualTo(NOW);
        assertThatThrownBy(() -> job.requireLease(1)).isInstanceOf(JobStopped.class);
    }

    @Test
    void a_running_job_is_asked_to_cancel_and_a_waiting_one_is_cancelled() {
        job.claim("node", NOW, NOW.plusSeconds(30));
        job.cancel(NOW);
        assertThat(job.state()).isEqualTo(JobState.RUNNING);
        assertThat(job.requested()).isEqualTo("cancel");
        job.stopped(JobStopped.Reason.CANCEL, NOW);
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
        assertThat(job.requested()).isNull();
        job.retry();
        job.cancel(NOW);
        assertThat(job.state()).isEqualTo(JobState.CANCELLED);
    }

    @Test
    void to_cancel_stands_above_to_pause() {
        job.claim("node", NOW, NOW.plusSeconds(30));
        job.cancel(NOW);
        job.pause();
        assertThat(job.requested()).isEqualTo("cancel");
    }

    @Test
    void a_node_that_stops_hands_its_job_back() {
        job.claim("node", NOW, NOW.plusSeconds(30));
        job.stopped(JobStopped.Reason.SHUTDOWN, NOW);
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThatThrownBy(() -> job.requireLease(1)).isInstanceOf(JobStopped.class);
    }

    @Test
    void a_failed_job_says_why_until_it_is_retried() {
        job.claim("node", NOW, NOW.plusSeconds(30));
        job.fail(new Failure("bad_credentials", "job.hint.bad_credentials", List.of()), NOW);
        assertThat(job.error().code()).isEqualTo("bad_credentials");
        assertThat(job.finishedAt()).isEqualTo(NOW);
        job.retry();
        assertThat(job.error()).isNull();
        assertThat(job.finishedAt()).isNull();
    }

    @Test
    void a_finished_job_keeps_what_it_left() {
        job.claim("node", NOW, NOW.plusSeconds(30));
        job.succeed(new Outcome(true, new Artifact("local:jobs/x/alpha.zip", 7, 2), null), NOW);
        assertThat(job.artifact()).isEqualTo(new Artifact("local:jobs/x/alpha.zip", 7, 2));
        assertThat(job.phase()).isEqualTo("finished");
        refuses(() -> job.cancel(NOW));
        refuses(job::pause);
        refuses(job::resume);
        refuses(job::retry);
    }

    private static void refuses(Runnable verb) {
        assertThatThrownBy(verb::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.WRONG_STATE));
    }

    @Test
    void it_pauses_by_itself_for_longer_each_time_and_fails_when_that_never_helps() {
        Failure why = new Failure("upstream_error", "jira.failed", java.util.List.of("503"));
        java.util.List<Long> minutes = new java.util.ArrayList<>();
        for (int i = 0; i < 12; i++) {
            job.claim("node", NOW, NOW.plusSeconds(30));
            job.holdOn(why, "retry", NOW);
            assertThat(job.state()).isEqualTo(JobState.PAUSED);
            assertThat(job.pausedReason()).isEqualTo("breaker");
            assertThat(job.error()).isEqualTo(why);
            minutes.add(java.time.Duration.between(NOW, job.waiting().until()).toMinutes());
            job.resumeByItself();
            assertThat(job.error()).isNull();
        }
        assertThat(minutes).startsWith(5L, 10L, 20L, 40L, 80L, 80L);
        job.claim("node", NOW, NOW.plusSeconds(30));
        job.holdOn(why, "retry", NOW);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.error()).isEqualTo(why);
    }

    @Test
    void it_looks_for_room_soon_and_as_often_as_it_takes() {
        Failure why = new Failure("storage_full", "storage.full", java.util.List.of());
        java.util.List<Long> seconds = new java.util.ArrayList<>();
        for (int i = 0; i < 100; i++) {
            job.claim("node", NOW, NOW.plusSeconds(30));
            job.holdOn(why, "storage", NOW);
            assertThat(job.state()).isEqualTo(JobState.PAUSED);
            seconds.add(java.time.Duration.between(NOW, job.waiting().until()).toSeconds());
            job.resumeByItself();
        }
        assertThat(seconds).startsWith(30L, 60L, 120L, 240L, 480L, 480L).endsWith(480L);
    }

    @Test
    void somebody_who_resumes_it_begins_anew_and_what_was_asked_goes_before() {
        Failure why = new Failure("upstream_error", "jira.failed", java.util.List.of("503"));
        for (int i = 0; i < 20; i++) {
            job.claim("node", NOW, NOW.plusSeconds(30));
            job.holdOn(why, "retry", NOW);
            assertThat(job.waiting().until()).isEqualTo(NOW.plusSeconds(300));
            job.resume();
        }
        job.claim("node", NOW, NOW.plusSeconds(30));
        job.pause();
        job.holdOn(why, "retry", NOW);
        assertThat(job.pausedReason()).isEqualTo("user");
    }
}
