package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.directories.NamePattern;
import org.jiraextractor.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.LocalDateTime;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left out of a request takes the default of the contract. */
class ExportRequestTest {

    @Test
    void the_least_that_can_be_said_becomes_a_whole_request() {
        ExportRequest request = Json.read("{\"connection_id\":\"7f8a2f1e-0000-4000-8000-000000000000\",\"jql\":\"project = ALPHA\",\"formats\":[\"json\",\"csv\"]}", ExportRequest.class);
        JsonNode whole = Json.tree(request);
        assertThat(whole.toString()).isEqualTo("""
                {"connection_id":"7f8a2f1e-0000-4000-8000-000000000000","jql":"project = ALPHA","formats":["json","csv"],"name":null,\
                "include":{"comments":true,"worklogs":true,"changes":true,"attachments":true,"remote_links":false,"watchers":false,"votes":false},\
                "fields":["*all"],"packaging":"zip","directory_id":null,"mode":"full","archive":false,"sharing":"private",\
                "options":{"csv":{"separator":",","bom":false,"dates":"iso"},"ndjson":{"gzip":false},"language":"en"},"limits":{"max_issues":null,"max_attachment_bytes":null}}""");
        assertThat(Json.read(Json.write(request), ExportRequest.class)).isEqualTo(request);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "project = ALPHA | alpha-2026-11-20",
            "PROJECT=\"Équipe\" and status = Done | equipe-2026-11-20",
            "labels = \"../../etc\" | labels-..-etc-2026-11-20",
            "text ~ 日本 | text-2026-11-20",
    })
    void an_export_that_nobody_named_is_called_by_its_project_or_query_and_the_day(String jql, String name) {
        assertThat(ExportName.of(jql, NamePattern.USUAL, LocalDateTime.parse("2026-11-20T09:05:00"))).matches("[a-z0-9._-]{1,80}").startsWith(name.substring(0, 4)).endsWith("-2026-11-20");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "audit {project} {date} | audit-alpha-2026-11-20",
            "{date}_{time} | 2026-11-20_0905",
            "Équipe/../{project} | equipe-.-alpha",
            "../ | export",
    })
    void in_a_directory_it_is_called_as_that_has_it_and_still_safe_for_a_file(String pattern, String name) {
        assertThat(ExportName.of("project = ALPHA", new NamePattern(pattern), LocalDateTime.parse("2026-11-20T09:05:00"))).isEqualTo(name);
    }
}
