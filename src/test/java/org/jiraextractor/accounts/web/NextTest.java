package org.jiraextractor.accounts.web;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NextTest {

    @ParameterizedTest
    @ValueSource(strings = {"/jobs/7?tab=files", "/connections", "/"})
    void a_page_of_ours_is_where_one_goes(String next) {
        assertThat(Next.after(next)).hasToString(next);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/%zz", "javascript:alert(1)", "evil.example", "", "/login?next=/login", "/\n/evil.example", "/api/auth/me"})
    void another_site_or_nonsense_is_home(String next) {
        assertThat(Next.after(next)).hasToString("/");
    }
}
