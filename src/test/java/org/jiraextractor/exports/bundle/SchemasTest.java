package org.jiraextractor.exports.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import org.jiraextractor.exports.Golden;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.extraction.Include;
import org.jiraextractor.storage.local.LocalStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** The published schemas say what is really written. */
class SchemasTest {

    private static final UUID JOB = UUID.fromString("7f000000-0000-4000-8000-000000000001");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temp;

    @Test
    void whatIsWrittenIsAsTheSchemasSay() throws IOException {
        for (Include include : new Include[]{SmallWorld.ALL, SmallWorld.NOTHING}) {
            Map<String, byte[]> files = bundled(include);
            assertThat(problems("issues", JSON.readTree(files.get("json/issues.json")))).isEmpty();
            assertThat(problems("fields", JSON.readTree(files.get("json/fields.json")))).isEmpty();
            assertThat(problems("manifest", JSON.readTree(files.get("manifest.json")))).isEmpty();
            if (include.changes()) {
                assertThat(problems("changes", JSON.readTree(files.get("json/changes.json")))).isEmpty();
            }
        }
    }

    @Test
    void theManifestIsWrittenAsAgreed() throws IOException {
        Golden.assertSame("manifest.json", bundled(SmallWorld.ALL).get("manifest.json"));
    }

    @Test
    void theSchemasRefuseWhatIsWrong() throws IOException {
        Map<String, byte[]> files = bundled(SmallWorld.ALL);
        ObjectNode manifest = (ObjectNode) JSON.readTree(files.get("manifest.json"));
        for (String name : manifest.properties().stream().map(Map.Entry::getKey).toList()) {
            assertThat(problems("manifest", manifest.deepCopy().without(name))).as("without " + name).isNotEmpty();
        }
        assertThat(problems("manifest", manifest.deepCopy().put("content_sha256", "0"))).isNotEmpty();
        assertThat(problems("manifest", manifest.deepCopy().put("more", 1))).isNotEmpty();
        ArrayNode issues = (ArrayNode) JSON.readTree(files.get("json/issues.json"));
        ((ObjectNode) issues.get(0).get("fields")).putObject("comment");
        assertThat(problems("issues", issues)).isNotEmpty();
    }

    private static Set<ValidationMessage> problems(String name, JsonNode json) throws IOException {
        try (InputStream schema = SchemasTest.class.getResourceAsStream("/schemas/" + name + ".schema.json")) {
            JsonSchema validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
            return validator.validate(json);
        }
    }

    private Map<String, byte[]> bundled(Include include) throws IOException {
        SmallWorld world = new SmallWorld(include);
        Map<String, byte[]> files = new TreeMap<>();
        try (LocalStore store = new LocalStore(temp.resolve("objects")); Spool spool = new Spool(temp.resolve("spool"))) {
            world.keepAttachments(store);
            Formats.named("json").orElseThrow().write(world, FormatOptions.DEFAULT, spool);
            String artifact = store.nameOf(new Bundle(store, temp.resolve("work")).write(Packaging.DIRECTORY, spool, world, Manifests.small(JOB), file -> { }).artifact().uri());
            store.list(artifact, name -> files.put(name.substring(artifact.length() + 1), read(store, name)));
        }
        return files;
    }

    private static byte[] read(LocalStore store, String name) {
        try (InputStream in = store.read(name)) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
