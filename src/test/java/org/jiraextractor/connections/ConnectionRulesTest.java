package org.jiraextractor.connections;

import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.connections.ConnectionDetails.Auth;
import org.jiraextractor.jira.Credentials.Type;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionRulesTest {

    private static final Auth BASIC = new Auth(Type.BASIC, "ada@example.org", "token");
    private static final String URL = "https://example.atlassian.net";

    @Test
    void sound_details_have_no_faults() {
        assertThat(faults("Example", URL, BASIC)).isEmpty();
        assertThat(faults("Ex é 例", URL, new Auth(Type.BEARER, null, "NjY2+/=-._~"))).isEmpty();
        assertThat(faults("x".repeat(100), URL, new Auth(Type.BASIC, "ada", "pass wörd"))).isEmpty();
    }

    @Test
    void every_fault_is_told_at_once() {
        assertThat(faults(" ", "ftp://example.org", new Auth(Type.BASIC, null, null))).isEqualTo(Map.of(
                "name", "connection.name.required",
                "baseUrl", "connection.base_url.scheme",
                "auth.user", "connection.user.required",
                "auth.secret", "connection.secret.required.basic"));
    }

    @Test
    void a_name_has_one_to_a_hundred_characters() {
        assertThat(faults(null, URL, BASIC)).containsOnly(Map.entry("name", "connection.name.required"));
        assertThat(faults("x".repeat(101), URL, BASIC)).containsOnly(Map.entry("name", "connection.name.too_long"));
        assertThat(faults("\uD83D\uDE00".repeat(100), URL, BASIC)).isEmpty();
        assertThat(faults("a\nb", URL, BASIC)).containsOnly(Map.entry("name", "connection.control"));
    }

    @Test
    void an_address_is_required() {
        assertThat(faults("x", null, BASIC)).containsOnly(Map.entry("baseUrl", "connection.base_url.required"));
    }

    @Test
    void a_user_belongs_to_basic_alone() {
        assertThat(faults("x", URL, new Auth(Type.BEARER, "ada", "t"))).containsOnly(Map.entry("auth.user", "connection.user.none"));
        assertThat(faults("x", URL, new Auth(Type.BASIC, "", "t"))).containsOnly(Map.entry("auth.user", "connection.user.required"));
        assertThat(faults("x", URL, new Auth(Type.BASIC, "a:b", "t"))).containsOnly(Map.entry("auth.user", "connection.user.colon"));
        assertThat(faults("x", URL, new Auth(Type.BASIC, "a".repeat(201), "t"))).containsOnly(Map.entry("auth.user", "connection.user.too_long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"two words", "accentué", "line\nbreak", "tab\t"})
    void a_bearer_token_is_what_a_header_can_carry(String secret) {
        assertThat(faults("x", URL, new Auth(Type.BEARER, null, secret))).containsOnlyKeys("auth.secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"line\nbreak", "nul\0", "del\u007f", ""})
    void a_password_holds_no_control_characters_and_is_not_empty(String secret) {
        assertThat(faults("x", URL, new Auth(Type.BASIC, "ada", secret))).containsOnlyKeys("auth.secret");
    }

    @Test
    void a_secret_may_be_left_out_where_one_is_kept() {
        Map<String, String> faults = new TreeMap<>();
        ConnectionRules.check(new ChangedConnection("x", URL, Deployment.AUTO, new Auth(Type.BASIC, "ada", null), Sharing.USE), false, faults::put);
        assertThat(faults).isEmpty();
    }

    @Test
    void no_details_show_a_secret() {
        assertThat(new NewConnection("x", URL, Deployment.AUTO, new Auth(Type.BASIC, "ada", "s3cret"), null).toString()).contains("ada").doesNotContain("s3cret");
        assertThat(new ChangedConnection("x", URL, Deployment.AUTO, new Auth(Type.BEARER, null, "s3cret"), null).toString()).doesNotContain("s3cret");
    }

    private static Map<String, String> faults(String name, String baseUrl, Auth auth) {
        Map<String, String> faults = new TreeMap<>();
        ConnectionRules.check(new NewConnection(name, baseUrl, Deployment.AUTO, auth, null), true, faults::put);
        assertThat(faults.values()).allSatisfy(key -> Words.LANGUAGES.forEach(language -> assertThat(Words.of(language).has(key)).as(key).isTrue()));
        return faults;
    }
}
