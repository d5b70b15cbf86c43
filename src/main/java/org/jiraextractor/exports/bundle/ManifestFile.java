package org.jiraextractor.exports.bundle;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.exports.format.Utf8Json;
import org.jiraextractor.issues.RawJson;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** {@code manifest.json} in the making: hears of every file, ascending by path, then is written. */
final class ManifestFile implements Closeable {

    private final Manifest manifest;
    private final Spool spool;
    private final Path rowsFile;
    private final BufferedWriter rows;
    private final MessageDigest content;
    private String contentSha256;
    private long files;

    ManifestFile(Manifest manifest, Path work) throws IOException {
        this.manifest = manifest;
        this.spool = new Spool(work.resolve("manifest"));
        this.rowsFile = work.resolve("manifest-files");
        this.rows = Files.newBufferedWriter(rowsFile);
        try {
            this.content = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void add(BundledFile file) throws IOException {
        content.update((file.sha256() + "  " + file.path() + "\n").getBytes(StandardCharsets.UTF_8));
        rows.write(file.sha256() + "\t" + file.bytes() + "\t" + file.path() + "\n");
        files++;
    }

    long files() {
        return files;
    }

    String contentSha256() {
        return contentSha256;
    }

    Waiting written() throws IOException {
        rows.close();
        contentSha256 = HexFormat.of().formatHex(content.digest());
        try (Writer file = new Utf8Json(spool.open(Manifest.PATH, "application/json"));
             JsonGenerator json = RawJson.mapper().createGenerator(file).setPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))) {
            json.writeStartObject();
            new ManifestJson(json).head(manifest);
            json.writeStringField("content_sha256", contentSha256);
            json.writeArrayFieldStart("files");
            writeRows(json);
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
        Waiting[] written = new Waiting[1];
        spool.each(file -> written[0] = Waiting.of(file));
        return written[0];
    }

    @Override
    public void close() throws IOException {
        rows.close();
        Files.deleteIfExists(rowsFile);
        spool.close();
    }

    private void writeRows(JsonGenerator json) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(rowsFile)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cell = line.split("\t");
                json.writeStartObject();
                json.writeStringField("path", cell[2]);
                json.writeNumberField("bytes", Long.parseLong(cell[1]));
                json.writeStringField("sha256", cell[0]);
                json.writeEndObject();
            }
        }
    }
}
