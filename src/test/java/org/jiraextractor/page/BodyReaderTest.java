package org.jiraextractor.page;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class BodyReaderTest {

    private long now;

    /** A byte every ten seconds, for ever. */
    private final InputStream dripping = new InputStream() {
        @Override
        public int read() {
            return 'a';
        }

        @Override
        public int read(byte[] bytes, int from, int length) {
            now += Duration.ofSeconds(10).toNanos();
            bytes[from] = 'a';
            return 1;
        }
    };

    @Test
    void a_body_that_drips_is_not_waited_for() {
        assertThatThrownBy(() -> BodyReader.whole(dripping, () -> now)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.INVALID_BODY);
            assertThat(refusal.key()).isEqualTo("problem.body.too_slow");
        });
        assertThat(Duration.ofNanos(now)).isEqualTo(Duration.ofSeconds(70));
    }

    @Test
    void a_body_that_stops_is_the_clients_fault() {
        InputStream stopped = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the server has waited long enough");
            }
        };
        assertThatThrownBy(() -> BodyReader.whole(stopped)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.INVALID_BODY));
    }

    @Test
    void a_body_is_taken_up_to_its_limit_and_not_read_beyond() throws IOException {
        assertThat(BodyReader.whole(new ByteArrayInputStream(new byte[BodyReader.LIMIT]))).hasSize(BodyReader.LIMIT);
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThatThrownBy(() -> BodyReader.whole(endless)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.TOO_LARGE));
    }
}
