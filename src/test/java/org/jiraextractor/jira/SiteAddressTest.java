package org.jiraextractor.jira;

import org.jiraextractor.words.Refusal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SiteAddressTest {

    @ParameterizedTest
    @CsvSource({"https://Example.Atlassian.NET/, https://example.atlassian.net", "' HTTP://x:8080/jira// ', http://x:8080/jira", "http://[::1]:80/, http://[::1]:80"})
    void is_made_regular(String typed, String regular) {
        assertThat(SiteAddress.baseUrl(typed)).hasToString(regular);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "ftp://x", "file:///etc/passwd", "http://", "http://user:pw@x", "http://x?a=b", "http://x/#y", "http://x:0", "http://x:99999", "http://a b",
            "javascript:alert(1)", "http://[fe80::1%25eth0]/", "http:x", "http://x\\@169.254.169.254"})
    void or_refused_for_its_field(String typed) {
        assertThatThrownBy(() -> SiteAddress.baseUrl(typed)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.fields()).extracting(Refusal.Field::name).containsExactly("base_url"));
    }
}
