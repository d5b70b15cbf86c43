package org.jiraextractor.demo;

import org.jiraextractor.demo.world.DemoIssue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Troubles that go on until they are switched off. */
class TroublesTest {

    private static final String FIELD = "/rest/api/3/field";

    private DemoJira jira;
    private Visitor account;

    @BeforeEach
    void start() throws IOException {
        jira = DemoJira.start(DemoOptions.defaults());
        account = Visitor.account(jira);
    }

    @AfterEach
    void stop() {
        jira.close();
    }

    @Test
    void eachSoManiethCallMeetsOne() {
        jira.moods().set(Trouble.SERVER_ERROR, 5);
        List<Integer> statuses = IntStream.range(0, 20).mapToObj(call -> account.get(FIELD).status()).toList();

        assertThat(statuses).filteredOn(status -> status == 500).hasSize(4);
        assertThat(statuses.get(4)).isEqualTo(500);
        assertThat(jira.moods().met(Trouble.SERVER_ERROR)).isEqualTo(4);
    }

    @Test
    void twoAtOnceBothGetTheirTurn() {
        jira.moods().set(Trouble.SERVER_ERROR, 2);
        jira.moods().set(Trouble.UNAVAILABLE, 2);
        List<Integer> statuses = IntStream.range(0, 20).mapToObj(call -> account.get(FIELD).status()).toList();

        assertThat(statuses).contains(500, 503);
        assertThat(jira.moods().met(Trouble.UNAVAILABLE)).isPositive();
    }

    @Test
    void refusalsSayWhenToComeBackAsTheyAreTold() {
        jira.moods().set(Trouble.TOO_MANY, 1);
        assertThat(account.get(FIELD).header("Retry-After")).isEqualTo("1");

        jira.moods().set(Trouble.RETRY_AFTER, Burst.Says.NOTHING.ordinal());
        assertThat(account.get(FIELD).header("Retry-After")).isNull();

        jira.moods().set(Trouble.RETRY_AFTER, Burst.Says.HTML.ordinal());
        assertThat(account.get(FIELD).header("Content-Type")).startsWith("text/html");
    }

    @Test
    void theLimitIsSetInMidRunAndLiftedAgain() {
        jira.moods().set(Trouble.RATE_LIMIT, 2);
        jira.moods().set(Trouble.RETRY_AFTER, Burst.Says.DATE.ordinal());
        List<Visitor.Reply> replies = IntStream.range(0, 30).mapToObj(call -> account.get(FIELD)).filter(reply -> reply.status() == 429).toList();

        assertThat(replies).isNotEmpty().allMatch(reply -> reply.header("Retry-After").endsWith("GMT"));
        assertThat(jira.moods().met(Trouble.RATE_LIMIT)).isEqualTo(replies.size());

        jira.moods().set(Trouble.RATE_LIMIT, 0);
        assertThat(IntStream.range(0, 30).mapToObj(call -> account.get(FIELD).status())).containsOnly(200);
    }

    @Test
    void bodiesAreCutAndConnectionsClosed() {
        jira.moods().set(Trouble.CUT_BODY, 1);
        assertThatThrownBy(() -> account.get(FIELD)).isInstanceOf(UncheckedIOException.class);

        jira.moods().calm();
        assertThat(account.get(FIELD).status()).isEqualTo(200);
    }

    @Test
    void peopleEditMoveAndDeleteMeanwhile() {
        Set<String> before = jira.world().issueIds();
        List<String> keys = jira.world().issues().stream().map(DemoIssue::key).toList();
        jira.moods().set(Trouble.EDITS, 2);
        jira.moods().set(Trouble.MOVES, 3);
        jira.moods().set(Trouble.DELETIONS, 4);
        IntStream.range(0, 24).forEach(call -> account.get(FIELD));

        assertThat(jira.world().size()).isEqualTo(before.size() - 6);
        assertThat(before).containsAll(jira.world().issueIds());
        assertThat(jira.world().issues().stream().filter(issue -> !keys.contains(issue.key())).count()).isPositive();
        assertThat(jira.world().issues().stream().filter(issue -> issue.field("summary").asText().contains("(edit ")).count()).isPositive();
        assertThat(jira.moods().met(Trouble.MOVES)).isEqualTo(8);
    }
}
