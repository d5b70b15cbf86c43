package org.jiraextractor.config;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class GuessableTest {

    private static final List<String> JANE = List.of("jane.doe@example.org", "Jane Doe", "https://tickets.acme.example");

    @ParameterizedTest
    @ValueSource(strings = {"password1234", "P@ssw0rd2026!", "PASSWORD-PASSWORD", "passwordpassword", "qwertyuiop[]", "azertyuiop123", "1q2w3e4r5t6y", "123456789012", "abcdefghijkl", "987654321098",
            "aaaaaaaaaaaa", "abcabcabcabc", "Bienvenue2026", "correcthorsebatterystaple", "Correct Horse Battery Staple", "c0rrecth0rsebatterystaple", "letmein-letmein", "MotDePasse!!!!",
            "Welcome to Jira", "JiraIssueExtractor", "jira-extractor-1", "janedoe123456", "Jane.Doe.2026", "doe-jane-acme", "jane@example.org", "ACME-tickets-1", "iloveyou!!!!!", "summer2026!!!", "Août2026Août2026"})
    void what_anybody_would_try_first_is_refused(String password) {
        assertThat(Guessable.is(password, JANE)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "a password for tests", "long enough for it", "hunter22hunter22", "pluie sabre tiroir", "vT7#kq92LmXz", "8392017465830", "zwölf kräne im nebel", "雨の日は家で本を読むのが好き"})
    void what_has_something_of_its_own_is_taken(String password) {
        assertThat(Guessable.is(password, JANE)).isFalse();
    }

    @Test
    void what_is_not_known_of_a_person_is_left_out() {
        assertThat(Guessable.is("correct horse battery", Arrays.asList(null, "", "a@b"))).isFalse();
    }

    @Test
    void each_line_of_the_list_is_long_enough_to_matter_and_stands_there_once() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("src/main/resources/org/jiraextractor/config/common-passwords.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("word ")).toList();
        assertThat(lines).doesNotHaveDuplicates().allSatisfy(line -> assertThat(line.length()).as(line).isGreaterThanOrEqualTo(Guessable.SHORTEST))
                .allSatisfy(line -> assertThat(Guessable.is(line, List.of())).as(line).isTrue());
    }

    @Test
    void a_password_without_end_is_judged_in_no_time() {
        String mean = String.join("", Collections.nCopies(500, "ab"));
        assertThat(Guessable.is(mean, JANE)).isTrue();
        assertThat(Guessable.is("x".repeat(999) + "y", JANE)).isTrue();
    }
}
