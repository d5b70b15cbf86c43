package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.world.DemoIssue;
import org.jiraextractor.issues.RawJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/** What is noted of issues while they are taken is what one would note of them afterwards. */
class NotesTest {

    private static final String FILE = "attachment/";

    @TempDir
    Path temp;

    private final AtomicInteger asked = new AtomicInteger();
    private Field field;

    @BeforeEach
    void start() throws IOException {
        field = new Field(DemoOptions.defaults());
        field.request = new ExtractionRequest("project = OPS OR attachments is not EMPTY", Field.ALL, List.of("*all"), null, null);
        field.notes = notes("talk 1");
    }

    @AfterEach
    void stop() throws IOException {
        field.close();
    }

    @Test
    void notes_are_read_instead_of_the_issues() throws IOException {
        Outcome outcome = field.run();
        List<String> expected = fromIssues(outcome);
        assertThat(expected).hasSizeGreaterThan(10);
        field.store.objects.keySet().removeIf(name -> name.endsWith(".ndjson.gz"));
        asked.set(0);
        assertThat(noted(outcome, field.notes)).isEqualTo(expected);
        assertThat(asked).as("notes taken anew").hasValue(0);
    }

    @Test
    void an_issue_that_was_taken_again_is_noted_as_it_stands() throws IOException {
        Outcome outcome = takenTwice();
        List<String> expected = fromIssues(outcome);
        assertThat(field.checkpoints.chunks()).extracting(KeptChunk::number).containsExactly(0, 1);
        assertThat(noted(outcome, field.notes)).isEqualTo(expected).doesNotHaveDuplicates();
    }

    @Test
    void a_chunk_without_notes_is_read_itself() throws IOException {
        Outcome outcome = takenTwice();
        List<String> expected = fromIssues(outcome);
        for (KeptChunk chunk : field.checkpoints.chunks()) {
            byte[] notes = field.store.objects.remove(chunk.notesObject());
            assertThat(notes).isNotNull();
            assertThat(noted(outcome, field.notes)).as("without those of " + chunk.number()).isEqualTo(expected);
            field.store.objects.put(chunk.notesObject(), notes);
        }
        field.store.objects.keySet().removeIf(name -> name.endsWith(".notes.gz"));
        assertThat(noted(outcome, field.notes)).isEqualTo(expected);
    }

    @Test
    void notes_of_another_version_are_not_read() throws IOException {
        Outcome outcome = takenTwice();
        asked.set(0);
        assertThat(noted(outcome, notes("talk 2"))).isEqualTo(fromIssues(outcome));
        assertThat(asked.get()).isPositive();
    }

    @Test
    void who_goes_on_behind_a_killed_run_finds_what_that_noted() throws IOException {
        field.run();
        int last = field.checkpoints.kept;
        for (int kill = 1; kill < last; kill++) {
            field.forget();
            field.runUntilKilled(kill);
            Outcome outcome = field.run();
            List<String> expected = fromIssues(outcome);
            asked.set(0);
            assertThat(noted(outcome, field.notes)).as("killed at checkpoint " + kill).isEqualTo(expected);
            assertThat(asked).hasValue(0);
        }
    }

    @Test
    void half_a_surrogate_pair_is_kept() throws IOException {
        String half = "half \uD83D of it";
        ObjectNode line = RawJson.object().put("id", 7).put("key", "A-7");
        line.putObject("fields");
        Notes quoting = new Notes() {
            @Override
            public String version() {
                return "é";
            }

            @Override
            public JsonNode of(ExtractedIssue issue) {
                return TextNode.valueOf(half);
            }
        };
        try (NoteLines notes = new NoteLines(quoting, temp.resolve("notes"))) {
            notes.add(line);
            notes.keep(field.store, "notes.gz");
        }
        try (Lines lines = NoteLines.of(field.store, "notes.gz", "é")) {
            assertThat(lines.next().path("note").asText()).isEqualTo(half);
            assertThat(lines.next()).isNull();
        }
    }

    private Outcome takenTwice() throws IOException {
        DemoIssue edited = field.jira.world().issues().stream().filter(issue -> issue.attachments().size() > 3).findFirst().orElseThrow();
        field.jira.moods().beforeNext(FILE, () -> field.jira.world().comment(edited.key(), "One more, after the census."));
        Outcome outcome = field.run();
        assertThat(outcome.end().changed()).containsExactly(edited.key());
        return outcome;
    }

    /** The key, and how much was said. */
    private Notes notes(String version) {
        return new Notes() {
            @Override
            public String version() {
                return version;
            }

            @Override
            public JsonNode of(ExtractedIssue issue) {
                asked.incrementAndGet();
                return TextNode.valueOf(NotesTest.said(issue));
            }
        };
    }

    private static String said(ExtractedIssue issue) {
        return issue.key() + " " + issue.comments().size();
    }

    private static List<String> noted(Outcome outcome, Notes notes) throws IOException {
        List<String> noted = new ArrayList<>();
        outcome.extracted().eachNote(notes, note -> noted.add(note.asText()));
        return noted;
    }

    private static List<String> fromIssues(Outcome outcome) throws IOException {
        List<String> said = new ArrayList<>();
        outcome.extracted().eachIssue(issue -> said.add(said(issue)));
        return said;
    }
}
