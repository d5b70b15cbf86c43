package org.jiraextractor.jira;

import org.jiraextractor.support.Ports;
import org.jiraextractor.words.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a connection test says of each thing that can be wrong. */
class SiteCheckTest {

    private StubSite stub;

    @BeforeEach
    void start() throws IOException {
        stub = new StubSite();
    }

    @AfterEach
    void stop() {
        stub.close();
    }

    @Test
    void a_good_site_is_told_with_who_we_are() {
        SiteCheck check = stub.open().check(Locale.FRENCH);
        assertThat(check).usingRecursiveComparison().ignoringFields("latencyMs")
                .isEqualTo(new SiteCheck(true, "cloud", "1001.0.0", "Camille", "Europe/Paris", null, 3L, null, "Connecté en tant que Camille, qui voit 3 projets."));
        assertThat(check.latencyMs()).isNotNegative();
    }

    @Test
    void we_name_ourselves_and_send_no_credentials_where_none_are_needed() {
        stub.open().check(Locale.ENGLISH);
        assertThat(stub.seen).allMatch(call -> call.headers().getFirst("User-Agent").equals("JiraIssueExtractor/test"));
        assertThat(stub.seen.get(0).target()).isEqualTo("/rest/api/2/serverInfo");
        assertThat(stub.seen.get(0).headers().containsKey("Authorization")).isFalse();
        assertThat(stub.seen.get(1).headers().getFirst("Authorization")).startsWith("Basic ");
    }

    @Test
    void a_wrong_token_is_bad_credentials_and_the_site_is_told_all_the_same() {
        stub.on("/rest/api/2/myself", StubSite.json(401, "{}"));
        SiteCheck check = stub.open().check(Locale.ENGLISH);
        assertThat(check.code()).isEqualTo("bad_credentials");
        assertThat(check.version()).isEqualTo("1001.0.0");
        assertThat(check.message()).startsWith("Jira does not accept this user and secret.").doesNotContain("s3cr3t");
    }

    @Test
    void a_denied_log_in_is_a_captcha_whatever_its_status() {
        for (int status : new int[] {200, 401, 403}) {
            stub.on("/rest/api/2/myself", exchange -> {
                exchange.getResponseHeaders().add("X-Seraph-LoginReason", "AUTHENTICATION_DENIED");
                StubSite.json(status, "{}").to(exchange);
            });
            assertThat(code()).isEqualTo("captcha");
        }
    }

    @Test
    void a_log_in_that_failed_behind_a_200_is_bad_credentials() {
        stub.on("/rest/api/2/myself", exchange -> {
            exchange.getResponseHeaders().add("X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
            StubSite.json(200, StubSite.MYSELF).to(exchange);
        });
        assertThat(code()).isEqualTo("bad_credentials");
    }

    @Test
    void pages_of_html_are_a_log_in_page_or_no_jira() {
        stub.on("/rest/api/2/serverInfo", StubSite.html(200, "<!DOCTYPE html><html><form action='/login.jsp'><input type='password' name='os_password'></form></html>"));
        assertThat(code()).isEqualTo("login_page");
        stub.on("/rest/api/2/serverInfo", StubSite.html(200, "<html><h1>It works!</h1></html>"));
        assertThat(code()).isEqualTo("not_jira");
        stub.on("/rest/api/2/serverInfo", StubSite.html(404, "<html><h1>Not found</h1></html>"));
        assertThat(code()).isEqualTo("not_jira");
    }

    @Test
    void json_that_is_not_jiras_is_no_jira() {
        stub.on("/rest/api/2/serverInfo", StubSite.json(200, "{\"hello\": \"world\"}"));
        assertThat(code()).isEqualTo("not_jira");
        stub.on("/rest/api/2/serverInfo", StubSite.json(200, "[1, 2"));
        assertThat(code()).isEqualTo("not_jira");
        stub.on("/rest/api/2/serverInfo", StubSite.text(200, "text/plain", "hello"));
        assertThat(code()).isEqualTo("not_jira");
    }

    @Test
    void a_redirect_to_a_log_in_is_a_log_in_page_and_to_elsewhere_names_where() {
        stub.on("/rest/api/2/serverInfo", StubSite.redirect("https://id.atlassian.com/login?continue=x"));
        assertThat(code()).isEqualTo("login_page");
        stub.on("/rest/api/2/serverInfo", StubSite.redirect("https://jira.example.com/rest/api/2/serverInfo"));
        SiteCheck check = stub.open().check(Locale.ENGLISH);
        assertThat(check.code()).isEqualTo("not_jira");
        assertThat(check.message()).contains("https://jira.example.com");
    }

    @Test
    void credentials_never_follow_a_redirect_to_another_origin() throws IOException {
        try (StubSite other = new StubSite()) {
            stub.on("/rest/api/2/myself", StubSite.redirect(other.uri() + "/rest/api/2/myself"));
            assertThat(code()).isEqualTo("not_jira");
            assertThat(other.seen).isEmpty();
        }
    }

    @Test
    void a_redirect_within_the_site_is_followed_but_not_for_ever() {
        stub.on("/rest/api/2/serverInfo", StubSite.redirect("/moved/serverInfo")).on("/moved/serverInfo", StubSite.json(200, StubSite.SERVER_INFO));
        assertThat(code()).isNull();
        stub.on("/moved/serverInfo", StubSite.redirect("/rest/api/2/serverInfo"));
        assertThat(code()).isEqualTo("not_jira");
    }

    @Test
    void a_port_where_nothing_listens_and_a_name_that_is_none_are_unreachable() throws IOException {
        int free = Ports.one();
        assertThat(code(URI.create("http://127.0.0.1:" + free))).isEqualTo("unreachable_host");
        assertThat(code(URI.create("http://nowhere.invalid"))).isEqualTo("unreachable_host");
    }

    @Test
    void this_machine_is_blocked_unless_allowed_by_name_and_by_number() {
        Outgoing strict = new Outgoing(false, null, null, "test");
        for (String host : new String[] {"127.0.0.1", "localhost", "2130706433", "[::1]", "[::ffff:127.0.0.1]"}) {
            SiteCheck check = StubSite.open(URI.create("http://" + host + ":" + stub.port()), strict).check(Locale.ENGLISH);
            assertThat(check.code()).as(host).isEqualTo("blocked_address");
        }
        assertThat(stub.seen).isEmpty();
    }

    @Test
    void a_redirect_to_the_clouds_metadata_is_not_followed() {
        stub.on("/rest/api/2/serverInfo", StubSite.redirect("http://169.254.169.254/latest/meta-data"));
        assertThat(code()).isEqualTo("not_jira");
    }

    @Test
    void a_proxy_that_is_not_there_or_refuses_is_named() throws IOException {
        for (String refusal : new String[] {"403 Forbidden", "407 Proxy Authentication Required"}) {
            try (ServerSocket proxy = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
                Thread answering = new Thread(() -> refuse(proxy, refusal));
                answering.start();
                Outgoing proxied = new Outgoing(true, null, URI.create("http://127.0.0.1:" + proxy.getLocalPort()), "test");
                assertThat(StubSite.open(URI.create("https://jira.example.com"), proxied).check(Locale.ENGLISH).code()).as(refusal).isEqualTo("proxy_failed");
            }
        }
        int free = Ports.one();
        Outgoing away = new Outgoing(true, null, URI.create("http://127.0.0.1:" + free), "test");
        assertThat(StubSite.open(URI.create("http://jira.example.com"), away).check(Locale.ENGLISH).code()).isEqualTo("proxy_failed");
    }

    @Test
    void behind_a_proxy_names_and_numbers_that_are_never_called_stay_so() {
        Outgoing proxied = new Outgoing(false, null, stub.uri(), "test");
        assertThat(StubSite.open(URI.create("http://0xA9FEA9FE"), proxied).check(Locale.ENGLISH).code()).isEqualTo("blocked_address");
        assertThat(stub.seen).isEmpty();
    }

    @Test
    void a_site_in_trouble_is_told_as_such() {
        stub.on("/rest/api/2/myself", StubSite.html(503, "<html>down</html>"));
        assertThat(code()).isEqualTo("upstream_error");
    }

    @Test
    void a_jql_is_judged_with_jiras_words() {
        stub.on("/rest/api/3/search/jql", StubSite.json(400, "{\"errorMessages\": [\"The value 'X' does not exist for the field 'project'.\"], \"errors\": {}}"));
        assertThatThrownBy(() -> stub.open().tryJql("project = X")).isInstanceOfSatisfying(JiraRefusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.INVALID_JQL);
            assertThat(refusal.message(Locale.ENGLISH)).isEqualTo("Jira does not accept this JQL: The value 'X' does not exist for the field 'project'.");
        });
    }

    @Test
    void a_jql_refused_to_nobody_is_a_dead_token_not_a_wrong_jql() {
        stub.on("/rest/api/3/search/jql", StubSite.json(400, "{\"errorMessages\": [\"no such project\"]}")).on("/rest/api/2/myself", StubSite.json(401, "{}"));
        assertThatThrownBy(() -> stub.open().tryJql("project = X")).isInstanceOfSatisfying(JiraRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
        stub.on("/rest/api/3/search/jql", StubSite.json(200, "{\"issues\": []}"));
        assertThatThrownBy(() -> stub.open().tryJql("project = X")).isInstanceOfSatisfying(JiraRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
    }

    @Test
    void a_bundle_of_certificates_that_is_none_is_told_at_the_start(@TempDir Path directory) throws IOException {
        Path bundle = Files.writeString(directory.resolve("ca.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n");
        assertThatThrownBy(() -> new JiraSites(new Outgoing(false, bundle, null, "test"), Clock.systemUTC())).isInstanceOf(IllegalStateException.class).hasMessageContaining("cannot be read as PEM");
    }

    @Test
    void secrets_do_not_show() {
        assertThat(new SiteAddress(stub.uri(), Deployment.CLOUD, Credentials.basic("camille", "s3cr3t")).toString()).contains("camille").doesNotContain("s3cr3t");
        assertThat(Credentials.bearer("s3cr3t").toString()).doesNotContain("s3cr3t");
    }

    private static void refuse(ServerSocket proxy, String status) {
        try (java.net.Socket socket = proxy.accept()) {
            socket.getOutputStream().write(("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        } catch (IOException gone) {
            throw new java.io.UncheckedIOException(gone);
        }
    }

    private String code() {
        return stub.open().check(Locale.ENGLISH).code();
    }

    private String code(URI uri) {
        return StubSite.open(uri, new Outgoing(true, null, null, "test")).check(Locale.ENGLISH).code();
    }
}
