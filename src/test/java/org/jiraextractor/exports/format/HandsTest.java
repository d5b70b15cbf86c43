package org.jiraextractor.exports.format;

import org.awaitility.Awaitility;
import org.jiraextractor.exports.format.reading.ManyIssues;
import org.jiraextractor.extraction.ExtractedIssue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HandsTest {

    private final ExecutorService others = Executors.newFixedThreadPool(3);

    @AfterEach
    void end() {
        others.shutdownNow();
    }

    @Test
    void everyTakerSeesAllIssuesInTheirOrder() throws IOException {
        List<List<Long>> seen = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Hands.Taker> takers = seen.stream().<Hands.Taker>map(list -> issue -> list.add(issue.id())).toList();
        try (Hands hands = new Hands(others, takers)) {
            new ManyIssues(333).eachIssue(hands::take);
            hands.finish();
        }
        assertThat(seen).allSatisfy(list -> assertThat(list).hasSize(333).isSorted());
    }

    @Test
    void whatOneOfThemThrowsIsThrownHere() throws IOException {
        try (Hands hands = new Hands(others, List.of(issue -> { }, issue -> {
            throw new IOException("full");
        }))) {
            assertThatThrownBy(() -> {
                new ManyIssues(333).eachIssue(hands::take);
                hands.finish();
            }).isInstanceOf(IOException.class).hasMessage("full");
        }
    }

    @Test
    void fewIssuesAreInMemoryAndFewerWhereTheyAreLarge() throws IOException {
        List<Integer> taken = new ArrayList<>();
        int[] small = {0};
        try (Hands hands = new Hands(task -> { }, List.of(issue -> small[0]++))) {
            new ManyIssues(333).eachIssue(issue -> {
                hands.take(issue);
                taken.add(small[0]);
            });
        }
        for (int i = 0; i < taken.size(); i++) {
            assertThat(i - taken.get(i)).isLessThanOrEqualTo(80);
        }
        assertThat(taken).doesNotContain(333);
    }

    /** Nobody may close a file below the hands of another. */
    @Test
    void whoeverStopsWaitsForThoseAtWork() throws IOException {
        Thread here = Thread.currentThread();
        List<String> happened = Collections.synchronizedList(new ArrayList<>());
        Hands hands = new Hands(others, List.of(issue -> {
            happened.add("began");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> here.getState() == Thread.State.WAITING && happened.contains("stopping"));
            happened.add("ended");
        }));
        List<ExtractedIssue> some = new ArrayList<>();
        new ManyIssues(60).eachIssue(some::add);
        for (ExtractedIssue issue : some) {
            if (hands.take(issue)) {
                break;
            }
        }
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> happened.contains("began"));
        happened.add("stopping");
        hands.close();
        assertThat(happened).containsExactly("began", "stopping", "ended");
    }
}
