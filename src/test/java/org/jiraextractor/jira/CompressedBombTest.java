package org.jiraextractor.jira;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.Deflater;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers of ten gigabytes that come as ten megabytes: refused by name, once, without taking the memory that they ask for. */
class CompressedBombTest {

    private static final String COMMENTS = "/rest/api/3/issue/7/comment";
    private static final int MEGABYTES = 10 << 10;
    private static final long MODEST = 400L << 20;

    private StubSite site;

    @BeforeEach
    void start() throws IOException {
        site = new StubSite();
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void ten_gigabytes_of_zeros() {
        refused(site.open(), "", "\0");
    }

    @Test
    void ten_gigabytes_of_spaces_before_anything() {
        refused("", " ");
    }

    @Test
    void one_text_of_ten_gigabytes() {
        refused("{\"total\":1,\"comments\":[{\"id\":\"1\",\"body\":\"", "a");
    }

    @Test
    void ten_gigabytes_of_very_small_values() {
        refused("{\"total\":1,\"comments\":[", "[],");
    }

    @Test
    void ten_gigabytes_of_objects_one_inside_another() {
        refused("{\"comments\":", "{\"a\":");
    }

    /** By a job, which is patient. */
    private void refused(String beginning, String repeated) {
        refused(new JiraSites(new Outgoing(true, null, null, "JiraIssueExtractor/test"), Clock.systemUTC()).open(new SiteAddress(site.uri(), Deployment.CLOUD, Credentials.basic("a@example.com", "b")), Watch.NONE),
                beginning, repeated);
    }

    private void refused(JiraSite jira, String beginning, String repeated) {
        AtomicInteger tries = new AtomicInteger();
        site.on(COMMENTS, exchange -> {
            tries.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Content-Encoding", "gzip");
            exchange.sendResponseHeaders(200, 0);
            bomb(beginning, repeated, exchange.getResponseBody());
        });
        jira.info();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        assertThatThrownBy(() -> jira.comments(7, 0)).isInstanceOf(JiraRefusal.class).hasMessageContaining("/rest/api/3/issue/7/comment");
        assertThat(threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before).isLessThan(MODEST);
        assertThat(tries).as("what is too large now is too large later").hasValue(1);
    }

    /** A megabyte is packed once, so that it can follow itself. */
    private static void bomb(String beginning, String repeated, OutputStream out) throws IOException {
        byte[] first = packed(beginning.getBytes(StandardCharsets.US_ASCII));
        byte[] again = packed(repeated.repeat((1 << 20) / repeated.length()).getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0});
        out.write(first);
        for (int i = 0; i < MEGABYTES; i++) {
            out.write(again);
        }
    }

    private static byte[] packed(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(bytes);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int got = 1; got > 0; ) {
            got = deflater.deflate(some, 0, some.length, Deflater.FULL_FLUSH);
            out.write(some, 0, got);
        }
        deflater.end();
        return out.toByteArray();
    }
}
