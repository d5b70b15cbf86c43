package org.jiraextractor.jira;

import com.sun.net.httpserver.HttpExchange;
import org.jiraextractor.words.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An attachment on its way from a site that sends us on to its media host. */
class AttachmentStreamTest {

    private static final String MEDIA = "/file/0A1b2c3d-0000-4000-8000-1234567890ab/binary";
    private static final byte[] BYTES = "0123456789".repeat(1_000).getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private StubSite site;
    private StubSite media;

    @BeforeEach
    void start() throws IOException {
        site = new StubSite();
        media = new StubSite();
        site.on("/rest/api/3/attachment/content/7", StubSite.redirect(media.uri() + MEDIA + "?token=secret"));
        media.on(MEDIA, bytes("application/pdf", 0, BYTES.length));
    }

    @AfterEach
    void stop() {
        site.close();
        media.close();
    }

    @Test
    void comes_from_the_other_host_without_credentials_and_with_its_media_id() throws IOException {
        Download download = fetch(BYTES.length);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
        assertThat(download.mediaId()).isEqualTo("0a1b2c3d-0000-4000-8000-1234567890ab");
        CRC32 crc = new CRC32();
        crc.update(BYTES);
        assertThat(download.crc32()).isEqualTo(crc.getValue());
        assertThat(site.seen.get(0).headers().containsKey("Authorization")).isTrue();
        assertThat(media.seen).hasSize(1).noneMatch(call -> call.headers().containsKey("Authorization"));
    }

    @Test
    void a_cut_connection_is_resumed_behind_the_bytes_that_came() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        media.on(MEDIA, exchange -> {
            if (calls.getAndIncrement() == 0) {
                exchange.sendResponseHeaders(200, BYTES.length);
                exchange.getResponseBody().write(BYTES, 0, 4_000);
                exchange.getResponseBody().flush();
                throw new IOException("cut");
            }
            int from = Integer.parseInt(exchange.getRequestHeaders().getFirst("Range").replaceAll("\\D", ""));
            exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-9999/10000");
            exchange.sendResponseHeaders(206, BYTES.length - from);
            exchange.getResponseBody().write(BYTES, from, BYTES.length - from);
        });
        fetch(BYTES.length);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
        assertThat(media.seen.get(1).headers().getFirst("Range")).startsWith("bytes=").isNotEqualTo("bytes=0-");
    }

    @Test
    void a_host_that_cannot_resume_begins_again_and_the_bytes_are_still_right() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        media.on(MEDIA, exchange -> {
            exchange.sendResponseHeaders(200, BYTES.length);
            boolean first = calls.getAndIncrement() == 0;
            exchange.getResponseBody().write(BYTES, 0, first ? 4_000 : BYTES.length);
            if (first) {
                exchange.getResponseBody().flush();
                throw new IOException("cut");
            }
        });
        fetch(BYTES.length);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
    }

    @Test
    void a_signed_address_that_ran_out_is_asked_for_again() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        media.on(MEDIA, exchange -> (calls.getAndIncrement() == 0 ? StubSite.json(403, "{}") : bytes("application/pdf", 0, BYTES.length)).to(exchange));
        fetch(BYTES.length);
        assertThat(site.seen).hasSize(2);
    }

    @Test
    void a_short_a_long_and_an_endless_body_are_a_size_mismatch() {
        assertReason(BYTES.length + 1, "size_mismatch");
        assertReason(BYTES.length - 1, "size_mismatch");
        media.on(MEDIA, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(BYTES);
            }
        });
        assertReason(BYTES.length, "size_mismatch");
    }

    @Test
    void a_file_of_untold_size_is_as_long_as_its_answer_says() throws IOException {
        assertThat(fetch(-1).size()).isEqualTo(BYTES.length);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
        media.on(MEDIA, exchange -> {
            // in chunks, of which nobody says how many
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(BYTES);
            exchange.getResponseBody().close();
        });
        assertThat(fetch(-1).size()).isEqualTo(BYTES.length);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
    }

    @Test
    void a_file_of_untold_size_that_is_cut_is_resumed_up_to_the_length_that_was_told() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        media.on(MEDIA, exchange -> {
            boolean first = calls.getAndIncrement() == 0;
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
            if (from > 0) {
                exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-9999/10000");
            }
            // the first time nobody says how long it is
            exchange.sendResponseHeaders(from > 0 ? 206 : 200, from > 0 ? BYTES.length - from : 0);
            exchange.getResponseBody().write(BYTES, from, first ? 4_000 : BYTES.length - from);
            if (first) {
                exchange.getResponseBody().flush();
                throw new IOException("cut");
            }
        });
        assertThat(fetch(-1).size()).isEqualTo(BYTES.length);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
    }

    @Test
    void a_file_of_untold_size_is_no_larger_than_is_wanted_and_no_page_to_log_in() {
        assertReason(-1, BYTES.length - 1, "too_large");
        media.on(MEDIA, exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(BYTES);
            }
        });
        assertReason(-1, 5L * BYTES.length, "too_large");
        site.on("/rest/api/3/attachment/content/7", StubSite.html(200, "<html>Log in</html>"));
        assertReason(-1, Long.MAX_VALUE, "login_page");
        site.on("/rest/api/3/attachment/content/7", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<html>Log in</html>".getBytes(StandardCharsets.US_ASCII));
            exchange.getResponseBody().close();
        });
        assertReason(-1, Long.MAX_VALUE, "login_page");
    }

    @Test
    void a_page_of_html_in_place_of_a_file_is_a_log_in_page() {
        site.on("/rest/api/3/attachment/content/7", StubSite.html(200, "<html>Log in</html>"));
        assertReason(BYTES.length, "login_page");
        site.on("/rest/api/3/attachment/content/7", StubSite.redirect("/login.jsp?os_destination=x"));
        assertReason(BYTES.length, "login_page");
    }

    @Test
    void a_file_that_is_html_is_a_file() throws IOException {
        media.on(MEDIA, bytes("text/html", 0, BYTES.length));
        client().attachment("7", null, BYTES.length, Long.MAX_VALUE, "text/html", out);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
    }

    @Test
    void what_is_gone_forbidden_or_leads_in_circles_says_so() {
        media.on(MEDIA, StubSite.json(404, "{}"));
        assertReason(BYTES.length, "not_found");
        site.on("/rest/api/3/attachment/content/7", StubSite.json(403, "{}"));
        assertReason(BYTES.length, "forbidden");
        site.on("/rest/api/3/attachment/content/7", StubSite.redirect("/rest/api/3/attachment/content/7"));
        assertReason(BYTES.length, "unreadable");
    }

    @Test
    void a_demanded_captcha_is_no_matter_of_one_file_and_stops_at_once() {
        site.on("/rest/api/3/attachment/content/7", exchange -> {
            exchange.getResponseHeaders().add("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url=https://x.example/login.jsp");
            StubSite.html(403, "<html>Forbidden</html>").to(exchange);
        });
        assertThatThrownBy(() -> fetch(BYTES.length)).isInstanceOfSatisfying(JiraRefusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.CAPTCHA));
    }

    @Test
    void a_data_centers_file_is_asked_for_where_the_site_was_reached_whatever_its_metadata_says() throws IOException {
        site.on("/secure/attachment/7/a b.pdf", bytes("application/pdf", 0, BYTES.length));
        SiteAddress address = new SiteAddress(site.uri(), Deployment.SERVER, Credentials.bearer("t0ken"));
        JiraSite server = new JiraSites(new Outgoing(true, null, null, "test"), Clock.systemUTC()).open(address, Watch.NONE);
        server.attachment("7", "https://internal.example/jira/secure/attachment/7/a%20b.pdf", BYTES.length, Long.MAX_VALUE, "application/pdf", out);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
        assertThat(media.seen).isEmpty();
    }

    @Test
    void a_data_center_that_sends_us_elsewhere_for_a_file_gives_no_credentials_away() throws IOException {
        site.on("/secure/attachment/7/7", StubSite.redirect(media.uri() + MEDIA));
        SiteAddress address = new SiteAddress(site.uri(), Deployment.SERVER, Credentials.bearer("t0ken"));
        JiraSite server = new JiraSites(new Outgoing(true, null, null, "test"), Clock.systemUTC()).open(address, Watch.NONE);
        server.attachment("7", null, BYTES.length, Long.MAX_VALUE, "application/pdf", out);
        assertThat(out.toByteArray()).isEqualTo(BYTES);
        assertThat(site.seen).hasSize(1).allMatch(call -> call.headers().containsKey("Authorization"));
        assertThat(media.seen).hasSize(1).noneMatch(call -> call.headers().containsKey("Authorization"));
    }

    @Test
    void a_redirect_to_an_address_that_is_never_called_is_refused() {
        site.on("/rest/api/3/attachment/content/7", StubSite.redirect("http://169.254.169.254" + MEDIA));
        assertThatThrownBy(() -> fetch(BYTES.length)).isInstanceOf(JiraRefusal.class).hasMessageStartingWith("blocked_address");
    }

    private static StubSite.Reply bytes(String type, int from, int to) {
        return (HttpExchange exchange) -> {
            exchange.getResponseHeaders().add("Content-Type", type);
            exchange.sendResponseHeaders(200, to - from);
            exchange.getResponseBody().write(Arrays.copyOfRange(BYTES, from, to));
        };
    }

    private void assertReason(long size, String reason) {
        assertReason(size, Long.MAX_VALUE, reason);
    }

    private void assertReason(long size, long most, String reason) {
        assertThatThrownBy(() -> fetch(size, most)).isInstanceOfSatisfying(BadAttachment.class, bad -> assertThat(bad.reason()).isEqualTo(reason));
    }

    private Download fetch(long size) throws IOException {
        return fetch(size, Long.MAX_VALUE);
    }

    private Download fetch(long size, long most) throws IOException {
        out.reset();
        return client().attachment("7", null, size, most, "application/pdf", out);
    }

    private JiraSite client() {
        SiteAddress address = new SiteAddress(site.uri(), Deployment.CLOUD, Credentials.bearer("t0ken"));
        return new JiraSites(new Outgoing(true, null, null, "test"), Clock.systemUTC()).open(address, Watch.NONE);
    }
}
