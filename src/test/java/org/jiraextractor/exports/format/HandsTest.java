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
import java.util.concurrent.atomic.AtomicInteger;

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

    /** Its parts are done by whoever is free, and none is at work any more when one of them fails. */
    @Test
    void whatOneHandsOutIsDoneWhenItGoesOn() throws IOException {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        List<Integer> doneBeforeTheNext = new ArrayList<>();
        Hands.Taker parted = parted((some, lent) -> {
            doneBeforeTheNext.add(begun.get() - ended.get());
            lent.all(some.stream().<Lent.Work>map(issue -> () -> {
                begun.incrementAndGet();
                ended.incrementAndGet();
                if (begun.get() > 200) {
                    throw new IOException("full");
                }
            }).toList());
        });
        try (Hands hands = new Hands(others, List.of(parted, issue -> { }))) {
            assertThatThrownBy(() -> {
                new ManyIssues(333).eachIssue(hands::take);
                hands.finish();
            }).isInstanceOf(IOException.class).hasMessage("full");
        }
        assertThat(doneBeforeTheNext).hasSizeGreaterThan(2).containsOnly(0);
        assertThat(begun).as("none is left out, and none goes on").hasValue(ended.get()).hasValueGreaterThan(200).hasValueLessThan(333);
    }

    private interface Taking {
        void take(List<ExtractedIssue> some, Lent hands) throws IOException;
    }

    private static Hands.Taker parted(Taking taking) {
        return new Parted() {
            @Override
            public void take(List<ExtractedIssue> some, Lent hands) throws IOException {
                taking.take(some, hands);
            }

            @Override
            public void close() {
                // nothing is open
            }
        };
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
