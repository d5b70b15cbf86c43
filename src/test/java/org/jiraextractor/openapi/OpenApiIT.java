package org.jiraextractor.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the API as it is handed out. */
class OpenApiIT {

    private static final RunningApp APP = RunningApp.shared();

    @Test
    void whoever_is_signed_in_reads_it() {
        Api.Answer answer = APP.admin().get("/openapi");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        JsonNode document = answer.json();
        assertThat(document.path("openapi").asText()).startsWith("3.");
        assertThat(document.path("paths").has("/api/export")).isTrue();
        assertThat(document.at("/components/schemas").has("ExportRequest")).isTrue();
        assertThat(document.has("x-parts")).isFalse();
    }

    @Test
    void nobody_else_does() {
        for (Api stranger : new Api[] {APP.anonymous(), APP.anonymous().withToken("jie_nobodys")}) {
            Api.Answer answer = stranger.get("/openapi");
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.json().path("code").asText()).isEqualTo("unauthenticated");
        }
    }

    @Test
    void who_asks_for_yaml_gets_the_same_as_yaml() {
        Api.Answer yaml = APP.admin().with("Accept", "application/yaml").get("/openapi");

        assertThat(yaml.status()).isEqualTo(200);
        assertThat(yaml.header("Content-Type")).startsWith("application/yaml");
        Map<String, Object> read = new Yaml().load(yaml.text());
        assertThat(Api.JSON.<JsonNode>valueToTree(read)).isEqualTo(APP.admin().get("/openapi").json());
        assertThat(APP.admin().with("Accept", "image/png").get("/openapi").status()).isEqualTo(406);
    }
}
