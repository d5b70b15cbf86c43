package org.jiraextractor.page;

import jakarta.servlet.http.HttpServletRequest;
import org.jiraextractor.config.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;

class PassageTest {

    private static final Passage PASSAGE = new Passage(Settings.read(Map.of("JIRA_EXTRACTOR_TRUSTED_PROXIES", "10.0.0.0/8, fd00::1")).http().trustedProxies(), Optional.empty());

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "10.0.0.1    | 192.0.2.7                          | 192.0.2.7",
            "10.0.0.1    | 203.0.113.9, 192.0.2.7             | 192.0.2.7",
            "10.0.0.1    | 203.0.113.9, 192.0.2.7, 10.1.1.1   | 192.0.2.7",
            "10.0.0.1    | 192.0.2.7:4711                     | 192.0.2.7",
            "fd00::1     | [2001:db8::7]:4711                 | 2001:db8:0:0:0:0:0:7",
            "10.0.0.1    | 10.2.2.2, 10.3.3.3                 | 10.2.2.2",
            "10.0.0.1    | unknown                            | 10.0.0.1",
            "10.0.0.1    | 192.0.2.7, evil.example.org        | 10.0.0.1",
            "10.0.0.1    | ''                                 | 10.0.0.1",
            "192.0.2.66  | 127.0.0.1                          | 192.0.2.66",
            "192.0.2.66  | 10.0.0.1, 10.0.0.1                 | 192.0.2.66",
            "11.0.0.1    | 192.0.2.7                          | 11.0.0.1"})
    void the_address_is_the_last_that_no_proxy_of_ours_has(String peer, String forwarded, String expected) {
        assertThat(PASSAGE.address(request(peer, Map.of("X-Forwarded-For", forwarded)))).isEqualTo(expected);
    }

    @Test
    void a_proxy_says_by_which_name_and_whether_over_tls_and_a_stranger_does_not() {
        Map<String, String> said = Map.of("Host", "app:8080", "X-Forwarded-Host", "evil.example.org, jie.example.org", "X-Forwarded-Proto", "http, https");
        assertThat(PASSAGE.host(request("10.0.0.1", said))).isEqualTo("jie.example.org");
        assertThat(PASSAGE.secure(request("10.0.0.1", said))).isTrue();
        assertThat(PASSAGE.host(request("192.0.2.1", said))).isEqualTo("app:8080");
        assertThat(PASSAGE.secure(request("192.0.2.1", said))).isFalse();
        assertThat(PASSAGE.scheme(request("192.0.2.1", said))).isEqualTo("http");
    }

    @Test
    void a_base_url_with_tls_counts_for_who_asks_by_its_name() {
        Passage passage = new Passage(List.of(), Optional.of(URI.create("https://jie.example.org")));
        assertThat(passage.scheme(request("127.0.0.1", Map.of("Host", "jie.example.org")))).isEqualTo("https");
        assertThat(passage.scheme(request("127.0.0.1", Map.of("Host", "localhost:8080")))).isEqualTo("http");
        assertThat(passage.secure(request("127.0.0.1", Map.of("Host", "localhost:8080")))).as("what is given is for TLS alone").isTrue();
    }

    private static HttpServletRequest request(String peer, Map<String, String> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(PassageTest.class.getClassLoader(), new Class<?>[] {HttpServletRequest.class}, (proxy, method, args) -> switch (method.getName()) {
            case "getRemoteAddr" -> peer;
            case "getHeader" -> headers.get((String) args[0]);
            case "getHeaders" -> Collections.enumeration(headers.containsKey((String) args[0]) ? List.of(headers.get((String) args[0])) : List.of());
            case "isSecure" -> false;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }
}
