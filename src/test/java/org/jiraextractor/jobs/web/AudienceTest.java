package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.JobProgress;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.jobs.Progress;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Letter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

class AudienceTest {

    private final UUID job = UUID.randomUUID();
    private final List<JobEvent> kept = new ArrayList<>();
    private final List<Follower> followers = List.of(new Follower(Locale.ENGLISH), new Follower(Locale.FRENCH), new Follower(Locale.ENGLISH), new Follower(Locale.FRENCH));
    private Audience audience;

    /** Keeps what would be sent. */
    private static final class Follower implements JobStreams.Listener {

        private final Locale language;
        private final List<Letter> letters = new ArrayList<>();
        private final List<Long> numbers = new ArrayList<>();

        Follower(Locale language) {
            this.language = language;
        }

        @Override
        public void happened(Told event) {
            numbers.add(event.seq());
            letters.add(event.in(language));
        }

        @Override
        public void upTo(long seq) {
            numbers.add(-seq);
        }

        @Override
        public void progressed(Told progress) {
            letters.add(progress.in(language));
        }
    }

    /** What is kept, without a database. */
    private final class Kept extends Jobs {

        @Override
        public List<JobEvent> eventsAfter(UUID id, long after, int limit) {
            return kept.stream().filter(event -> event.seq() > after).limit(limit).toList();
        }

        @Override
        public long newestEvent(UUID id) {
            return kept.size();
        }

        @Override
        public Optional<JobProgress> progress(UUID id) {
            return Optional.of(new JobProgress(id, Progress.NONE, null));
        }
    }

    @BeforeEach
    void gather() {
        happens(1);
        audience = new Audience(job, new Kept());
        followers.forEach(audience::add);
        audience.look();
    }

    @Test
    void an_event_is_written_once_for_all_who_read_it_in_one_language() {
        happens(3);
        audience.stirElsewhere();
        audience.look();
        for (int i = 0; i < 4; i++) {
            assertThat(followers.get(0).letters.get(i)).isSameAs(followers.get(2).letters.get(i)).isNotSameAs(followers.get(1).letters.get(i));
            assertThat(followers.get(1).letters.get(i)).isSameAs(followers.get(3).letters.get(i));
        }
        assertThat(followers).allMatch(follower -> follower.letters.size() == 4);
    }

    @Test
    void whoever_said_nothing_or_the_same_twice_each_event_comes_once_and_in_order() {
        assertThat(followers).allMatch(follower -> follower.numbers.equals(List.of(-1L)));
        assertThat(audience.stir()).isTrue();
        assertThat(audience.stir()).as("a look waits already").isFalse();
        // of the first two hundred nobody has told us
        happens(450);
        audience.look();
        audience.look();
        List<Long> all = new ArrayList<>(List.of(-1L));
        for (long seq = 2; seq <= 451; seq++) {
            all.add(seq);
        }
        assertThat(followers).allMatch(follower -> follower.numbers.equals(all));
        assertThat(audience.stir()).as("and the next is asked for again").isTrue();
    }

    private void happens(int count) {
        for (int i = 0; i < count; i++) {
            kept.add(new JobEvent(job, kept.size() + 1, Instant.EPOCH, "log", "info", "job.event.resumes", List.of(), Json.tree(Map.of())));
        }
    }
}
