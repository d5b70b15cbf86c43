package org.jiraextractor.settings;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Api.Answer;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class SettingsIT {

    private final RunningApp app = RunningApp.shared();
    private final Api admin = new People(app).loggedIn("admin");

    @AfterEach
    void asUsual() {
        for (Setting setting : Setting.values()) {
            set(setting, null);
        }
    }

    private Answer set(Setting setting, Object value) {
        Map<String, Object> body = new HashMap<>();
        body.put("value", value);
        return admin.put("/api/config/" + setting.key(), body);
    }

    private Answer form(String fields) {
        return admin.send("POST", "/admin/settings", fields, "application/x-www-form-urlencoded");
    }

    private JsonNode value(Setting setting) {
        return admin.get("/api/config/" + setting.key()).json().path("value");
    }

    @Test
    void what_nobody_has_set_is_as_the_application_knows_it() {
        JsonNode items = admin.get("/api/config").json().path("items");
        assertThat(items).extracting(item -> item.path("key").asText()).containsExactly("retention_days", "raw_days", "events_per_job");
        assertThat(value(Setting.RETENTION_DAYS).isNull()).isTrue();
        assertThat(value(Setting.EVENTS_PER_JOB).asInt()).isEqualTo(10_000);
    }

    @Test
    void what_is_set_holds_and_the_log_knows_what_was_before() {
        assertThat(set(Setting.RETENTION_DAYS, 365).json().path("value").asInt()).isEqualTo(365);
        set(Setting.RETENTION_DAYS, 30);
        set(Setting.RETENTION_DAYS, 30);
        assertThat(value(Setting.RETENTION_DAYS).asInt()).isEqualTo(30);
        JsonNode lines = admin.get("/api/admin/audit?limit=2&action=setting.changed").json().path("items");
        assertThat(lines).extracting(line -> line.path("thing_id").asText() + " " + line.path("detail").asText()).containsExactly("retention_days 365 → 30", "retention_days null → 365");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"value\": 0}", "{\"value\": 36501}", "{\"value\": 1.5}", "{\"value\": \"30\"}", "{\"value\": true}", "{\"value\": 99999999999}", "{\"value\": []}", "{}", "{\"value\": 3, \"more\": 1}", "[]", "3"})
    void what_is_no_such_value_changes_nothing(String body) {
        set(Setting.RETENTION_DAYS, 90);
        Answer answer = admin.sendBytes("PUT", "/api/config/retention_days", body.getBytes(java.nio.charset.StandardCharsets.UTF_8), "application/json");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(value(Setting.RETENTION_DAYS).asInt()).isEqualTo(90);
    }

    @Test
    void a_key_that_nobody_knows_is_not_there() {
        assertThat(admin.get("/api/config/colour").status()).isEqualTo(404);
        assertThat(admin.put("/api/config/RETENTION_DAYS", Map.of("value", 3)).status()).isEqualTo(404);
    }

    @Test
    void the_page_saves_all_or_nothing_and_says_what_is_wrong_beside_it() {
        Answer refused = form("retention_days=7&raw_days=&events_per_job=5");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("must be a whole number from 1,000 to 10,000").contains("value=\"7\"");
        assertThat(value(Setting.RETENTION_DAYS).isNull()).isTrue();

        assertThat(form("retention_days=7&raw_days=&events_per_job=5000").status()).isEqualTo(303);
        assertThat(value(Setting.RETENTION_DAYS).asInt()).isEqualTo(7);
        assertThat(admin.get("/admin/settings").text()).contains("value=\"7\"").contains("value=\"5000\"");
        assertThat(form("retention_days=8").status()).as("a form without all its fields").isEqualTo(400);
    }
}
