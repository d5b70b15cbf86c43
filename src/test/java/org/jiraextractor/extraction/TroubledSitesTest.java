package org.jiraextractor.extraction;

import org.jiraextractor.demo.Call;
import org.jiraextractor.demo.Mood;
import org.jiraextractor.demo.Trouble;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a site, or the way to it, does that a client of Jira must survive, of each edition. */
@ParameterizedClass
@EnumSource(Jira.class)
class TroubledSitesTest {

    @Parameter
    private Jira edition;
    private Field field;

    @BeforeEach
    void start() throws IOException {
        field = new Field(edition.options());
    }

    @AfterEach
    void stop() throws IOException {
        field.close();
    }

    // ── Trouble ─────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void a_site_that_asks_to_slow_down_in_whatever_form_is_obeyed() throws IOException {
        field.jira.moods().failNext(edition.batches(), 1, Mood.TOO_MANY.retryAfter(Duration.ofSeconds(1)));
        field.jira.moods().failAfter("field", 0, 1, Mood.TOO_MANY);
        field.jira.moods().failNext(edition.files(), 1, Mood.TOO_MANY_HTML);
        field.whole(field.run());
        assertThat(field.waits).contains("rate_limit");
    }

    @Test
    void cut_answers_closed_connections_and_pages_of_gateways_are_overcome() throws IOException {
        field.jira.moods().failNext(edition.batches(), 1, Mood.CUT_BODY);
        field.jira.moods().failAfter(edition.batches(), edition.listings(120), 1, Mood.CUT_BODY);
        field.jira.moods().failNext("issue/{}/worklog", 1, Mood.CLOSED);
        field.jira.moods().failNext("field", 1, Mood.UNAVAILABLE);
        field.jira.moods().failNext(edition.files(), 2, Mood.CUT_BODY);
        for (ExtractedIssue issue : field.whole(field.run())) {
            for (KeptAttachment one : issue.kept()) {
                assertThat(one.sha256()).isEqualTo(field.jira.world().attachment(Long.parseLong(one.id())).orElseThrow().sha256());
            }
        }
    }

    @Test
    void connections_that_are_reset_are_opened_again_and_nothing_is_lost() throws IOException {
        field.close();
        field = new Field(edition.options().withResets(true));
        field.jira.moods().set(Trouble.RESET, 7);
        field.whole(field.run());
        assertThat(field.jira.moods().met(Trouble.RESET)).isGreaterThan(5);
        assertThat(field.waits).contains("retry");
    }

    @Test
    void a_batch_that_the_site_cannot_give_is_halved_until_the_bad_issue_is_alone() throws IOException {
        // the whole batch and its halves are refused, whatever is left of it comes
        field.jira.moods().failAfter(edition.batches(), edition.listings(120), 3, Mood.FORBIDDEN);
        field.whole(field.run());
        assertThat(field.jira.calls().count("myself")).as("asked whether it is the token").isGreaterThan(1);
    }

    @Test
    void an_answer_that_never_ends_can_be_left() {
        field.jira.moods().failAfter(edition.batches(), edition.listings(120), 1, Mood.ENDLESS);
        Set<String> met = new HashSet<>();
        field.cancelled = () -> {
            if (field.jira.calls().count(edition.batches(), 0) > 0 && !met.add("later")) {
                throw new CancellationException("enough");
            }
        };
        assertThatThrownBy(field::run).isInstanceOf(CancellationException.class).hasMessage("enough");
    }

    @Test
    void a_site_that_shows_its_log_in_page_for_everything_fails_the_run_with_that_reason() {
        field.jira.moods().beforeNext("field", () -> field.jira.moods().loginPages(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.LOGIN_PAGE));
    }

    @Test
    void a_call_that_the_site_has_taken_away_fails_the_run_in_the_sites_words() {
        field.jira.moods().failNext("search", 1_000, Mood.GONE);
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo(Code.UPSTREAM_ERROR);
            assertThat(refusal.message(Locale.ENGLISH)).contains("410", "has been removed");
        });
        assertThat(field.jira.calls().count("search")).as("nor is it asked again").isEqualTo(1);
    }

    @Test
    void calls_that_were_taken_away_are_never_made() throws IOException {
        field.run();
        assertThat(field.jira.calls().entries()).noneMatch(call -> call.status() == 410 || call.status() == 404 || call.status() == 405);
    }

    // ── Who asks ────────────────────────────────────────────────────────────────────────────────────────

    @Test
    void a_token_that_has_become_nobodys_before_the_census_is_a_failure_and_no_empty_export() {
        field.jira.moods().beforeNext("field", () -> field.jira.moods().revokeToken(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
        assertThat(field.checkpoints.kept).isZero();
    }

    @Test
    void a_jql_that_only_nobody_gets_wrong_is_a_dead_token() {
        field.request = new ExtractionRequest("project = ALPHA", Field.ALL, List.of("*all"), null, null);
        field.jira.moods().beforeNext("field", () -> field.jira.moods().revokeToken(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
    }

    @Test
    void a_token_that_dies_in_mid_run_fails_it_and_nothing_is_called_deleted() {
        field.jira.moods().beforeNext(edition.batches(), edition.listings(120), () -> field.jira.moods().revokeToken(true));
        assertThatThrownBy(field::run).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.BAD_CREDENTIALS));
        assertThat(field.checkpoints.chunks()).isEmpty();
    }

    @Test
    void credentials_go_to_the_site_and_nowhere_else() throws IOException {
        field.run();
        assertThat(field.jira.calls().entries()).filteredOn(call -> call.host() != Call.Host.SITE).noneMatch(Call::authorized);
        assertThat(field.jira.calls().entries()).noneMatch(Call::cookie);
    }
}
