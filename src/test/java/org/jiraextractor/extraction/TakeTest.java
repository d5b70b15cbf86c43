package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which of two takes of an issue stands. */
class TakeTest {

    private static final String THEN = "2026-11-20T10:00:00.000+0000";
    private static final String LATER = "2026-11-20T10:00:00.001+0000";

    private static Take take(String updated, int comments, int ofThem) {
        ObjectNode line = RawJson.object().put("key", "A-1").put("updated", updated);
        for (int i = 0; i < comments; i++) {
            line.withArray("comments").addObject();
        }
        if (ofThem > comments) {
            line.putObject("expected").put("comments", ofThem);
        }
        return Take.of(line);
    }

    @Test
    void a_newer_one_stands_and_an_older_or_equal_one_does_not() {
        assertThat(take(THEN, 2, 2).yieldsTo(take(LATER, 3, 3))).isTrue();
        assertThat(take(THEN, 2, 2).yieldsTo(take(LATER, 1, 1))).as("a comment was deleted").isTrue();
        assertThat(take(THEN, 2, 2).yieldsTo(take(THEN, 2, 2))).isFalse();
        assertThat(take(LATER, 2, 2).yieldsTo(take(THEN, 2, 2))).isFalse();
    }

    @Test
    void a_newer_one_that_lacks_something_does_not_take_the_place_of_a_whole_one() {
        assertThat(take(THEN, 30, 30).yieldsTo(take(LATER, 20, 31))).isFalse();
        assertThat(take(THEN, 20, 30).yieldsTo(take(LATER, 20, 30))).isTrue();
    }

    @Test
    void a_fuller_one_stands_whenever_it_was() {
        assertThat(take(THEN, 20, 30).yieldsTo(take(THEN, 30, 30))).isTrue();
    }

    @Test
    void an_issue_that_does_not_say_when_it_changed_is_believed_to_have() {
        assertThat(take(null, 2, 2).yieldsTo(take(null, 2, 2))).isTrue();
    }
}
