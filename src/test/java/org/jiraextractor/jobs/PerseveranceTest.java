package org.jiraextractor.jobs;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class PerseveranceTest {

    private static final Refusal FULL = new Refusal(Code.STORAGE_FULL, "storage.full");

    @Test
    void whoever_was_told_to_stop_stops_whatever_else_broke_on_the_way() {
        assertThat(after(new JobStopped(JobStopped.Reason.LEASE_LOST))).isEqualTo(new Perseverance.Stop(JobStopped.Reason.LEASE_LOST));
        assertThat(after(new IOException(new JobStopped(JobStopped.Reason.CANCEL)))).isEqualTo(new Perseverance.Stop(JobStopped.Reason.CANCEL));
        assertThat(Perseverance.after(FULL, Optional.of(JobStopped.Reason.PAUSE), "e")).isEqualTo(new Perseverance.Stop(JobStopped.Reason.PAUSE));
    }

    @Test
    void a_full_disk_pauses_the_job_wherever_it_was_noticed() {
        IOException closing = new IOException("broken");
        closing.addSuppressed(FULL);
        for (Throwable thrown : new Throwable[] {FULL, new RuntimeException(FULL), new UncheckedIOException(new IOException(FULL)), closing, new RuntimeException(new SQLException("full", "53100"))}) {
            assertThat(after(thrown)).as(thrown.toString()).isInstanceOfSatisfying(Perseverance.HoldOn.class, next -> {
                assertThat(next.why().code()).isEqualTo("storage_full");
                assertThat(next.reason()).isEqualTo("storage");
            });
        }
    }

    @Test
    void a_site_that_may_mend_pauses_the_job_and_one_that_refuses_for_good_fails_it() {
        Refusal lasting = new Refusal(Code.UPSTREAM_ERROR, "jira.cut", "example.org") {
            @Override
            public boolean mayPass() {
                return true;
            }
        };
        assertThat(after(lasting)).isInstanceOfSatisfying(Perseverance.HoldOn.class, next -> assertThat(next.reason() + " " + next.why().code()).isEqualTo("retry upstream_error"));
    }

    @ParameterizedTest
    @EnumSource(value = Code.class, mode = EnumSource.Mode.EXCLUDE, names = {"STORAGE_FULL", "STORAGE_UNAVAILABLE"})
    void every_other_refusal_fails_the_job_with_its_word(Code code) {
        assertThat(after(new Refusal(code, "problem.not_found"))).isInstanceOfSatisfying(Perseverance.Fail.class, next -> assertThat(next.why().code()).isEqualTo(code.word()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P03", "53300"})
    void a_database_that_was_away_has_the_job_tried_again(String state) {
        assertThat(after(new RuntimeException(new SQLException("away", state)))).isEqualTo(new Perseverance.Again());
    }

    @Test
    void what_nobody_foresaw_fails_the_job_under_a_number() {
        for (Throwable thrown : new Throwable[] {new NullPointerException(), new IOException("odd"), new RuntimeException(new SQLException("wrong", "23505")), new OutOfMemoryError()}) {
            assertThat(after(thrown)).isEqualTo(new Perseverance.Fail(Failure.internal("e")));
        }
        RuntimeException one = new RuntimeException();
        RuntimeException other = new RuntimeException(one);
        one.initCause(other);
        assertThat(after(one)).isInstanceOf(Perseverance.Fail.class);
    }

    private static Perseverance.Next after(Throwable thrown) {
        return Perseverance.after(thrown, Optional.empty(), "e");
    }
}
