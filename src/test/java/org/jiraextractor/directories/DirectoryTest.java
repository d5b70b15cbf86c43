package org.jiraextractor.directories;

import org.jiraextractor.accounts.Sharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DirectoryTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:30:00Z");
    private static final LocalDateTime MORNING = LocalDateTime.of(2026, 11, 22, 9, 5);

    private static DirectoryDetails called(String name) {
        return new DirectoryDetails(name, null, null, null, null);
    }

    @Test
    void what_nobody_says_of_a_directory_is_private_and_as_the_one_above_has_it() {
        Directory directory = new Directory(UUID.randomUUID(), UUID.randomUUID(), called("Audit"), NOW);
        assertThat(directory.sharing()).isEqualTo(Sharing.PRIVATE);
        assertThat(directory.parentId()).isNull();
        assertThat(directory.retentionDays()).isNull();
        assertThat(directory.namePattern()).isNull();
        assertThat(directory.createdAt()).isEqualTo(directory.updatedAt()).isEqualTo(NOW);
    }

    @Test
    void a_change_says_all_of_it_anew_but_whose_it_is_and_since_when() {
        UUID owner = UUID.randomUUID();
        UUID above = UUID.randomUUID();
        Directory directory = new Directory(UUID.randomUUID(), owner, new DirectoryDetails("Audit", null, Sharing.USE, 30, "audit-{date}"), NOW);
        directory.change(new DirectoryDetails("Audits", above, Sharing.READ, null, null), NOW.plusSeconds(60));
        assertThat(directory.details()).isEqualTo(new DirectoryDetails("Audits", above, Sharing.READ, null, null));
        assertThat(directory.ownerId()).isEqualTo(owner);
        assertThat(directory.createdAt()).isEqualTo(NOW);
        assertThat(directory.updatedAt()).isEqualTo(NOW.plusSeconds(60));
    }

    @Test
    void it_does_not_lie_in_itself() {
        Directory directory = new Directory(UUID.randomUUID(), UUID.randomUUID(), called("Audit"), NOW);
        assertThatThrownBy(() -> directory.change(new DirectoryDetails("Audit", directory.id(), null, null, null), NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThat(directory.parentId()).isNull();
    }

    @Test
    void a_name_has_one_form_however_it_was_typed() {
        assertThat(called(" Cle\u0301 ").name()).isEqualTo("Cl\u00e9");
    }

    @ParameterizedTest
    @CsvSource({"'{project}-{date}', ALPHA-2026-11-22", "'{date} {time} {project}', 2026-11-22 0905 ALPHA", "'audit', audit", "'{project}{project}', ALPHAALPHA"})
    void a_pattern_is_filled_with_project_date_and_time(String pattern, String name) {
        assertThat(new NamePattern(pattern).fill("ALPHA", MORNING)).isEqualTo(name);
    }

    @Test
    void what_is_filled_in_is_no_pattern_itself() {
        assertThat(new NamePattern("{project}").fill("$1{date}\\", MORNING)).isEqualTo("$1{date}\\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{user}", "{Project}", "{}", "{project", "project}", "{{date}}", "a{date}b}", "{ date }"})
    void other_braces_are_refused(String pattern) {
        assertThat(NamePattern.wrong(pattern)).isEqualTo("directory.pattern.unknown");
        assertThatThrownBy(() -> new NamePattern(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb"})
    void so_is_what_is_no_line_of_text(String pattern) {
        assertThat(NamePattern.wrong(pattern)).isEqualTo("directory.pattern.wrong");
        assertThat(NamePattern.wrong("x".repeat(101))).isEqualTo("directory.pattern.wrong");
    }
}
