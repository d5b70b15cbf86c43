package org.jiraextractor.exports.web;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DownloadsTest {

    private final Downloads downloads = new Downloads();
    private final UUID ada = UUID.randomUUID();

    @Test
    void one_person_has_so_many_at_once_and_another_is_not_kept_waiting_for_them() {
        for (int i = 0; i < Downloads.MOST_OF_ONE; i++) {
            downloads.begin(ada);
        }
        assertThatThrownBy(() -> downloads.begin(ada)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.TOO_MANY);
            assertThat(refusal.key()).isEqualTo("export.download.too_many.yours");
        });
        downloads.begin(UUID.randomUUID());
        downloads.end(ada);
        downloads.begin(ada);
    }

    @Test
    void all_together_leave_threads_for_pages() {
        for (int i = 0; i < Downloads.MOST; i++) {
            downloads.begin(UUID.randomUUID());
        }
        assertThatThrownBy(() -> downloads.begin(ada)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key()).isEqualTo("export.download.too_many"));
        assertThat(Downloads.MOST).isLessThan(200 / 2);
    }
}
