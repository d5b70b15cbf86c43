package org.jiraextractor.extraction;

import org.jiraextractor.demo.Mood;
import org.jiraextractor.demo.Moods;
import org.jiraextractor.demo.world.DemoAttachment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** What files do that a client of Jira must survive, of each edition. */
@ParameterizedClass
@EnumSource(Jira.class)
class FileSituationsTest {

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

    @Test
    void a_file_that_the_site_lists_and_has_not_and_a_page_in_place_of_one_are_recorded_and_not_stored() throws IOException {
        field.close();
        field = new Field(edition.options().withGoneAttachment(true));
        field.jira.moods().failNext(edition.files(), 1, Mood.LOGIN_PAGE);
        Outcome outcome = field.run();
        assertThat(outcome.missing()).extracting(Missing::reason).containsExactlyInAnyOrder("not_found", "login_page");
        assertThat(outcome.missing()).allMatch(missing -> field.store.objects.keySet().stream().noneMatch(name -> name.endsWith("attachments/" + missing.id())));
        assertThat(outcome.tally().attachments().expected() - outcome.tally().attachments().exported()).isEqualTo(2);
    }

    @Test
    void files_whose_size_nobody_tells_are_taken_all_the_same() throws IOException {
        field.jira.moods().sizes(Moods.Sizes.NULL);
        exactly(field.run());
        field.forget();
        field.jira.moods().sizes(Moods.Sizes.ABSENT);
        exactly(field.run());
    }

    private void exactly(Outcome outcome) throws IOException {
        for (ExtractedIssue issue : field.whole(outcome)) {
            for (KeptAttachment one : issue.kept()) {
                DemoAttachment truth = field.jira.world().attachment(Long.parseLong(one.id())).orElseThrow();
                assertThat(one.sha256()).isEqualTo(truth.sha256());
                assertThat(one.size()).isEqualTo(truth.bytes().length);
            }
        }
    }

    @Test
    void files_of_another_size_than_is_told_are_recorded_and_not_stored() throws IOException {
        field.jira.moods().sizes(Moods.Sizes.WRONG);
        Outcome outcome = field.run();
        assertThat(outcome.missing()).hasSize(field.jira.world().attachmentIds().size()).allMatch(missing -> missing.kind().equals("attachment") && missing.reason().equals("size_mismatch"));
        assertThat(outcome.complete()).isFalse();
        assertThat(field.store.objects.keySet()).noneMatch(name -> name.contains("attachments/"));
    }

    @Test
    void files_of_one_name_or_of_names_that_differ_by_case_only_are_all_kept() throws IOException {
        List<ExtractedIssue> issues = field.issues(field.run());
        ExtractedIssue clashing = issues.stream().filter(issue -> names(issue).contains("IMAGE.PNG")).findFirst().orElseThrow();
        assertThat(names(clashing)).filteredOn(name -> name.equalsIgnoreCase("image.png")).hasSize(3);
        assertThat(clashing.kept()).extracting(KeptAttachment::objectName).doesNotHaveDuplicates().hasSize(clashing.attachments().size());
    }

    private static List<String> names(ExtractedIssue issue) {
        List<String> names = new ArrayList<>();
        issue.attachments().forEach(file -> names.add(file.path("filename").asText()));
        return names;
    }
}
