package org.jiraextractor.json;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Our own JSON in the database. */
class JsonTest {

    record Thing(String someName, Instant at, Colour colour, List<Object> args) {
    }

    enum Colour {
        DARK_RED
    }

    @Test
    void a_value_comes_back_as_it_went() {
        Thing thing = new Thing("é", Instant.parse("2026-11-20T17:00:00Z"), Colour.DARK_RED, List.of(1, "x"));
        assertThat(Json.write(thing)).isEqualTo("{\"some_name\":\"\\u00E9\",\"at\":\"2026-11-20T17:00:00Z\",\"colour\":\"dark_red\",\"args\":[1,\"x\"]}");
        assertThat(Json.read(Json.write(thing), Thing.class)).isEqualTo(thing);
    }

    @Test
    void what_no_database_can_keep_is_escaped() {
        String hostile = "a\u0000b\uD800c";
        assertThat(Json.write(hostile)).isEqualTo("\"a\\u0000b\\uD800c\"");
        assertThat(Json.read(Json.write(hostile), String.class)).isEqualTo(hostile);
    }

    @Test
    void what_a_newer_version_wrote_is_read() {
        assertThat(Json.read("{\"some_name\":\"x\",\"new_field\":1}", Thing.class).someName()).isEqualTo("x");
    }
}
