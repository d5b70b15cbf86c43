package org.jiraextractor.bus;

import org.junit.jupiter.api.Test;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WordTest {

    @Test
    void what_one_node_writes_another_reads() {
        Word told = new Word("job", "a-node", "7f2b54ea kept");
        assertThat(told.payload()).isEqualTo("job a-node 7f2b54ea kept");
        assertThat(Word.read(told.payload())).contains(told);
        assertThat(Word.read(new Word("job", "a-node", "").payload())).contains(new Word("job", "a-node", ""));
    }

    @Test
    void what_no_node_of_ours_wrote_is_nothing() {
        for (String stranger : List.of("", "job", "job a-node", " a-node text", "job  text")) {
            assertThat(Word.read(stranger)).as(stranger).isEmpty();
        }
    }

    @Test
    void more_than_the_database_carries_is_refused_before_it_is_sent() {
        assertThat(new Word("job", "a-node", "é".repeat(3_990)).payload()).isNotEmpty();
        assertThatThrownBy(() -> new Word("job", "a-node", "é".repeat(4_000)).payload()).hasMessageContaining("tell an id");
        assertThatThrownBy(() -> new Word("two words", "a-node", "x")).hasMessageContaining("one word each");
    }

    @Test
    void what_is_mentioned_again_goes_once_and_there_is_an_end_to_it() {
        Mentions mentions = new Mentions();
        for (int i = 0; i < 3; i++) {
            mentions.add(new Word("job", "a", "1 progress"));
        }
        mentions.add(new Word("job", "a", "2 progress"));
        assertThat(mentions.take()).extracting(Word::text).containsExactly("1 progress", "2 progress");
        assertThat(mentions.take()).isEmpty();
        for (int i = 0; i < 5_000; i++) {
            mentions.add(new Word("job", "a", i + " progress"));
        }
        assertThat(mentions.take()).hasSize(1_000);
    }
}
