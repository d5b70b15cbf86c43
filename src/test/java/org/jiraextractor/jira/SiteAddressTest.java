package org.jiraextractor.jira;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SiteAddressTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://example.atlassian.net", "http://x:8080/jira", "http://[::1]:80", "https://jira.example.org/a/b"})
    void is_what_a_connection_keeps(String url) {
        assertThat(address(url).baseUrl()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.com", "ftp://x", "file:///etc/passwd", "http:///", "http://user:pw@x", "http://x?a=b", "http://x#y", "http://x:99999", "javascript:alert(1)", "http:x", "http://x/", "http://x/a/../b", "HTTP://x"})
    void or_nothing_at_all(String url) {
        assertThatThrownBy(() -> address(url)).isInstanceOf(IllegalArgumentException.class);
    }

    private static SiteAddress address(String url) {
        return new SiteAddress(URI.create(url), Deployment.CLOUD, Credentials.bearer("t0ken"));
    }
}
