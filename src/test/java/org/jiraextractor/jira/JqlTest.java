package org.jiraextractor.jira;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.time.ZoneId;

import static org.assertj.core.api.Assertions.assertThat;

class JqlTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "project = A ORDER BY created DESC                | project = A",
        "project = A order  by created                    | project = A",
        "project = A Order\tBy key                        | project = A",
        "project = A                                      | project = A",
        "ORDER BY key                                     | ``",
        "summary ~ \"order by\"                           | summary ~ \"order by\"",
        "summary ~ 'x order by y' ORDER BY rank           | summary ~ 'x order by y'",
        "summary ~ \"a \\\" order by b\" AND x = 1        | summary ~ \"a \\\" order by b\" AND x = 1",
        "\"Order by\" = 3                                 | \"Order by\" = 3",
        "border by = 1                                    | border by = 1",
        "cf[10001] = order AND by = 2                     | cf[10001] = order AND by = 2",
        "(project = A)ORDER BY key                        | (project = A)",
        "summary ~ \"never closed ORDER BY key            | summary ~ \"never closed ORDER BY key"})
    void order_by_is_taken_off_unless_a_quote_hides_it(String jql, String unordered) {
        assertThat(Jql.unordered(jql)).isEqualTo(unordered);
    }

    @Test
    void an_hour_that_comes_twice_is_asked_for_from_before_it_came_first() {
        ZoneId toronto = ZoneId.of("America/Toronto");
        assertThat(Jql.changedSinceMinute("a = 1", Instant.parse("2025-11-02T05:30:31Z"), toronto)).as("the first half past one").contains("updated >= \"2025-11-02 00:30\"");
        assertThat(Jql.changedSinceMinute("a = 1", Instant.parse("2025-11-02T06:30:31Z"), toronto)).as("the second").contains("updated >= \"2025-11-02 00:30\"");
        assertThat(Jql.changedSinceMinute("a = 1", Instant.parse("2025-11-02T07:00:00Z"), toronto)).contains("updated >= \"2025-11-02 02:00\"");
        assertThat(Jql.changedSinceMinute("a = 1", Instant.parse("2026-03-08T07:10:00Z"), toronto)).as("after the hour that never comes").contains("updated >= \"2026-03-08 03:10\"");
    }

    @Test
    void what_changed_is_asked_in_milliseconds_or_in_minutes_of_the_account() {
        Instant moment = Instant.parse("2026-11-20T10:11:12.345Z");
        assertThat(Jql.changedSince("a = 1 OR b = 2 ORDER BY key", moment)).isEqualTo("(a = 1 OR b = 2) AND updated >= 1795169472345 ORDER BY key ASC");
        assertThat(Jql.changedSinceMinute("a = 1", moment, ZoneId.of("America/Toronto"))).isEqualTo("(a = 1) AND updated >= \"2026-11-20 05:11\" ORDER BY key ASC");
    }

    @Test
    void a_text_made_to_confuse_the_tokenizer_takes_no_time() {
        String hostile = "\"" + "\\\"a".repeat(100_000);
        assertThat(Jql.unordered(hostile)).isEqualTo(hostile);
    }
}
