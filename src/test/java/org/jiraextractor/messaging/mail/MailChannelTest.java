package org.jiraextractor.messaging.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.jiraextractor.config.Mail;
import org.jiraextractor.messaging.Message;
import org.jiraextractor.messaging.NotSent;
import org.jiraextractor.support.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class MailChannelTest {

    private GreenMail server;

    @BeforeEach
    void start() {
        server = new GreenMail(setup(ServerSetup.PROTOCOL_SMTP));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private static ServerSetup setup(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(30_000);
        return setup;
    }

    private MailChannel channel(Mail.Security security, String user, String password) {
        return new MailChannel(new Mail("127.0.0.1", server.getSmtp().getPort(), Optional.ofNullable(user), Optional.ofNullable(password), security, "Issue Extractor <extractor@example.org>"),
                SettableClock.at("2026-11-20T17:00:00Z"));
    }

    private MailChannel channel() {
        return channel(Mail.Security.NONE, null, null);
    }

    private static Message to(String address) {
        return new Message("test", address, "Réinitialiser — 雨", "Texte : été", "<p>Texte&nbsp;: été</p>", null);
    }

    @Test
    void a_mail_has_both_texts_and_says_that_a_machine_wrote_it() throws Exception {
        channel().send(to("jane@example.org"));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Réinitialiser — 雨");
        assertThat(mail.getFrom()[0]).hasToString("Issue Extractor <extractor@example.org>");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("jane@example.org");
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getSentDate().toInstant()).hasToString("2026-11-20T17:00:00Z");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getContentType()).startsWith("multipart/alternative");
        assertThat(parts.getBodyPart(0).getContent()).asString().isEqualTo("Texte : été");
        assertThat(parts.getBodyPart(1).getContentType()).startsWith("text/html").containsIgnoringCase("utf-8");
    }

    @Test
    void a_subject_brings_no_header_along() throws Exception {
        channel().send(new Message("test", "jane@example.org", "Hello\r\nBcc: all@example.org\r\n\r\n<script>", "x", "x", null));

        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).isEqualTo("Hello Bcc: all@example.org <script>");
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Property(tries = 200, seed = "20261121")
    void a_subject_is_one_line_whatever_it_holds(@ForAll @CharRange(from = '\0', to = '\u2030') @StringLength(max = 300) String subject) {
        Message message = new Message("test", "jane@example.org", subject, "", "", null);
        assertThat(message.subject()).doesNotContainPattern("[\\p{Cntrl}\\u0085\\u2028\\u2029]").hasSizeLessThanOrEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.org, b@example.org", "a@example.org;b@example.org", "<a@example.org>, x", "no address", "@example.org", "a@", "group: a@example.org, b@example.org;"})
    void what_is_not_one_address_gets_nothing_and_is_not_tried_again(String address) {
        NotSent refused = catchThrowableOfType(NotSent.class, () -> channel().send(to(address)));

        assertThat(refused.forGood()).isTrue();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void an_address_of_two_lines_is_refused_before_it_is_kept() {
        assertThatThrownBy(() -> to("a@example.org\r\nBcc: b@example.org")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void where_no_server_answers_it_goes_again_later() {
        MailChannel channel = channel();
        server.stop();

        assertThat(catchThrowableOfType(NotSent.class, () -> channel.send(to("jane@example.org"))).forGood()).isFalse();
    }

    @Test
    void nothing_goes_unprotected_where_protection_was_asked_for() {
        NotSent refused = catchThrowableOfType(NotSent.class, () -> channel(Mail.Security.STARTTLS, null, null).send(to("jane@example.org")));

        assertThat(refused.forGood()).isFalse();
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_accepted() {
        GreenMail self = new GreenMail(setup(ServerSetup.PROTOCOL_SMTPS));
        self.start();
        try {
            MailChannel channel = new MailChannel(new Mail("127.0.0.1", self.getSmtps().getPort(), Optional.empty(), Optional.empty(), Mail.Security.TLS, "extractor@example.org"), SettableClock.at("2026-11-20T17:00:00Z"));
            assertThatThrownBy(() -> channel.send(to("jane@example.org"))).isInstanceOf(NotSent.class);
            assertThat(self.getReceivedMessages()).isEmpty();
        } finally {
            self.stop();
        }
    }

    @Test
    void the_server_is_logged_in_to_where_it_wants_that() throws Exception {
        server.setUser("extractor@example.org", "extractor", "secret of mail");
        channel(Mail.Security.NONE, "extractor", "secret of mail").send(to("jane@example.org"));
        assertThat(server.getReceivedMessages()).hasSize(1);

        NotSent refused = catchThrowableOfType(NotSent.class, () -> channel(Mail.Security.NONE, "extractor", "another secret").send(to("jane@example.org")));
        assertThat(refused.forGood()).isFalse();
        assertThat(refused.getMessage()).doesNotContain("secret");
    }
}
