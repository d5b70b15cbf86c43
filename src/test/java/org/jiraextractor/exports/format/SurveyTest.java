package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.issues.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

class SurveyTest {

    private static final String SPRINT = "com.pyxis.greenhopper.jira:gh-sprint";

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void columnsAreThoseThatTheCellsOfAllIssuesNeed(boolean everything) throws IOException {
        Extracted world = new SmallWorld(everything ? SmallWorld.ALL : SmallWorld.NOTHING);
        assertThat(survey(world, notes(world)).widths()).isEqualTo(counted(world)).hasSizeGreaterThan(30);
    }

    @Test
    void fieldsThatShareANameAndOddNamesOfLinksAreToldApart() throws IOException {
        ArrayNode fields = (ArrayNode) RawJson.read("""
                [{"id":"customfield_1","name":"Points","schema":{"type":"number"}},{"id":"customfield_2","name":"Points","schema":{"type":"array"}},
                 {"id":"customfield_3","name":"Sprint","schema":{"custom":"%1$s"}},{"id":"customfield_4","name":"Sprint","schema":{"custom":"%1$s"}},
                 {"id":"odd","name":"Summary"}]""".formatted(SPRINT));
        Extracted small = Small.of(fields, (ObjectNode) RawJson.read("""
                {"customfield_1":1,"customfield_2":["a",null,"b"],"customfield_3":["s"],"customfield_4":["s","t"],"customfield_99":{"value":1},"odd":"f:x","": "nameless",
                 "issuelinks":[{"type":{"name":"a\\u0000b\\n"},"inwardIssue":{"key":"A-1"}},{"type":{"name":"\\ud83d"},"outwardIssue":{"key":"A-2"}},{"outwardIssue":{"key":"A-3"}}]}"""));
        assertThat(survey(small, notes(small)).widths()).isEqualTo(counted(small));
    }

    @Test
    void theOrderInWhichNotesComeMakesNoDifference() throws IOException {
        Extracted world = new SmallWorld(SmallWorld.ALL);
        List<JsonNode> notes = notes(world);
        Map<Column, Integer> widths = survey(world, notes).widths();
        Collections.shuffle(notes, new Random(7));
        assertThat(survey(world, notes).widths()).isEqualTo(widths);
    }

    @Test
    void whatIsNotAskedIsNotLookedAt() throws IOException {
        Extracted world = new SmallWorld(SmallWorld.ALL);
        Survey keysOnly = new Survey(world, Set.of(Survey.Of.KEYS));
        notes(world).forEach(keysOnly::see);
        assertThat(keysOnly.widths().keySet()).containsExactlyElementsOf(Column.always(SmallWorld.ALL));
    }

    /** Who changes this gives it another version: exports of before keep notes of the old one. */
    @Test
    void notesOfOneVersionSayTheSame() throws IOException {
        Extracted small = Small.of(RawJson.array(), (ObjectNode) RawJson.read("""
                {"summary":"x","labels":["a","b"],"customfield_7":["a","b"],"environment":null,"issuelinks":[{"type":{"name":"Blocks"},"inwardIssue":{"key":"A-1"}}]}"""));
        assertThat(Survey.NOTES.version()).isEqualTo("survey 1");
        assertThat(notes(small)).hasToString("""
                [{"key":"S-1","former":[],"columns":[["h:Labels",2],["l:Blocks\\u0000Inward issue link",1],["f:customfield_7",2]]}]""");
    }

    private static Map<Column, Integer> counted(Extracted world) throws IOException {
        Include include = world.include();
        Map<Column, Integer> widths = new TreeMap<>();
        Column.always(include).forEach(column -> widths.put(column, 1));
        Fields fields = new Fields(world.fields());
        world.eachIssue(issue -> new IssueCells(issue, fields, Moments.of(FormatOptions.DEFAULT), Site.of(world), Prose.Notation.TEXT).cells()
                .forEach((column, cells) -> widths.merge(column, cells.size(), Math::max)));
        return widths;
    }

    /** As they come back from where they are kept. */
    private static List<JsonNode> notes(Extracted world) throws IOException {
        List<JsonNode> notes = new ArrayList<>();
        world.eachNote(Survey.NOTES, note -> notes.add(RawJson.read(RawJson.write(note))));
        return notes;
    }

    private static Survey survey(Extracted world, List<JsonNode> notes) {
        Survey survey = new Survey(world, Set.of(Survey.Of.values()));
        notes.forEach(survey::see);
        return survey;
    }
}
