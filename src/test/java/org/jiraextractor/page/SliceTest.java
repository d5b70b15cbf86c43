package org.jiraextractor.page;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SliceTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "201", "-1", "ten", "1e2", "99999999999", " 5"})
    void a_limit_outside_1_to_200_is_a_wrong_field(String limit) {
        assertThat(catchThrowableOfType(Refusal.class, () -> Slice.ask(limit, null)).fields()).extracting(Refusal.Field::name).containsExactly("limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%%%", "MQo", "Mgox", "..", "MQpub3QgYSB0aW1l", "MQorMTAwMDAwMDAwMC0xMi0zMVQyMzo1OTo1OVo", "MQotNDcxMy0wMS0wMVQwMDowMDowMFo"})
    void a_cursor_that_we_never_gave_is_a_wrong_field_and_never_a_defect(String cursor) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> Slice.ask(null, cursor).after().instant(0));
        assertThat(refusal.code()).isEqualTo(Code.INVALID_FIELD);
    }

    @Property(tries = 300, seed = "20261121")
    void whatever_comes_in_as_a_cursor_is_read_or_refused(@ForAll String cursor) {
        try {
            Slice.Ask ask = Slice.ask(null, cursor);
            if (ask.after() != null) {
                ask.after().number(3);
            }
        } catch (Refusal refused) {
            assertThat(refused.code()).isEqualTo(Code.INVALID_FIELD);
        }
    }

    @Property(tries = 50, seed = "20261121")
    void following_the_cursors_shows_everything_once_in_order(@ForAll @net.jqwik.api.constraints.IntRange(max = 60) int count, @ForAll @net.jqwik.api.constraints.IntRange(min = 1, max = 20) int limit) {
        List<Long> all = IntStream.range(0, count).mapToObj(i -> (long) i).toList();
        List<Long> seen = new ArrayList<>();
        String cursor = null;
        do {
            Slice.Ask ask = Slice.ask(String.valueOf(limit), cursor);
            long after = ask.after() == null ? -1 : ask.after().number(1);
            List<Long> rows = all.stream().filter(i -> i > after).limit(ask.rows()).toList();
            Slice<Long> slice = Slice.of(rows, ask, row -> row, row -> Cursor.of(Instant.EPOCH, row));
            seen.addAll(slice.items());
            cursor = slice.nextCursor();
        } while (cursor != null);

        assertThat(seen).isEqualTo(all);
    }
}
