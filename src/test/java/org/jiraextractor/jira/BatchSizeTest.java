package org.jiraextractor.jira;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BatchSizeTest {

    private final BatchSize batch = new BatchSize();

    @Test
    void small_issues_come_by_the_hundred_and_large_ones_by_the_handful() {
        for (int i = 0; i < 5; i++) {
            batch.came(batch.next(), batch.next() * 5_000L);
        }
        assertThat(batch.next()).isEqualTo(BatchSize.MOST);
        batch.came(100, 100 * BatchSize.HANDY_BYTES / 8);
        assertThat(batch.next()).isEqualTo(8);
        batch.came(8, 8 * 3 * BatchSize.HANDY_BYTES);
        assertThat(batch.next()).isEqualTo(1);
        batch.came(1, 1_000);
        assertThat(batch.next()).as("grows again, not at once").isEqualTo(2);
    }

    @Test
    void the_first_answer_tells_at_once() {
        assertThat(batch.known()).isFalse();
        assertThat(batch.next()).isLessThan(BatchSize.MOST);
        batch.came(batch.next(), batch.next() * 5_000L);
        assertThat(batch.known()).isTrue();
        assertThat(batch.next()).isEqualTo(BatchSize.MOST);
    }

    @Test
    void an_answer_that_did_not_come_halves_it_and_a_site_that_gives_fewer_is_not_asked_for_more() {
        batch.tooMany(25);
        assertThat(batch.next()).isEqualTo(12);
        batch.capped(10);
        for (int i = 0; i < 5; i++) {
            batch.came(10, 10_000);
        }
        assertThat(batch.next()).isEqualTo(10);
        batch.tooMany(1);
        assertThat(batch.next()).isEqualTo(1);
    }
}
