package org.jiraextractor.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BodyTest {

    enum Packaging { ZIP, DIRECTORY }

    record Auth(@NotBlank String type, @Size(max = 5) String userName) {
    }

    record Wanted(@NotBlank String baseUrl, @Valid Auth auth, List<Packaging> formats, Boolean withHistory, @Max(10) Integer most, UUID connectionId, Instant from, URI site, Map<String, Integer> limits) {
    }

    private static final Validator VALIDATOR = Validation.byDefaultProvider().configure().messageInterpolator(new ParameterMessageInterpolator()).buildValidatorFactory().getValidator();

    private static Body json(String text) {
        return Body.json(text.getBytes(StandardCharsets.UTF_8), VALIDATOR);
    }

    private static Refusal refusal(String text) {
        return catchThrowableOfType(Refusal.class, () -> json(text).as(Wanted.class));
    }

    private static Map<String, String> told(Refusal refusal) {
        return refusal.fields().stream().collect(Collectors.toMap(Refusal.Field::name, field -> field.message(Locale.ENGLISH)));
    }

    /** The contract says UTF-8; the parser alone would guess. */
    @Test
    void a_body_in_another_encoding_is_no_json() {
        for (Charset other : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, Charset.forName("UTF-32BE"))) {
            assertThatThrownBy(() -> Body.json("{\"base_url\":\"x\"}".getBytes(other), VALIDATOR).as(Wanted.class)).as(other.name())
                    .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(Code.INVALID_BODY));
        }
        assertThatThrownBy(() -> Body.json("{\"base_url\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1), VALIDATOR)).isInstanceOf(Refusal.class);
        assertThat(json("\ufeff{\"base_url\":\"é\"}").as(Wanted.class).baseUrl()).isEqualTo("é");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e99999999999", "-1e99999999999", "1e-99999999999", "1E+2147483648", "1e2147483647", "1e-2147483648", "123e99999999999999999999"})
    void a_number_whose_exponent_nobody_can_count_is_refused(String number) {
        for (String body : List.of("{\"most\":" + number + "}", "{\"limits\":{\"a\":" + number + "}}", "{\"colour\":" + number + "}", number)) {
            assertThat(refusal(body).code()).as(body).isIn(Code.INVALID_BODY, Code.INVALID_FIELD, Code.UNKNOWN_FIELD);
        }
    }

    record Outer(@NotBlank String name) {
    }

    @Test
    void a_part_is_a_body_of_its_own_whose_faults_bear_its_name() {
        Body body = json("{\"name\": \"x\", \"wanted\": {\"base_url\": \"\", \"formats\": [\"tar\"], \"colour\": 1}}");
        assertThat(body.but("wanted").as(Outer.class)).isEqualTo(new Outer("x"));
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> body.part("wanted").as(Wanted.class));
        assertThat(refusal.fields()).extracting(Refusal.Field::name).contains("wanted.formats.0", "wanted.colour").allMatch(name -> name.startsWith("wanted."));
        assertThat(catchThrowableOfType(Refusal.class, () -> json("{\"wanted\": {}}").part("wanted").as(Wanted.class)).fields()).extracting(Refusal.Field::name).containsExactly("wanted.base_url");
        assertThat(catchThrowableOfType(Refusal.class, () -> json("{\"wanted\": 1}").part("wanted")).fields()).extracting(Refusal.Field::name).containsExactly("wanted");
        assertThat(catchThrowableOfType(Refusal.class, () -> body.but("name").as(Outer.class)).fields()).extracting(Refusal.Field::name).contains("wanted");
    }

    @Test
    void a_form_has_parts_too_and_what_it_does_not_show_stays_as_it_was() {
        Body form = Body.form(Map.of("wanted.base_url", List.of("https://x.example"), "name", List.of("x"), "_csrf", List.of("c")), VALIDATOR);
        assertThat(form.part("wanted").as(Wanted.class).baseUrl()).isEqualTo("https://x.example");
        assertThat(form.but("wanted").as(Outer.class)).isEqualTo(new Outer("x"));
        Wanted kept = new Wanted("https://y.example", new Auth("basic", "ada"), List.of(Packaging.ZIP), true, 3, null, null, null, null);
        Wanted merged = form.part("wanted").onto(kept).as(Wanted.class);
        assertThat(merged.baseUrl()).isEqualTo("https://x.example");
        assertThat(merged.auth()).isEqualTo(kept.auth());
        assertThat(merged.most()).isEqualTo(3);
    }

    @Test
    void a_body_becomes_its_record() {
        Wanted wanted = json("""
                {"base_url": "https://jira", "auth": {"type": "basic", "user_name": "ada"}, "formats": ["zip", "directory"], "with_history": true, "most": 10,
                 "connection_id": "7f0c1f5e-2f6b-4d0e-8f43-0d5a5f2c9b11", "from": "2026-11-20T18:00:00+01:00", "site": "https://x/y", "limits": {"a": 1}}""").as(Wanted.class);

        assertThat(wanted).isEqualTo(new Wanted("https://jira", new Auth("basic", "ada"), List.of(Packaging.ZIP, Packaging.DIRECTORY), true, 10,
                UUID.fromString("7f0c1f5e-2f6b-4d0e-8f43-0d5a5f2c9b11"), Instant.parse("2026-11-20T17:00:00Z"), URI.create("https://x/y"), Map.of("a", 1)));
    }

    @Test
    void every_wrong_and_unknown_field_is_named_at_once_by_its_path() {
        Refusal refusal = refusal("""
                {"base_url": 1, "auth": {"user_name": "adelaide", "pass": "x"}, "formats": ["zip", "rar", 3], "with_history": "true", "most": 11, "connection_id": "1-1-1-1-1",
                 "from": "yesterday", "limits": {"a": "b"}, "more": {}}""");

        assertThat(refusal.code()).isEqualTo(Code.INVALID_FIELD);
        assertThat(told(refusal)).containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                Map.entry("base_url", "must be text"), Map.entry("auth.type", "is required"), Map.entry("auth.user_name", "must have 0 to 5 characters or items"), Map.entry("auth.pass", "is not known here"),
                Map.entry("formats.1", "must be one of: zip, directory"), Map.entry("formats.2", "must be one of: zip, directory"), Map.entry("with_history", "must be true or false"),
                Map.entry("most", "must be at most 11".replace("11", "10")), Map.entry("connection_id", "must be an id (UUID)"), Map.entry("from", "must be a time like 2026-11-20T17:00:00Z"),
                Map.entry("limits.a", "must be a whole number"), Map.entry("more", "is not known here")));
    }

    @Test
    void only_unknown_fields_have_a_code_of_their_own() {
        assertThat(refusal("{\"base_url\": \"x\", \"basurl\": \"y\", \"auth\": {\"type\": \"basic\", \"tpye\": 1}}").code()).isEqualTo(Code.UNKNOWN_FIELD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{", "{\"a\": 1} x", "{\"base_url\": \"a\", \"base_url\": \"b\"}", "[]", "null", "\"text\"", "{\"most\": 01}", "{\"most\": NaN}", "{'a': 1}", "{\"a\": \"\u0001\"}"})
    void what_is_no_json_object_is_an_invalid_body(String text) {
        assertThat(refusal(text).code()).isEqualTo(Code.INVALID_BODY);
    }

    @Test
    void a_bottomless_body_is_refused_before_it_is_built() {
        Refusal refusal = refusal("{\"limits\":" + "[".repeat(100_000));
        assertThat(refusal.code()).isEqualTo(Code.INVALID_BODY);
        assertThat(refusal.key()).isEqualTo("problem.body.too_deep");
        assertThat(refusal("{\"most\": " + "1".repeat(1_000) + "}").key()).isEqualTo("problem.body.too_long_part");
        assertThat(refusal("{\"" + "a".repeat(5_000) + "\": 1}").key()).isEqualTo("problem.body.too_long_part");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud83d", "\\ude00x"})
    void what_the_database_could_not_keep_is_refused(String text) {
        assertThat(told(refusal("{\"base_url\": \"" + text + "\"}"))).containsEntry("base_url", "holds a character that cannot be kept");
    }

    @Test
    void a_number_is_taken_only_if_it_is_whole_and_fits() {
        assertThat(told(refusal("{\"base_url\": \"x\", \"most\": 1.5}"))).containsEntry("most", "must be a whole number");
        assertThat(told(refusal("{\"base_url\": \"x\", \"most\": 99999999999999999999}"))).containsEntry("most", "must be a whole number");
        assertThat(told(refusal("{\"base_url\": \"x\", \"most\": \"7\"}"))).containsEntry("most", "must be a whole number");
    }

    @Test
    void a_merge_patch_changes_what_it_names_and_a_null_takes_away() {
        Wanted current = new Wanted("https://jira", new Auth("basic", "ada"), List.of(Packaging.ZIP), true, 3, null, null, null, Map.of("a", 1));

        Wanted patched = json("{\"auth\": {\"user_name\": null}, \"formats\": [\"directory\"], \"most\": null, \"limits\": {\"b\": 2}}").over(current);

        assertThat(patched).isEqualTo(new Wanted("https://jira", new Auth("basic", null), List.of(Packaging.DIRECTORY), true, null, null, null, null, Map.of("a", 1, "b", 2)));
        assertThat(catchThrowableOfType(Refusal.class, () -> json("{\"base_url\": null}").over(current)).fields()).extracting(Refusal.Field::name).containsExactly("base_url");
    }

    @Test
    void a_form_becomes_the_same_record_as_json() {
        Body form = Body.form(FormFields.read("base_url=https%3A%2F%2Fjira&auth.type=basic&auth.user_name=&formats=zip&formats=directory&with_history=false&with_history=true&most=4&_csrf=secret&connection_id="
                .getBytes(StandardCharsets.UTF_8)), VALIDATOR);

        assertThat(form.as(Wanted.class)).isEqualTo(new Wanted("https://jira", new Auth("basic", null), List.of(Packaging.ZIP, Packaging.DIRECTORY), true, 4, null, null, null, null));
    }

    @Test
    void a_tab_alone_is_a_choice_and_blanks_are_nothing() {
        Body form = Body.form(FormFields.read("base_url=%20%20&auth.type=%09".getBytes(StandardCharsets.UTF_8)), VALIDATOR);

        assertThat(form.tree().path("auth").path("type").asText()).isEqualTo("\t");
        assertThat(form.tree().path("base_url").isNull()).isTrue();
    }

    @Test
    void a_form_is_refused_by_the_same_words() {
        Body form = Body.form(FormFields.read("base_url=x&most=many&formats=rar&nonsense=1".getBytes(StandardCharsets.UTF_8)), VALIDATOR);

        assertThat(told(catchThrowableOfType(Refusal.class, () -> form.as(Wanted.class)))).containsOnlyKeys("most", "formats.0", "nonsense");
    }

    @Property(tries = 200, seed = "20261121")
    void no_unknown_name_escapes(@ForAll List<@AlphaChars @StringLength(min = 1, max = 12) String> names) {
        Map<String, Integer> body = names.stream().distinct().map(name -> "x" + name).collect(Collectors.toMap(name -> name, String::length));
        Body read = json(Json.write(body));

        Refusal refusal = catchThrowableOfType(Refusal.class, () -> read.as(Wanted.class));

        assertThat(refusal.fields()).extracting(Refusal.Field::name).containsAll(body.keySet()).contains("base_url");
    }

    record Plain(boolean dryRun, int most) {
    }

    @Test
    void what_must_be_a_number_or_yes_or_no_and_is_not_is_told_and_no_defect() {
        assertThat(told(catchThrowableOfType(Refusal.class, () -> json("{\"dry_run\": \"perhaps\", \"most\": 1.5}").as(Plain.class)))).containsOnlyKeys("dry_run", "most");
        Body form = Body.form(Map.of("dry_run", List.of("perhaps"), "most", List.of("1")), VALIDATOR);
        assertThat(told(catchThrowableOfType(Refusal.class, () -> form.as(Plain.class)))).containsOnlyKeys("dry_run");
    }

    record Free(ObjectNode settings, Map<String, String> labels) {
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\": \"\\u0000\"}", "{\"a\": [{\"b\": \"\\ud800\"}]}", "{\"\\u0000\": 1}", "{\"a\": 1e1000000000}", "{\"a\": [1e-100000]}"})
    void a_free_object_holds_only_what_can_be_kept(String settings) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> json("{\"settings\": " + settings + "}").as(Free.class));
        assertThat(told(refusal)).containsOnlyKeys("settings");
        assertThat(json("{\"settings\": {\"a\": [1.5, \"é\", {\"b\": null}]}}").as(Free.class).settings()).hasToString("{\"a\":[1.5,\"é\",{\"b\":null}]}");
    }

    @Test
    void a_name_in_a_map_can_be_kept_too() {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> json("{\"labels\": {\"\\u0000\": \"x\"}}").as(Free.class));
        assertThat(refusal.fields()).hasSize(1);
    }
}
