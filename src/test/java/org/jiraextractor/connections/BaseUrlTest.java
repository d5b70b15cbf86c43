package org.jiraextractor.connections;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BaseUrlTest {

    @ParameterizedTest
    @CsvSource({
            "https://example.atlassian.net,           https://example.atlassian.net",
            "https://example.atlassian.net/,          https://example.atlassian.net",
            "' https://example.atlassian.net/ ',      https://example.atlassian.net",
            "HTTPS://Example.Atlassian.NET,           https://example.atlassian.net",
            "https://jira.example.org/jira/,          https://jira.example.org/jira",
            "https://jira.example.org/Jira//,         https://jira.example.org/Jira",
            "https://jira.example.org/a/b,            https://jira.example.org/a/b",
            "https://jira.example.org:443/,           https://jira.example.org",
            "http://jira.example.org:80,              http://jira.example.org",
            "https://jira.example.org:8443/jira,      https://jira.example.org:8443/jira",
            "http://jira:8080,                        http://jira:8080",
            "http://127.0.0.1:2990/jira,              http://127.0.0.1:2990/jira",
            "http://[2001:DB8::1]:8080,               http://[2001:db8::1]:8080",
            "https://bücher.example,                  https://xn--bcher-kva.example",
            "https://api.atlassian.com/ex/jira/11-22, https://api.atlassian.com/ex/jira/11-22"})
    void one_spelling_for_every_way_to_write_it(String given, String kept) throws BaseUrl.Wrong {
        assertThat(BaseUrl.parse(given)).hasToString(kept);
    }

    @ParameterizedTest
    @CsvSource({
            "example.atlassian.net,                  connection.base_url.scheme",
            "ftp://example.org,                      connection.base_url.scheme",
            "file:///etc/passwd,                     connection.base_url.scheme",
            "javascript:alert(1),                    connection.base_url.scheme",
            "/jira,                                  connection.base_url.scheme",
            "https://,                               connection.base_url.malformed",
            "https:jira.example.org,                 connection.base_url.malformed",
            "https:///jira,                          connection.base_url.malformed",
            "https://jira example.org,               connection.base_url.malformed",
            "https://jira.example.org\\evil,         connection.base_url.malformed",
            "http://my_jira:8080,                    connection.base_url.malformed",
            "https://jira.1,                         connection.base_url.malformed",
            "https://[::1,                           connection.base_url.malformed",
            "https://jira.example.org:,              connection.base_url.malformed",
            "https://jira.example.org:x,             connection.base_url.malformed",
            "https://jira%2eexample.org,             connection.base_url.malformed",
            "https://jira.example.org:0,             connection.base_url.port",
            "https://jira.example.org:70000,         connection.base_url.port",
            "https://me@jira.example.org,            connection.base_url.user_info",
            "https://me:secret@jira.example.org,     connection.base_url.user_info",
            "https://jira.example.org?a=b,           connection.base_url.query",
            "https://jira.example.org/?,             connection.base_url.query",
            "https://jira.example.org/#x,            connection.base_url.fragment",
            "https://jira.example.org/a/../b,        connection.base_url.path",
            "https://jira.example.org/%2E%2e/b,      connection.base_url.path",
            "https://jira.example.org/./b,           connection.base_url.path",
            "https://jira.example.org/a//b,          connection.base_url.path"})
    void what_is_no_base_url_is_refused_by_the_rule_it_breaks(String given, String key) {
        assertThatThrownBy(() -> BaseUrl.parse(given)).isInstanceOfSatisfying(BaseUrl.Wrong.class, wrong -> assertThat(wrong.key()).isEqualTo(key));
    }

    @Property(seed = "20261121")
    void any_text_is_either_kept_in_a_spelling_that_stays_or_refused(@ForAll String given) {
        try {
            String kept = BaseUrl.parse("https://jira.example.org/" + given).text();
            assertThat(BaseUrl.parse(kept).text()).isEqualTo(kept);
            assertThat(kept).startsWith("https://jira.example.org").doesNotContain("?", "#", "..", " ").doesNotEndWith("/");
        } catch (BaseUrl.Wrong wrong) {
            assertThat(wrong.key()).startsWith("connection.base_url.");
        }
    }
}
