package org.jiraextractor.demo.world;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

class WorldTest {

    private static final Site SITE = new Site(URI.create("http://127.0.0.1:1"), ZoneId.of("America/Toronto"), Clock.fixed(Instant.parse("2026-11-20T10:00:00Z"),
            ZoneOffset.UTC));
    private static final World WORLD = World.of(SITE, 20261120, 120, false);

    private static String whole(World world) {
        return world.issues().stream().map(issue -> issue.toString()
                + issue.attachments().stream().map(DemoAttachment::sha256).toList()).map(text -> text.replaceAll("\\[B@[0-9a-f]+", ""))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void theSameSeedMakesTheSameWorldAndAnotherAnother() {
        assertThat(whole(World.of(SITE, 20261120, 120, false))).isEqualTo(whole(WORLD));
        assertThat(whole(World.of(SITE, 7, 120, false))).isNotEqualTo(whole(WORLD));
    }

    @Test
    void thereAreThreeProjectsAndAHundredAndTwentyIssues() {
        assertThat(WORLD.issues()).hasSize(120);
        assertThat(WORLD.issues().stream().collect(Collectors.groupingBy(DemoIssue::projectKey, Collectors.counting()))).containsOnlyKeys("ALPHA", "BETA",
                "OPS").allSatisfy((key, count) -> assertThat(count).isGreaterThan(20));
        assertThat(WORLD.issues()).extracting(DemoIssue::key).doesNotHaveDuplicates();
    }

    @Test
    void idsAreUniqueOfEachKind() {
        assertThat(WORLD.commentIds()).hasSize((int) WORLD.issues().stream().mapToLong(issue -> issue.comments().size()).sum());
        assertThat(WORLD.worklogIds()).hasSize((int) WORLD.issues().stream().mapToLong(issue -> issue.worklogs().size()).sum());
        assertThat(WORLD.historyIds()).hasSize((int) WORLD.issues().stream().mapToLong(issue -> issue.histories().size()).sum());
        assertThat(WORLD.attachmentIds()).hasSize(WORLD.attachments().size());
        assertThat(WORLD.attachments()).extracting(DemoAttachment::media).doesNotHaveDuplicates();
    }

    @Test
    void listsStandJustAtTheCapsAndJustBeyond() {
        assertThat(WORLD.issues()).anyMatch(issue -> issue.comments()
                .size() == 20).anyMatch(issue -> issue.comments().size() == 21).anyMatch(issue -> issue.comments().size() >= 130);
        assertThat(WORLD.issues()).anyMatch(issue -> issue.worklogs().size() == 21).anyMatch(issue -> issue.worklogs().size() >= 60);
        assertThat(WORLD.issues()).anyMatch(issue -> issue.histories()
                .size() == 40).anyMatch(issue -> issue.histories().size() == 41).anyMatch(issue -> issue.histories().size() >= 260);
    }

    @Test
    void twoFieldsShareANameTwice() {
        List<String> names = WORLD.fields().stream().map(field -> field.path("name").asText()).toList();

        assertThat(names.stream().filter("Severity"::equals)).hasSize(2);
        assertThat(names.stream().filter("Notes"::equals)).hasSize(2);
        assertThat(names).contains("<script>window.pwned='field'</script>", "=cmd|' /C calc'!A0");
    }

    @Test
    void someCommentsAreNotForEverybody() {
        List<ObjectNode> comments = WORLD.issues().stream().flatMap(issue -> issue.comments().stream()).toList();

        assertThat(comments).anyMatch(comment -> comment.at("/visibility/type")
                .asText().equals("role")).anyMatch(comment -> comment.at("/visibility/type").asText().equals("group"))
                .anyMatch(comment -> !comment.path("jsdPublic").booleanValue()).anyMatch(comment -> !comment.has("author"));
    }

    @Test
    void aPartAndItsParentKnowEachOther() {
        List<DemoIssue> parts = WORLD.issues().stream().filter(issue -> issue.field("issuetype").path("subtask").booleanValue()).toList();

        assertThat(parts).hasSize(3).allSatisfy(part -> {
            DemoIssue parent = WORLD.issue(part.field("parent").path("key").asText()).orElseThrow();
            assertThat(parent.field("subtasks").findValuesAsText("key")).contains(part.key());
        });
    }

    @Test
    void halfASurrogatePairSurvivesAsAnEscape() {
        byte[] json = Json.bytes(Json.of("text", "a\ud83d b\ude00 \ud83d\ude00"));

        assertThat(new String(json, StandardCharsets.UTF_8)).isEqualTo("{\"text\":\"a\\ud83d b\\ude00 \ud83d\ude00\"}");
    }

    @Test
    void picturesArePictures() throws Exception {
        byte[] png = Files.picture(31, 17, 0x123456);

        java.awt.image.BufferedImage image = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(31);
        assertThat(image.getHeight()).isEqualTo(17);
    }

    @Test
    void anIssueThatIsDeletedTakesItsFilesAlong() {
        World world = World.of(SITE, 20261120, 120, false);
        DemoIssue issue = world.issues().get(2);
        world.delete(issue.key());

        assertThat(world.issue(issue.key())).isEmpty();
        assertThat(world.attachment(issue.attachments().get(0).id())).isEmpty();
    }

    @Test
    void aCommentAddedMeanwhileMovesTheTimeOfChange() {
        World world = World.of(SITE, 20261120, 120, false);
        DemoIssue before = world.issues().get(5);
        DemoIssue after = world.comment(before.key(), "meanwhile");

        assertThat(after.comments()).hasSize(before.comments().size() + 1);
        assertThat(after.updated()).isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        JsonNode updated = after.field("updated");
        assertThat(updated.asText()).isEqualTo("2026-11-20T05:00:00.000-0500");
    }
}
