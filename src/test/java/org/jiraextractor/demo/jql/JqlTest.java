package org.jiraextractor.demo.jql;

import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.demo.world.Sight;
import org.jiraextractor.demo.world.Site;
import org.jiraextractor.demo.world.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class JqlTest {

    private static final Site SITE = new Site(URI.create("http://127.0.0.1:1"), ZoneId.of("America/Toronto"), Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"),
            ZoneOffset.UTC));
    private static final World WORLD = World.of(SITE, 20261120, 120, false);
    private static final Sight SIGHT = new Sight(WORLD, true);

    private static List<DemoIssue> find(String jql) {
        return Jql.parse(jql).find(SIGHT);
    }

    private static void finds(String jql, Predicate<DemoIssue> expected) {
        assertThat(find(jql)).as(jql).isNotEmpty().containsExactlyInAnyOrderElementsOf(WORLD.issues().stream().filter(expected).toList());
    }

    private static String name(DemoIssue issue, String field) {
        return issue.field(field).path("name").asText();
    }

    @Test
    void projectsAreFoundByKeyNameAndId() {
        finds("project = alpha", issue -> issue.projectKey().equals("ALPHA"));
        finds("project = \"Beta Mobile\"", issue -> issue.projectKey().equals("BETA"));
        finds("project in (10003, BETA)", issue -> !issue.projectKey().equals("ALPHA"));
        finds("project not in (OPS)", issue -> !issue.projectKey().equals("OPS"));
    }

    @Test
    void andBindsStrongerThanOrAndParenthesesStrongest() {
        finds("project = ALPHA OR project = BETA AND status = Done", issue -> issue.projectKey().equals("ALPHA") || issue.projectKey().equals("BETA") && name(issue,
                "status").equals("Done"));
        finds("(project = ALPHA OR project = BETA) and status = 'done'", issue -> !issue.projectKey().equals("OPS") && name(issue, "status").equals("Done"));
        finds("NOT (project = ALPHA OR status = Done)", issue -> !issue.projectKey().equals("ALPHA") && !name(issue, "status").equals("Done"));
        finds("status != \"In Progress\" AND NOT status = 'To Do'", issue -> !name(issue, "status").equals("In Progress") && !name(issue, "status").equals("To Do"));
    }

    @Test
    void keysAndIds() {
        DemoIssue some = WORLD.issues().get(30);
        DemoIssue moved = WORLD.issues().stream().filter(issue -> !issue.formerKeys().isEmpty()).findFirst().orElseThrow();

        finds("key = " + some.key(), some::equals);
        finds("issuekey in (" + some.key().toLowerCase() + ", " + moved.formerKeys().get(0) + ")", issue -> issue.equals(some) || issue.equals(moved));
        finds("id = " + some.id(), some::equals);
        finds("id >= " + some.id(), issue -> issue.id() >= some.id());
        finds("key > " + some.key(), issue -> issue.projectKey().equals(some.projectKey()) && issue.number() > some.number());
        finds("project = ALPHA and id not in (" + some.id() + ")", issue -> issue.projectKey().equals("ALPHA") && issue.id() != some.id());
    }

    @Test
    void datesAreReadInTheZoneOfTheAccountAndNumbersAreMilliseconds() {
        Instant midnight = Instant.parse("2026-03-01T05:00:00Z");

        finds("created >= 2026-03-01", issue -> !issue.created().isBefore(midnight));
        finds("created < \"2026/03/01 00:00\"", issue -> issue.created().isBefore(midnight));
        finds("updated >= " + midnight.toEpochMilli(), issue -> !issue.updated().isBefore(midnight));
        finds("created > -200d AND created < now()", issue -> issue.created().isAfter(Instant.parse("2026-11-20T10:00:00Z").minusSeconds(200 * 86_400L)));
        DemoIssue exact = WORLD.issues().get(3);
        Instant minute = exact.updated().truncatedTo(ChronoUnit.MINUTES);
        DateTimeFormatter onTheWall = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(SITE.zone());
        finds("updated >= \"" + onTheWall.format(minute) + "\" and updated < \"" + onTheWall.format(minute.plusSeconds(60)) + "\"", exact::equals);
        finds("updated = " + exact.updated().toEpochMilli(), exact::equals);
    }

    @Test
    void whatIsEmptyIsNeitherEqualNorUnequal() {
        finds("assignee is EMPTY", issue -> issue.field("assignee").isNull());
        finds("assignee != currentUser()", issue -> !issue.field("assignee").isNull() && !issue.field("assignee").equals(WORLD.account()));
        finds("NOT assignee = currentUser()", issue -> !issue.field("assignee").isNull() && !issue.field("assignee").equals(WORLD.account()));
        finds("labels is not empty", issue -> !issue.field("labels").isEmpty());
        finds("resolution = Unresolved", issue -> issue.field("resolution").isNull());
    }

    @Test
    void typesCategoriesLabelsAndCustomFields() {
        finds("type in (Bug, Incident)", issue -> List.of("Bug", "Incident").contains(name(issue, "issuetype")));
        finds("statusCategory = Done", issue -> issue.field("statusCategory").path("key").asText().equals("done"));
        finds("labels = paiement", issue -> issue.field("labels").toString().contains("\"paiement\""));
        finds("cf[10016] >= 3.5", issue -> !issue.field("customfield_10016").isNull() && Double.parseDouble(issue.field("customfield_10016").toString()) >= 3.5);
        finds("\"Story point estimate\" is not EMPTY", issue -> !issue.field("customfield_10016").isNull());
        finds("attachments is not EMPTY", issue -> !issue.attachments().isEmpty());
    }

    @Test
    void wordsAreFoundInTexts() {
        finds("summary ~ panier", issue -> issue.field("summary").asText().toLowerCase().matches(".*\\bpanier\\b.*"));
        finds("text ~ \"repousser\"", issue -> issue.comments().toString().contains("repousser") || issue.fields().toString().contains("repousser"));
    }

    @Test
    void theOrderIsAsWished() {
        assertThat(find("project = ALPHA ORDER BY key")).isSortedAccordingTo(Comparator.comparing(DemoIssue::number));
        assertThat(find("created > 0 order by project asc, created DESC"))
                .isSortedAccordingTo(Comparator.comparing(DemoIssue::projectKey).thenComparing(DemoIssue::created, Comparator.reverseOrder()));
        assertThat(find("created > 0")).isSortedAccordingTo(Comparator.comparing(DemoIssue::created).reversed());
        assertThat(find("created > 0 order by updated")).isSortedAccordingTo(Comparator.comparing(DemoIssue::updated));
    }

    @Test
    void nobodySeesNothing() {
        assertThat(Jql.parse("created > 0").find(new Sight(WORLD, false))).isEmpty();
        assertThatThrownBy(() -> Jql.parse("project = ALPHA").find(new Sight(WORLD, false))).hasMessage("The value 'ALPHA' does not exist for the field 'project'.");
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        assertThatThrownBy(() -> find("project = NOPE and status in (Done, Nope) and nope = 1 order by nada")).isInstanceOfSatisfying(JqlRefused.class,
                refused -> assertThat(refused.messages()).containsExactly(
                "The value 'NOPE' does not exist for the field 'project'.", "The value 'Nope' does not exist for the field 'status'.",
                "Field 'nope' does not exist or you do not have permission to view it.", "Field 'nada' does not exist or you do not have permission to view it."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"project = 'ALPHA", "project = ALPHA)", "(project = ALPHA", "project = A;B", "project in ALPHA, BETA", "project in (ALPHA", "project in ()",
            "= ALPHA", "project = ALPHA and", "and", "not",
            "project = ALPHA order", "project = ALPHA order by", "project = \"a\\q\"", "project is", "created >= 'yesterday'", "created > \"2026-13-01\"",
                    "order by a,b,c,d,e,f,g,h", "project = \\u00", "project = [x]", "!", "(", ")", "project ="})
    void whatIsNoJqlIsRefusedWithWords(String jql) {
        assertThatThrownBy(() -> find(jql)).isInstanceOf(JqlRefused.class).message().isNotBlank();
    }
}
