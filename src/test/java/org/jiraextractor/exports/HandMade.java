package org.jiraextractor.exports;

import org.jiraextractor.exports.bundle.Bundle;
import org.jiraextractor.exports.bundle.Bundled;
import org.jiraextractor.exports.bundle.BundledFile;
import org.jiraextractor.exports.bundle.Manifest;
import org.jiraextractor.exports.bundle.Packaging;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.storage.local.LocalStore;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.People;
import org.jiraextractor.support.RunningApp;
import org.jiraextractor.support.Scratch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A finished export whose files a test wrote itself: bundled by the real bundle, put in the place of a small real one. */
public final class HandMade {

    private static final Map<String, String> TYPES = Map.of("html", "text/html", "css", "text/css", "js", "text/javascript", "json", "application/json", "csv", "text/csv",
            "png", "image/png", "txt", "text/plain", "svg", "image/svg+xml");

    private HandMade() {
    }

    /** @param packaging {@code zip} or {@code directory}. @return the job's id */
    public static String export(RunningApp app, DemoSite site, String packaging, Map<String, byte[]> contents) throws IOException {
        String job = site.exported(site.request("json").put("jql", "key = ALPHA-3").put("packaging", packaging).put("name", "hand-made " + packaging));
        List<BundledFile> files = new ArrayList<>();
        try (Scratch scratch = Scratch.folderFor("hand-made"); LocalStore store = new LocalStore(scratch.folder().resolve("objects")); Spool spool = new Spool(scratch.folder().resolve("spool"))) {
            for (Map.Entry<String, byte[]> content : contents.entrySet()) {
                try (OutputStream out = spool.open(content.getKey(), TYPES.getOrDefault(content.getKey().substring(content.getKey().lastIndexOf('.') + 1), "application/octet-stream"))) {
                    out.write(content.getValue());
                }
            }
            Bundled bundled = new Bundle(store, scratch.folder().resolve("work")).write(Packaging.valueOf(packaging.equals("zip") ? "ZIP" : "DIRECTORY"), spool, new SmallWorld(SmallWorld.NOTHING), manifest(job, packaging), files::add);
            try (var all = Files.walk(scratch.folder().resolve("objects/jobs"))) {
                for (Path each : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    Path there = app.dataDir().resolve("objects").resolve(scratch.folder().resolve("objects").relativize(each));
                    Files.createDirectories(there.getParent());
                    Files.copy(each, there, StandardCopyOption.REPLACE_EXISTING);
                }
            }
            keep(app, UUID.fromString(job), bundled, files);
        }
        return job;
    }

    private static Manifest manifest(String job, String packaging) {
        Manifest.Count none = Manifest.Count.SWITCHED_OFF;
        return new Manifest(UUID.fromString(job), "hand-made " + packaging, new Manifest.Generator("Jira Issue Extractor", "0.1.0"), new Manifest.Source("https://example.atlassian.net", "cloud", "1", "acc", null),
                RawJson.read("{}"), Instant.parse("2026-11-20T17:00:00Z"), Instant.parse("2026-11-20T17:00:01Z"), true, false, new Manifest.Counts(Manifest.Count.of(3, 3), none, none, none, none),
                Manifest.Rows.of(List.of()), Manifest.Rows.of(List.of()), null);
    }

    private static void keep(RunningApp app, UUID job, Bundled bundled, List<BundledFile> files) {
        People database = new People(app);
        database.update("delete from export_files where job_id = ?", job);
        database.update("update exports set uri = ?, sha256 = ?, bytes = ?, files = ? where job_id = ?", bundled.artifact().uri(), bundled.artifact().sha256(), bundled.artifact().size(), bundled.files(), job);
        // all at once, as lists: some hundreds one by one are some hundreds of connections
        database.update("insert into export_files (job_id, path, media_type, bytes, sha256, zip_offset, zip_method, zip_bytes) select cast(? as uuid), each->>'path', each->>'mediaType', cast(each->>'bytes' as bigint), each->>'sha256',"
                + " cast(each->>'zipOffset' as bigint), each->>'zipMethod', cast(each->>'zipCompressedSize' as bigint) from json_array_elements(cast(? as json)) as each", job, written(files));
    }

    private static String written(List<BundledFile> files) {
        try {
            return Api.JSON.writeValueAsString(files);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
