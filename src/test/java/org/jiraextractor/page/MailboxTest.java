package org.jiraextractor.page;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

class MailboxTest {

    /** A client that takes so many writes and then waits to be told to take more. */
    private static final class Client extends ServletOutputStream {
        private final ByteArrayOutputStream got = new ByteArrayOutputStream();
        private WriteListener listener;
        private int takes = Integer.MAX_VALUE;
        private boolean gone;

        @Override
        public boolean isReady() {
            return takes > 0;
        }

        @Override
        public void setWriteListener(WriteListener writeListener) {
            listener = writeListener;
        }

        @Override
        public void write(int b) {
            throw new AssertionError("events are written whole");
        }

        @Override
        public void write(byte[] bytes) throws IOException {
            if (gone) {
                throw new IOException("broken pipe");
            }
            takes--;
            got.writeBytes(bytes);
        }

        String text() {
            return got.toString(StandardCharsets.UTF_8);
        }
    }

    private final Client client = new Client();
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private final AtomicInteger completed = new AtomicInteger();
    private final Mailbox mailbox = new Mailbox(client, steps::add, completed::incrementAndGet, Instant.EPOCH);

    private void settle() {
        while (!steps.isEmpty()) {
            steps.poll().run();
        }
    }

    private void open() throws IOException {
        mailbox.begin();
        client.listener.onWritePossible();
        settle();
    }

    @Test
    void nothing_is_written_before_the_server_says_that_it_may_be() throws IOException {
        mailbox.begin();
        mailbox.send("1", "state", "{}");
        settle();
        assertThat(client.text()).isEmpty();

        client.listener.onWritePossible();
        settle();
        assertThat(client.text()).isEqualTo("retry: 2000\n\nid: 1\nevent: state\ndata: {}\n\n");
    }

    @Test
    void a_line_break_in_the_data_cannot_forge_an_event() throws IOException {
        open();
        mailbox.send(null, "log", "one\nevent: end\r\ntwo\rthree");
        settle();

        assertThat(client.text()).endsWith("event: log\ndata: one\ndata: event: end\ndata: two\ndata: three\n\n");
    }

    @Test
    void the_sender_goes_on_while_a_client_stands_still_and_order_is_kept() throws IOException {
        open();
        client.takes = 1;
        mailbox.send("1", "a", "x");
        mailbox.send("2", "a", "y");
        settle();
        assertThat(client.text()).endsWith("id: 1\nevent: a\ndata: x\n\n");

        client.takes = Integer.MAX_VALUE;
        client.listener.onWritePossible();
        settle();
        assertThat(client.text()).endsWith("id: 1\nevent: a\ndata: x\n\nid: 2\nevent: a\ndata: y\n\n");
    }

    @Test
    void a_client_that_stops_reading_is_dropped_and_costs_no_more_memory() throws IOException {
        open();
        AtomicInteger told = new AtomicInteger();
        mailbox.onClose(told::incrementAndGet);
        client.takes = 0;
        int sent = 0;
        while (mailbox.send(null, "log", "x".repeat(1_000)) && sent < 100_000) {
            sent++;
            settle();
        }
        settle();

        assertThat(sent).isBetween(500, 2_000);
        assertThat(completed).hasValue(1);
        assertThat(told).hasValue(1);
        assertThat(mailbox.isOpen()).isFalse();
    }

    @Test
    void closing_lets_what_was_sent_leave_first_and_ends_once() throws IOException {
        open();
        mailbox.send("9", "end", "{}");
        mailbox.close();
        mailbox.close();
        settle();

        assertThat(client.text()).endsWith("event: end\ndata: {}\n\n");
        assertThat(completed).hasValue(1);
        assertThat(mailbox.send("10", "late", "{}")).isFalse();
    }

    @Test
    void a_client_that_is_gone_ends_the_stream_at_the_next_write() throws IOException {
        open();
        client.gone = true;
        mailbox.comment();
        settle();

        assertThat(completed).hasValue(1);
        assertThat(mailbox.isOpen()).isFalse();
    }
}
