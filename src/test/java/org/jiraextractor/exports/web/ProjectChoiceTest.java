package org.jiraextractor.exports.web;

import org.jiraextractor.jira.Project;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProjectChoiceTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', value = {"ALPHA,project = \"ALPHA\" ORDER BY key", "ORDER,project = \"ORDER\" ORDER BY key", "A\" OR project is not empty OR \"B,project = \"A\\\" OR project is not empty OR \\\"B\" ORDER BY key",
            "A\\,project = \"A\\\\\" ORDER BY key"})
    void a_key_is_a_quoted_text_whatever_it_holds(String key, String jql) {
        assertThat(ProjectChoice.of(new Project(null, key, "x")).jql()).isEqualTo(jql);
    }
}
