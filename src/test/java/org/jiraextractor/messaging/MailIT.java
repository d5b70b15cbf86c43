package org.jiraextractor.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.People;
import org.jiraextractor.support.Relay;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An application with a mail server, a real one in this process, behind a network that can be cut. */
class MailIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String CHOSEN = "zwanzig kalte gabeln";

    private static GreenMail server;
    private static Relay network;
    private static RunningApp app;
    private static People people;

    @BeforeAll
    static void start() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(30_000);
        server = new GreenMail(setup);
        server.start();
        network = Relay.to(URI.create("http://127.0.0.1:" + server.getSmtp().getPort()));
        app = RunningApp.ofItsOwn(Map.of("SMTP_HOST", "127.0.0.1", "SMTP_PORT", String.valueOf(network.baseUri().getPort()), "SMTP_TLS", "none", "MAIL_FROM", "Issue Extractor <extractor@example.org>",
                "BASE_URL", "https://extractor.example.org"));
        people = new People(app);
    }

    @AfterAll
    static void stop() throws Exception {
        if (app != null) {
            app.close();
        }
        network.close();
        server.stop();
    }

    private static String someone() {
        return "guest-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
    }

    private static List<MimeMessage> mailsTo(String address) {
        return Arrays.stream(server.getReceivedMessages()).filter(mail -> {
            try {
                return mail.getRecipients(Message.RecipientType.TO)[0].toString().equals(address);
            } catch (jakarta.mail.MessagingException broken) {
                throw new AssertionError(broken);
            }
        }).toList();
    }

    private static MimeMessage mailTo(String address) {
        await().atMost(LONG).until(() -> !mailsTo(address).isEmpty());
        return mailsTo(address).get(0);
    }

    private static String part(MimeMessage mail, int index) throws Exception {
        BodyPart part = ((MimeMultipart) mail.getContent()).getBodyPart(index);
        return part.getContent().toString();
    }

    private static String health() {
        Api.Answer answer = app.anonymous().get("/health/ready");
        return answer.status() + " " + answer.json().path("status").asText() + ", mail " + answer.json().at("/checks/mail").asText();
    }

    private static String token(String text) {
        return text.replaceAll("(?s).*token=([A-Za-z0-9_-]+).*", "$1");
    }

    private static JsonNode entryFor(String recipient) {
        for (JsonNode entry : app.admin().get("/api/admin/outbox?limit=200").json().path("items")) {
            if (entry.path("recipient").asText().equals(recipient)) {
                return entry;
            }
        }
        throw new AssertionError("nothing for " + recipient);
    }

    @Test
    void an_invitation_is_mailed_with_its_link_and_forgotten_here() throws Exception {
        String email = someone();
        JsonNode made = app.admin().post("/api/users", Map.of("email", email, "role", "editor")).json();
        assertThat(made.path("link").isNull()).as("it was mailed").isTrue();

        MimeMessage mail = mailTo(email);
        assertThat(mail.getSubject()).endsWith("invites you to Jira Issue Extractor");
        assertThat(part(mail, 0)).contains("https://extractor.example.org/invitation?token=").contains("Editor");
        assertThat(part(mail, 1)).contains("https://extractor.example.org/invitation?token=" + token(part(mail, 0))).doesNotContain("<img").doesNotContain("<script");
        await().atMost(LONG).until(() -> entryFor(email).path("state").asText().equals("sent"));
        assertThat(entryFor(email).path("link").isNull()).isTrue();
        assertThat(people.value("select content from outbox where recipient = ?", email)).isNull();
        assertThat(app.anonymous().post("/api/auth/accept-invitation", Map.of("token", token(part(mail, 0)), "password", CHOSEN)).status()).isEqualTo(201);
    }

    @Test
    void a_forgotten_password_is_mailed_in_the_readers_language_and_once_in_a_while() throws Exception {
        String email = people.add("editor");
        people.update("update users set preferences = '{\"language\": \"fr\"}' where email = ?", email);
        for (int i = 0; i < 3; i++) {
            assertThat(app.anonymous().post("/api/auth/forgot", Map.of("email", email)).status()).isEqualTo(202);
        }
        MimeMessage mail = mailTo(email);
        assertThat(mail.getSubject()).isEqualTo("Votre nouveau mot de passe pour Jira Issue Extractor");
        String token = token(part(mail, 0));

        Api there = app.anonymous().logIn(email, People.PASSWORD);
        assertThat(app.anonymous().post("/api/auth/reset", Map.of("token", token, "password", CHOSEN)).status()).isEqualTo(204);
        assertThat(there.get("/api/auth/me").status()).isEqualTo(401);
        await().atMost(LONG).until(() -> mailsTo(email).size() == 2);
        assertThat(mailsTo(email).get(1).getSubject()).isEqualTo("Votre mot de passe pour Jira Issue Extractor a changé");
        assertThat(part(mailsTo(email).get(1), 0)).doesNotContain("token=");
    }

    @Tag("full")
    @Test
    void the_owner_of_a_schedule_whose_site_fails_three_times_in_a_row_is_told_once_in_their_language() throws Exception {
        String email = people.add("editor");
        people.update("update users set preferences = '{\"language\": \"fr\"}' where email = ?", email);
        UUID owner = UUID.fromString(people.value("select id from users where email = ?", email));
        UUID schedule = UUID.randomUUID();
        people.update("insert into schedules (id, name, kind, request, cron, time_zone, enabled, overlap, missed, owner_id, created_at, updated_at, next_run_at)"
                + " values (?, 'Chaque nuit', 'export', '{}', '0 6 * * *', 'UTC', true, 'skip', 'skip', ?, now(), now(), now() + interval '1 day')", schedule, owner);
        // what failed for another reason is no failure of the site, and ends the row; a cancelled one says nothing
        for (String code : List.of("upstream_error", "upstream_error", "invalid_jql", "bad_credentials", "", "bad_credentials", "unreachable_host", "unreachable_host")) {
            UUID job = UUID.randomUUID();
            people.update("insert into jobs (id, kind, name, status, phase, owner_id, request, progress, error, created_at, finished_at, schedule_id)"
                    + " values (?, 'export', 'nuit', ?, 'issues', ?, '{}', '{}', ?, now(), clock_timestamp(), ?)", job, code.isEmpty() ? "cancelled" : "failed", owner,
                    code.isEmpty() ? null : "{\"code\":\"" + code + "\",\"key\":\"job.failed.internal\",\"args\":[\"x\"]}", schedule);
            people.update("insert into schedule_runs (schedule_id, due_at, by_hand, outcome, job_id, settled) values (?, clock_timestamp(), false, 'started', ?, false)", schedule, job);
        }
        MimeMessage mail = mailTo(email);
        assertThat(mail.getSubject()).isEqualTo("La planification «\u00a0Chaque nuit\u00a0» n’atteint pas son site Jira");
        assertThat(part(mail, 0)).contains("https://extractor.example.org/schedules/" + schedule);
        await().atMost(LONG).until(() -> people.value("select count(*) from schedule_runs where schedule_id = ? and not settled", schedule).equals("0"));
        assertThat(people.value("select site_failures from schedules where id = ?", schedule)).isEqualTo("4");
        assertThat(mailsTo(email)).hasSize(1);
    }

    @Test
    void nobody_is_written_to_who_has_no_account_or_is_disabled() {
        String nobody = someone();
        String disabled = people.add("viewer");
        people.update("update users set disabled = true where email = ?", disabled);
        String last = people.add("viewer");
        app.anonymous().post("/api/auth/forgot", Map.of("email", nobody));
        app.anonymous().post("/api/auth/forgot", Map.of("email", disabled));
        app.anonymous().post("/api/auth/forgot", Map.of("email", last));

        mailTo(last);
        assertThat(mailsTo(nobody)).isEmpty();
        assertThat(mailsTo(disabled)).isEmpty();
    }

    @Test
    void a_name_brings_no_header_along_and_no_markup() throws Exception {
        Api admin = people.loggedIn("admin");
        String id = admin.get("/api/auth/me").json().path("id").asText();
        assertThat(app.admin().patch("/api/users/" + id, Map.of("display_name", "Eve\r\nBcc: all@example.org <img src=x onerror=alert(1)>")).status()).isEqualTo(200);
        String email = someone();
        admin.post("/api/users", Map.of("email", email, "role", "viewer"));

        MimeMessage mail = mailTo(email);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).startsWith("Eve Bcc: all@example.org <img");
        assertThat(part(mail, 1)).contains("&lt;img src=x").doesNotContain("<img");
        assertThat(mailsTo("all@example.org")).isEmpty();
    }

    @Test
    void a_mail_waits_for_a_server_that_is_away_and_goes_when_it_is_back() {
        String email = someone();
        network.cut();
        try {
            assertThat(app.admin().post("/api/users", Map.of("email", email, "role", "viewer")).status()).isEqualTo(201);
            await().atMost(LONG).until(() -> entryFor(email).path("attempts").asInt() == 1 && !entryFor(email).path("error").isNull());
            assertThat(entryFor(email).path("state").asText()).isEqualTo("queued");
            assertThat(entryFor(email).path("next_at").isNull()).isFalse();
            assertThat(entryFor(email).path("link").isNull()).as("a link that will be mailed is nobody else's").isTrue();
            assertThat(health()).as("mail is no reason to send people elsewhere").isEqualTo("200 degraded, mail down");
        } finally {
            network.mend();
        }
        assertThat(app.admin().post("/api/admin/outbox/" + entryFor(email).path("id").asText() + "/again").status()).isEqualTo(204);
        mailTo(email);
        await().atMost(LONG).until(() -> entryFor(email).path("state").asText().equals("sent"));
        await().atMost(LONG).until(() -> health().equals("200 up, mail up"));
        assertThat(app.admin().post("/api/admin/outbox/" + entryFor(email).path("id").asText() + "/again").status()).isEqualTo(409);
    }

    @Test
    void an_older_invitation_that_still_waits_does_not_go_out_when_another_takes_its_place() throws Exception {
        String email = someone();
        network.cut();
        try {
            String id = app.admin().post("/api/users", Map.of("email", email, "role", "viewer")).json().path("id").asText();
            await().atMost(LONG).until(() -> entryFor(email).path("attempts").asInt() == 1 && !entryFor(email).path("error").isNull());
            assertThat(app.admin().post("/api/users/" + id + "/invitation").status()).isEqualTo(200);
            await().atMost(LONG).until(() -> entryFor(email).path("attempts").asInt() == 1 && !entryFor(email).path("error").isNull());
        } finally {
            network.mend();
        }
        // both would be due now
        people.update("update outbox set next_at = now() where recipient = ?", email);
        await().atMost(LONG).until(() -> entryFor(email).path("state").asText().equals("sent"));
        assertThat(people.value("select string_agg(state, ' ' order by number) from outbox where recipient = ?", email)).isEqualTo("replaced sent");
        assertThat(mailsTo(email)).hasSize(1);
        assertThat(app.anonymous().post("/api/auth/accept-invitation", Map.of("token", token(part(mailTo(email), 0)), "password", CHOSEN)).status()).isEqualTo(201);
    }

    @Test
    void a_mail_that_was_tried_often_enough_is_given_up_and_an_admin_sees_why() {
        String email = someone();
        network.cut();
        try {
            app.admin().post("/api/users", Map.of("email", email, "role", "viewer"));
            await().atMost(LONG).until(() -> entryFor(email).path("attempts").asInt() == 1 && !entryFor(email).path("error").isNull());
            people.update("update outbox set attempts = 7, next_at = now() where recipient = ?", email);
            await().atMost(LONG).until(() -> entryFor(email).path("state").asText().equals("dead"));
        } finally {
            network.mend();
        }
        assertThat(entryFor(email).path("attempts").asInt()).isEqualTo(8);
        assertThat(entryFor(email).path("error").asText()).isNotEmpty();
        assertThat(app.admin().get("/admin/outbox?state=dead").text()).contains(email).contains("Given up");
    }

    @Test
    void messages_whose_key_is_lost_hold_up_nobody() {
        String lost = "lost-" + UUID.randomUUID() + "@example.org";
        for (int i = 0; i < 3; i++) {
            people.update("insert into outbox (id, channel, kind, recipient, subject, content, state, next_at, created_at) values (?, 'mail', 'invitation', ?, 'x', 'v1.00000000.AAAA', 'queued', now() - interval '1 day', now())",
                    UUID.randomUUID(), lost);
        }
        String email = someone();
        assertThat(app.admin().post("/api/users", Map.of("email", email, "role", "viewer")).status()).isEqualTo(201);
        mailTo(email);
        assertThat(people.value("select string_agg(state, ' ') from outbox where recipient = ?", lost)).isEqualTo("dead dead dead");
        assertThat(app.admin().get("/api/admin/outbox").text()).contains(lost).doesNotContain("AAAA");
    }

    @Test
    void what_waits_is_sent_after_a_crash() {
        String email = someone();
        network.cut();
        app.admin().post("/api/users", Map.of("email", email, "role", "viewer"));
        await().atMost(LONG).until(() -> entryFor(email).path("attempts").asInt() == 1 && !entryFor(email).path("error").isNull());
        // as a node leaves it that dies while it sends: taken, never told what came of it
        people.update("update outbox set attempts = 2, next_at = now() + interval '2 seconds' where recipient = ?", email);
        network.mend();

        mailTo(email);
    }

    @Test
    void an_admin_tries_whether_mail_works() {
        String to = someone();
        assertThat(app.admin().post("/api/admin/mail/test", Map.of("to", to)).json().path("ok").asBoolean()).isTrue();
        mailTo(to);
        JsonNode refused = app.admin().post("/api/admin/mail/test", Map.of("to", "no address")).json();
        assertThat(refused.path("ok").asBoolean()).isFalse();
        assertThat(refused.path("message").asText()).isNotEmpty();
        assertThat(people.loggedIn("editor").post("/api/admin/mail/test", Map.of("to", to)).status()).isEqualTo(403);
    }

    @Test
    void no_link_that_was_mailed_can_be_read_from_the_database() {
        String email = someone();
        network.cut();
        try {
            app.admin().post("/api/users", Map.of("email", email, "role", "viewer"));
            assertThat(people.value("select content from outbox where recipient = ?", email)).startsWith("v1.").doesNotContain("token=").doesNotContain("invitation");
        } finally {
            network.mend();
        }
    }
}
