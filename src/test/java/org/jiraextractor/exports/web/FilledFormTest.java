package org.jiraextractor.exports.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Form;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import static org.assertj.core.api.Assertions.assertThat;

/** What a new export's form begins with: the last choices, then what its address says. */
class FilledFormTest {

    private static final String SITE = "7f000000-0000-4000-8000-000000000001";
    private static final Form BLANK = ExportForms.blank(Map.of("a", "One", "b", "Two"), Locale.ENGLISH);
    private static final Function<UUID, ExportRequest> NO_JOB = id -> {
        throw new Refusal(Code.NOT_FOUND, "job.not_found");
    };

    @Test
    void the_last_choices_come_back_without_the_query_and_the_name() {
        ExportRequest request = request("{\"jql\": \"key = A-1\", \"name\": \"mine\", \"mode\": \"delta\", \"formats\": [\"csv\", \"html\"], \"packaging\": \"directory\", \"include\": {\"worklogs\": false, \"votes\": true}, "
                + "\"options\": {\"csv\": {\"separator\": \";\", \"bom\": true}}}");

        ObjectNode kept = LastChoices.of((ObjectNode) Json.read("{\"of_a_program\": 1, \"formats\": [\"xml\"]}")).now(request);
        Form form = LastChoices.of(kept).onto(BLANK);

        assertThat(kept.path("of_a_program").asInt()).isEqualTo(1);
        assertThat(form.value("connection_id")).isEqualTo(SITE);
        assertThat(List.of(form.checked("formats", "csv"), form.checked("formats", "html"), form.checked("formats", "json"))).containsExactly(true, true, false);
        assertThat(List.of(form.value("packaging"), form.value("include.worklogs"), form.value("include.votes"), form.value("include.comments"), form.value("options.csv.separator"), form.value("options.csv.bom")))
                .containsExactly("directory", "false", "true", "true", ";", "true");
        assertThat(List.of(form.value("jql"), form.value("mode"))).containsExactly("", "full");
        assertThat(form.value("name")).isNull();
    }

    @Test
    void what_a_program_put_there_breaks_nothing() {
        for (String odd : List.of("{}", "{\"formats\": \"csv\", \"include\": [], \"packaging\": {\"a\": 1}, \"connection_id\": 7, \"options\": {\"csv\": 3}}", "{\"formats\": [\"nonsense\", null, {}], \"include\": {\"comments\": \"no\"}}",
                "{\"packaging\": \"" + "x".repeat(5_000) + "\"}")) {
            Form form = LastChoices.of((ObjectNode) Json.read(odd)).onto(BLANK);
            assertThat(form.checked("formats", "json")).as(odd).isTrue();
            assertThat(List.of(form.value("packaging"), form.value("include.comments"), form.value("connection_id"))).as(odd).containsExactly("zip", "true", "");
        }
    }

    @Test
    void an_address_fills_the_form_and_what_means_nothing_in_it_is_left_alone() {
        Form form = FormAddress.of(address("connection", "a", "jql", "key = \"A-1\"", "formats", "html,nonsense", "formats", "csv", "include", "comments,votes", "mode", "delta", "packaging", "tape", "name", "mine", "from", "x"))
                .onto(BLANK, NO_JOB);

        assertThat(List.of(form.value("connection_id"), form.value("jql"), form.value("mode"), form.value("packaging"), form.value("name"))).containsExactly("a", "key = \"A-1\"", "delta", "zip", "mine");
        assertThat(List.of(form.checked("formats", "html"), form.checked("formats", "csv"), form.checked("formats", "json"))).containsExactly(true, true, false);
        assertThat(List.of(form.value("include.comments"), form.value("include.votes"), form.value("include.attachments"))).containsExactly("true", "true", "false");
        assertThat(FormAddress.of(address("connection_id", "b")).onto(BLANK, NO_JOB).value("connection_id")).isEqualTo("b");
    }

    @Test
    void an_earlier_export_fills_the_form_and_the_address_goes_before_it() {
        ExportRequest earlier = request("{\"jql\": \"project = A\", \"name\": \"a-2026-11-20\", \"formats\": [\"xml\"], \"include\": {\"comments\": false}}");

        Form form = FormAddress.of(address("from", SITE, "jql", "project = B")).onto(BLANK, id -> earlier);

        assertThat(List.of(form.value("connection_id"), form.value("jql"), form.value("include.comments"), form.value("name"))).containsExactly(SITE, "project = B", "false", "");
        assertThat(List.of(form.checked("formats", "xml"), form.checked("formats", "json"))).containsExactly(true, false);
        assertThat(FormAddress.of(address("from", SITE)).onto(BLANK, id -> request("{\"jql\": \"x\", \"name\": \"mine\", \"formats\": [\"xml\"]}")).value("name")).isEqualTo("mine");
        assertThat(FormAddress.of(address("from", SITE)).onto(BLANK, NO_JOB).value("jql")).isEmpty();
    }

    @Test
    void a_query_that_was_picked_stands_in_the_form_that_comes_back() {
        Form form = ExportForms.again(BLANK.with("jql", "old").with("_query", "b project = \"X\" ORDER BY key"), Locale.FRENCH);

        assertThat(List.of(form.value("connection_id"), form.value("jql"))).containsExactly("b", "project = \"X\" ORDER BY key");
        assertThat(ExportForms.again(BLANK.with("jql", "old").with("_query", "nonsense"), Locale.FRENCH).value("jql")).isEqualTo("old");
    }

    private static ExportRequest request(String json) {
        return Json.read(((ObjectNode) Json.read(json)).put("connection_id", SITE).toString(), ExportRequest.class);
    }

    private static MultivaluedMap<String, String> address(String... pairs) {
        MultivaluedMap<String, String> query = new MultivaluedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            query.add(pairs[i], pairs[i + 1]);
        }
        return query;
    }
}
