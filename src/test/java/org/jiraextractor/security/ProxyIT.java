package org.jiraextractor.security;

import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** What a proxy says of a request, when the operator trusts that proxy and when nobody does; and who guesses from many addresses, or many accounts from one. */
class ProxyIT {

    private static final RunningApp APP = RunningApp.shared();
    private static final People PEOPLE = new People(APP);
    private static final String STRANGER = "127.0.0.1";

    @BeforeAll
    static void anotherAddressOfThisMachine() {
        try (Socket any = new Socket()) {
            any.bind(new InetSocketAddress(RunningApp.PROXY, 0));
        } catch (IOException none) {
            Assumptions.abort("this machine has no second loopback address to be the proxy's: " + none.getMessage());
        }
    }

    @Test
    void a_trusted_proxy_says_from_where_somebody_signs_in_and_over_what() throws IOException {
        String email = PEOPLE.add("viewer");
        String answer = logIn(RunningApp.PROXY, email, People.PASSWORD, "203.0.113.9, 192.0.2.33", "X-Forwarded-Proto: https\r\nX-Forwarded-Host: localhost:8443\r\n");

        assertThat(answer).startsWith("HTTP/1.1 303 ").contains("Location: https://localhost:8443/\r\n").contains("Strict-Transport-Security: max-age=31536000");
        assertThat(answer).containsPattern("Set-Cookie: JIE_SESSION=[^\r]*;Secure");
        assertThat(PEOPLE.value("select s.address from sessions s join users u on u.id = s.user_id where u.email = ?", email)).isEqualTo("192.0.2.33");
        assertThat(PEOPLE.value("select l.address from audit_log l join users u on u.id = l.actor_id where u.email = ? and l.action = 'login.succeeded'", email)).isEqualTo("192.0.2.33");
    }

    @Test
    void from_anybody_else_the_same_headers_change_nothing() throws IOException {
        String email = PEOPLE.add("viewer");
        String answer = logIn(STRANGER, email, People.PASSWORD, "192.0.2.44", "X-Forwarded-Proto: https\r\nX-Forwarded-Host: evil.example.org\r\n");

        assertThat(answer).startsWith("HTTP/1.1 303 ").contains("Location: http://localhost/\r\n").doesNotContain("evil").doesNotContain("Strict-Transport-Security").doesNotContain("Secure");
        assertThat(PEOPLE.value("select s.address from sessions s join users u on u.id = s.user_id where u.email = ?", email)).isEqualTo("127.0.0.1");
        assertThat(PEOPLE.value("select l.address from audit_log l join users u on u.id = l.actor_id where u.email = ? and l.action = 'login.succeeded'", email)).isEqualTo("127.0.0.1");
    }

    @Test
    void a_proxy_leads_nobody_to_another_name_either() throws IOException {
        assertThat(sent(RunningApp.PROXY, "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: evil.example.org\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 421 ");
        assertThat(sent(RunningApp.PROXY, "GET /login HTTP/1.1\r\nHost: app:8080\r\nX-Forwarded-Host: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(sent(STRANGER, "GET /login HTTP/1.1\r\nHost: app:8080\r\nX-Forwarded-Host: localhost\r\nConnection: close\r\n\r\n")).startsWith("HTTP/1.1 421 ");
    }

    @Test
    void who_guesses_gains_nothing_by_naming_another_address_each_time() throws IOException {
        String email = "guessed-" + UUID.randomUUID() + "@example.org";
        assertThat(statuses(IntStream.range(0, 16).mapToObj(i -> new String[] {STRANGER, email, "198.51.100." + i}))).contains("429");
        assertThat(statuses(IntStream.range(0, 16).mapToObj(i -> new String[] {RunningApp.PROXY, email, "198.51.100.77, 198.51.100.200"}))).as("nor behind a proxy").contains("429");
    }

    @Test
    void who_tries_many_accounts_from_one_address_is_slowed_down_and_others_are_not() throws IOException {
        String guesser = "203.0.113.1";
        fill("address", guesser, 100);
        assertThat(statuses(IntStream.range(0, 8).mapToObj(i -> new String[] {RunningApp.PROXY, "one-" + UUID.randomUUID() + "@example.org", guesser}))).contains("429");
        assertThat(logIn(RunningApp.PROXY, PEOPLE.add("viewer"), People.PASSWORD, "203.0.113.200", "")).startsWith("HTTP/1.1 303 ");
    }

    @Test
    void who_tries_one_account_from_many_addresses_is_slowed_down_and_its_person_is_not_where_they_are_signed_in() throws IOException {
        String email = PEOPLE.add("viewer");
        assertThat(logIn(RunningApp.PROXY, email, People.PASSWORD, "192.0.2.111", "")).startsWith("HTTP/1.1 303 ");
        fill("account", email, 50);
        assertThat(statuses(IntStream.range(0, 8).mapToObj(i -> new String[] {RunningApp.PROXY, email, "192.0.2." + (120 + i)}))).contains("429");
        assertThat(logIn(RunningApp.PROXY, email, People.PASSWORD, "192.0.2.111", "")).startsWith("HTTP/1.1 303 ");
    }

    /** As after so many failures a moment ago: each would take a fifth of a second. */
    private static void fill(String kind, String what, int failures) {
        PEOPLE.update("insert into login_failures (who, failures, last_at) values (?, ?, now()) on conflict (who) do update set failures = excluded.failures, last_at = now()",
                org.jiraextractor.crypto.Token.hash(kind + "\n" + what), failures);
    }

    private static java.util.List<String> statuses(java.util.stream.Stream<String[]> guesses) {
        return guesses.map(guess -> {
            try {
                return logIn(guess[0], guess[1], "a wrong password", guess[2], "").substring(9, 12);
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }).toList();
    }

    private static String logIn(String from, String email, String password, String forwarded, String more) throws IOException {
        String form = "email=" + email.replace("@", "%40") + "&password=" + password.replace(' ', '+');
        return sent(from, "POST /login HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + forwarded + "\r\n" + more + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                + "\r\nConnection: close\r\n\r\n" + form);
    }

    private static String sent(String from, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), APP.baseUri().getPort(), InetAddress.getByName(from), 0)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
