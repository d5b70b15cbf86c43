package org.jiraextractor.exports.format;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.Golden;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.issues.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

import static org.assertj.core.api.Assertions.assertThat;

class NdjsonFormatTest {

    private static final FormatOptions GZIP = new FormatOptions(FormatOptions.Csv.DEFAULT, new FormatOptions.Ndjson(true), FormatOptions.DEFAULT.zone());

    @TempDir
    Path temp;

    @Test
    void theSmallWorldIsWrittenAsAgreed() throws IOException {
        Map<String, byte[]> files = written(new SmallWorld(SmallWorld.ALL), FormatOptions.DEFAULT);
        assertThat(files).containsOnlyKeys("ndjson/issues.ndjson", "ndjson/changes.ndjson");
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Golden.assertSame(file.getKey(), file.getValue());
        }
    }

    @Test
    void eachLineIsWhatJsonHas() throws IOException {
        JsonNode json = RawJson.read(new ByteArrayInputStream(Written.by(new JsonFormat(), new SmallWorld(SmallWorld.ALL), FormatOptions.DEFAULT, temp).get("json/issues.json")));
        List<String> lines = text(written(new SmallWorld(SmallWorld.ALL), FormatOptions.DEFAULT).get("ndjson/issues.ndjson")).lines().toList();
        assertThat(lines.stream().map(RawJson::read)).containsExactlyElementsOf(json);
    }

    @Test
    void compressedItIsTheSameAndItsHeaderHasNoTime() throws IOException {
        byte[] plain = written(new SmallWorld(SmallWorld.ALL), FormatOptions.DEFAULT).get("ndjson/issues.ndjson");
        Map<String, byte[]> files = written(new SmallWorld(SmallWorld.ALL), GZIP);
        assertThat(files).containsOnlyKeys("ndjson/issues.ndjson.gz", "ndjson/changes.ndjson.gz");
        byte[] gzip = files.get("ndjson/issues.ndjson.gz");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(plain);
        assertThat(Arrays.copyOf(gzip, 10)).isEqualTo(new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff});
    }

    @Test
    void nothingIsAnEmptyFile() throws IOException {
        assertThat(written(Small.of(RawJson.array()), FormatOptions.DEFAULT).get("ndjson/issues.ndjson")).isEmpty();
        assertThat(written(new SmallWorld(SmallWorld.NOTHING), FormatOptions.DEFAULT)).containsOnlyKeys("ndjson/issues.ndjson");
    }

    private Map<String, byte[]> written(org.jiraextractor.extraction.Extracted extracted, FormatOptions options) throws IOException {
        return Written.by(new NdjsonFormat(), extracted, options, temp);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
