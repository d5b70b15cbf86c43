package org.jiraextractor.boot.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.page.Problem;
import org.jiraextractor.page.Slice;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.Described;
import org.jiraextractor.support.Described.Operation;
import org.jiraextractor.words.Code;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** The description of the API says of every endpoint what it is, and of nothing that is not there. Whoever adds one adds its block to {@code src/main/resources/openapi}. */
class DescriptionTest {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    /** What is described under another name than its record's. */
    private static final Map<String, String> NAMED_OTHERWISE = Map.ofEntries(
            Map.entry("LinkToken", "accounts.web.DoorApi$Shown"), Map.entry("CreatedToken", "accounts.ApiTokens$Made"), Map.entry("UserWithLink", "accounts.UserView$WithLink"),
            Map.entry("JobChange", "jobs.web.JobsApi$Change"), Map.entry("PreferencesChange", "accounts.Preferences"), Map.entry("Health", "boot.web.HealthResource$Answer"),
            Map.entry("AcceptedExport", "exports.web.ExportsApi$Accepted"), Map.entry("Credentials", "accounts.Credentials"), Map.entry("NewSchedule", "schedules.web.SchedulesApi$Whole"),
            Map.entry("ScheduleChange", "schedules.web.SchedulesApi$Whole"));

    private static final Description DESCRIPTION = new Description();
    private static final List<Endpoint> ENDPOINTS = Endpoint.all();

    private static Described described;
    private static Map<String, Operation> operations;

    @BeforeAll
    static void read() throws IOException {
        described = new Described(Api.JSON.readTree(DESCRIPTION.json()));
        operations = described.operations().stream().collect(Collectors.toMap(Operation::toString, Function.identity(), (one, other) -> one, TreeMap::new));
    }

    @Test
    void every_endpoint_is_described_and_nothing_that_is_none() {
        Map<String, Endpoint> there = ENDPOINTS.stream().collect(Collectors.toMap(Endpoint::toString, Function.identity()));
        List<String> missing = there.values().stream().filter(endpoint -> !operations.containsKey(endpoint.toString()))
                .map(endpoint -> endpoint + " (" + endpoint.name() + ") is not described: add its block to a file in src/main/resources/openapi").sorted().toList();
        List<String> invented = operations.keySet().stream().filter(operation -> !there.containsKey(operation)).map(operation -> operation + " is described, but no resource answers it").toList();

        assertThat(missing).isEmpty();
        assertThat(invented).isEmpty();
        assertThat(there).hasSizeGreaterThan(40);
    }

    @Test
    void its_parameters_are_those_that_are_read() {
        List<String> faults = each((endpoint, operation, fault) -> {
            if (endpoint.readsWhoKnowsWhat()) {
                fault.add("reads the query as a whole: name what it reads by @Queried");
            }
            same("path", endpoint.pathParameters(), operation, fault);
            same("query", endpoint.queryParameters(), operation, fault);
            same("header", endpoint.headers(), operation, fault);
            for (JsonNode parameter : described.parameters(operation, "path")) {
                if (!parameter.path("required").asBoolean()) {
                    fault.add(parameter.path("name") + " is required, as is all that stands in a path");
                }
                boolean id = endpoint.typeOf(parameter.path("name").asText()) == java.util.UUID.class;
                if (id != described.resolved(parameter.path("schema")).path("format").asText().equals("uuid")) {
                    fault.add(parameter.path("name") + (id ? " is an id" : " is no id"));
                }
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void who_may_is_no_more_than_the_gate_lets_in() {
        List<String> faults = each((endpoint, operation, fault) -> {
            List<String> said = texts(operation.node().path("x-roles"));
            if (endpoint.open() != operation.open()) {
                fault.add(endpoint.open() ? "is open to all: security: []" : "is not open to all: no security of its own");
            }
            // behind the gate a feature may refuse more: what is not there is told from what may not be done
            if (!endpoint.roles().containsAll(said) || !endpoint.open() && said.isEmpty()) {
                fault.add("lets in " + endpoint.roles() + ", x-roles says " + said);
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void its_bodies_and_media_types_are_those_that_are_read_and_written() {
        List<String> faults = each((endpoint, operation, fault) -> {
            JsonNode body = operation.node().path("requestBody");
            Set<String> wanted = !endpoint.hasBody() ? Set.of() : endpoint.verb().equals("PATCH") ? Set.of("application/json", "application/merge-patch+json") : Set.of("application/json");
            if (!names(body.path("content")).equals(wanted)) {
                fault.add("reads " + wanted + ", described is " + names(body.path("content")));
            }
            if (endpoint.hasBody() && (!body.path("required").asBoolean() || !body.at("/content/application~1json").has("example"))) {
                fault.add("its body is required and has an example");
            }
            successes(operation).forEach((status, answer) -> {
                Set<String> types = names(answer.path("content"));
                if (!endpoint.mediaTypes().isEmpty() && !types.isEmpty() && !types.equals(Set.copyOf(endpoint.mediaTypes()))) {
                    fault.add(status + " is written as " + endpoint.mediaTypes() + ", described is " + types);
                }
            });
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void it_names_every_refusal_that_a_program_should_expect() {
        List<String> faults = each((endpoint, operation, fault) -> {
            Set<String> wanted = new TreeSet<>(Set.of("default"));
            if (!endpoint.open()) {
                wanted.add("401");
            }
            if (!SAFE.contains(endpoint.verb()) || !endpoint.open() && endpoint.roles().size() < 3) {
                wanted.add("403");
            }
            if (!endpoint.pathParameters().isEmpty()) {
                wanted.add("404");
            }
            if (endpoint.hasBody()) {
                wanted.addAll(Set.of("400", "413", "415"));
            }
            if (!endpoint.queryParameters().isEmpty()) {
                wanted.add("400");
            }
            wanted.removeAll(names(operation.node().path("responses")));
            if (!wanted.isEmpty()) {
                fault.add("says nothing of " + wanted);
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void its_schemas_are_the_records_that_are_read_and_written() {
        Map<String, List<Class<?>>> records = records();
        Set<String> faults = new TreeSet<>(each((endpoint, operation, fault) -> {
            JsonNode body = operation.node().at("/requestBody/content/application~1json/schema");
            if (!body.isMissingNode()) {
                record(records, body).ifPresentOrElse(type -> fault.addAll(new RecordForm(described, endpoint.verb().equals("PATCH") ? RecordForm.Role.MERGED : RecordForm.Role.REQUEST)
                        .differences(body, type, type.getSimpleName())), () -> fault.add(body + ": which record is it? name it like that, or say it in NAMED_OTHERWISE"));
            }
            Type returned = endpoint.method().getGenericReturnType();
            successes(operation).forEach((status, answer) -> {
                JsonNode schema = answer.at("/content/application~1json/schema");
                JsonNode items = described.resolved(schema).path("properties").has("next_cursor") ? described.resolved(schema).at("/properties/items/items") : null;
                JsonNode one = items == null ? schema : items;
                if (schema.isMissingNode() || one.path("type").asText().equals("object") && !one.has("properties")) {
                    return;
                }
                Optional<Class<?>> type = written(returned, items != null).or(() -> record(records, one));
                type.ifPresentOrElse(found -> fault.addAll(new RecordForm(described, RecordForm.Role.ANSWER).differences(one, found, found.getSimpleName())),
                        () -> fault.add(one + ": which record is it? name it like that, or say it in NAMED_OTHERWISE"));
            });
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void what_answers_nothing_is_204_and_what_answers_a_value_is_200() {
        List<String> faults = each((endpoint, operation, fault) -> {
            Class<?> returned = endpoint.method().getReturnType();
            boolean later = Arrays.stream(endpoint.method().getParameterTypes()).anyMatch(type -> type.getSimpleName().equals("AsyncResponse"));
            String wanted = returned == void.class && !later ? "204" : returned.isRecord() ? "200" : null;
            if (wanted != null && !successes(operation).keySet().equals(Set.of(wanted))) {
                fault.add("answers " + wanted + ", described are " + successes(operation).keySet());
            }
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void its_examples_are_right() {
        List<String> faults = each((endpoint, operation, fault) -> {
            operation.node().path("requestBody").path("content").forEach(media -> fault.addAll(described.faultsOfRequest(media.path("schema"), media.path("example"))));
            for (String in : List.of("path", "query", "header")) {
                for (JsonNode parameter : described.parameters(operation, in)) {
                    if (parameter.has("example")) {
                        described.faultsOfAnswer(parameter.path("schema"), parameter.path("example")).forEach(wrong -> fault.add(parameter.path("name") + wrong));
                    }
                }
            }
        });
        described.document().at("/components/responses").forEach(response -> response.path("content").forEach(media -> {
            if (media.has("example")) {
                faults.addAll(described.faultsOfAnswer(media.path("schema"), media.path("example")));
            }
        }));
        assertThat(faults).isEmpty();
    }

    @Test
    void every_reference_leads_somewhere_and_everything_is_referred_to() {
        Set<String> used = new HashSet<>();
        references(described.document(), used);
        Set<String> there = new HashSet<>();
        for (String kind : List.of("schemas", "responses", "parameters")) { // where they lead, references() looked
            names(described.document().path("components").path(kind)).forEach(name -> there.add("#/components/" + kind + "/" + name));
        }
        // of a job's result, of which the document cannot say which it is
        used.add("#/components/schemas/Verification");
        there.removeAll(used);
        assertThat(there).as("what nothing refers to").isEmpty();
    }

    @Test
    void every_operation_has_a_name_a_summary_and_a_known_tag() {
        Set<String> tags = new HashSet<>();
        described.document().path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        assertThat(operations.values()).allSatisfy(operation -> {
            assertThat(operation.node().path("summary").asText()).isNotBlank();
            assertThat(tags).as(operation.toString()).containsAll(texts(operation.node().path("tags")));
            assertThat(texts(operation.node().path("tags"))).as(operation.toString()).hasSize(1);
        });
        assertThat(operations.values().stream().map(Operation::id)).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z][A-Za-z]+"));
    }

    @Test
    void its_problems_are_ours_with_our_code_words() {
        assertThat(new RecordForm(described, RecordForm.Role.ANSWER).differences(described.document().at("/components/schemas/Problem"), Problem.class, "Problem")).isEmpty();
        assertThat(texts(described.document().at("/components/schemas/Problem/properties/code/enum"))).containsExactly(Stream.of(Code.values()).map(Code::word).toArray(String[]::new));
    }

    @Test
    void its_version_is_the_applications() throws IOException {
        Matcher version = Pattern.compile("<artifactId>jira-issue-extractor</artifactId>\\s*<version>([^<]+)</version>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(described.document().at("/info/version").asText()).isEqualTo(version.group(1));
        assertThat(described.document().path("openapi").asText()).startsWith("3.");
    }

    @Test
    void as_yaml_it_says_the_same() {
        assertThat(Yaml.read(new String(DESCRIPTION.yaml(), StandardCharsets.UTF_8))).isEqualTo(DESCRIPTION.whole());
    }

    /** Looks at one endpoint beside what is said of it. */
    @FunctionalInterface
    private interface Look {
        void at(Endpoint endpoint, Operation operation, List<String> faults);
    }

    private static List<String> each(Look look) {
        List<String> all = new ArrayList<>();
        for (Endpoint endpoint : ENDPOINTS) {
            Operation operation = operations.get(endpoint.toString());
            if (operation != null) {
                List<String> faults = new ArrayList<>();
                look.at(endpoint, operation, faults);
                faults.forEach(fault -> all.add(endpoint + " " + fault));
            }
        }
        return all;
    }

    private static void same(String in, Set<String> read, Operation operation, List<String> faults) {
        Set<String> said = described.parameters(operation, in).stream().map(parameter -> parameter.path("name").asText()).collect(Collectors.toCollection(TreeSet::new));
        if (!said.equals(read)) {
            faults.add("reads of the " + in + " " + read + ", described are " + said);
        }
    }

    private static Map<String, JsonNode> successes(Operation operation) {
        Map<String, JsonNode> successes = new TreeMap<>();
        operation.node().path("responses").properties().forEach(response -> {
            if (response.getKey().startsWith("2")) {
                successes.put(response.getKey(), described.resolved(response.getValue()));
            }
        });
        return successes;
    }

    /** The record that a method says it answers; nothing where it answers a Response. */
    private static Optional<Class<?>> written(Type returned, boolean list) {
        if (returned instanceof ParameterizedType slice && slice.getRawType() == Slice.class) {
            return list ? Optional.of((Class<?>) slice.getActualTypeArguments()[0]) : Optional.empty();
        }
        return returned instanceof Class<?> type && type.isRecord() ? Optional.of(type) : Optional.empty();
    }

    /** By the name under which it is described: the record's own, with or without View. */
    private static Optional<Class<?>> record(Map<String, List<Class<?>>> records, JsonNode schema) {
        String name = schema.path("$ref").asText().replaceFirst(".*/", "");
        if (NAMED_OTHERWISE.containsKey(name)) {
            return Optional.of(load("org.jiraextractor." + NAMED_OTHERWISE.get(name)));
        }
        List<Class<?>> found = records.getOrDefault(name + "View", records.getOrDefault(name, List.of()));
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static Map<String, List<Class<?>>> records() {
        Map<String, List<Class<?>>> records = new HashMap<>();
        Path classes = Path.of("target/classes");
        try (Stream<Path> files = Files.walk(classes.resolve("org/jiraextractor"))) {
            files.map(file -> classes.relativize(file).toString()).filter(file -> file.endsWith(".class") && !file.matches("org/jiraextractor/(launcher|demo)/.*|.*(package|module)-info.*"))
                    .map(file -> load(file.substring(0, file.length() - ".class".length()).replace('/', '.'))).filter(Class::isRecord)
                    .forEach(type -> records.computeIfAbsent(type.getSimpleName(), name -> new ArrayList<>()).add(type));
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return records;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, DescriptionTest.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    private static void references(JsonNode node, Set<String> found) {
        if (node.has("$ref")) {
            described.resolved(node);
            found.add(node.path("$ref").asText());
        }
        node.forEach(inner -> references(inner, found));
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
