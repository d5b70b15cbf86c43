package org.jiraextractor.exports.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.storage.local.LocalStore;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class BundleTest {

    private static final UUID JOB = UUID.fromString("7f000000-0000-4000-8000-000000000001");
    private static final List<String> PATHS = List.of(
            "attachments/ALPHA-1/10100-plan.pdf", "attachments/ALPHA-1/10101-Plan.pdf", "attachments/ALPHA-1/10102-.._.._CON_script__ 100_gnp.exe",
            "json/changes.json", "json/fields.json", "json/issues.json", "manifest.json");

    @TempDir
    Path temp;
    private LocalStore store;
    private final Extracted world = new SmallWorld(SmallWorld.ALL);
    private final List<BundledFile> files = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        store = new LocalStore(temp.resolve("objects"));
        new SmallWorld(SmallWorld.ALL).keepAttachments(store);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Test
    void aZipHoldsEverythingInOrderWithTheManifestLast() throws IOException {
        Bundled bundled = write(Packaging.ZIP);
        assertThat(bundled.artifact().uri()).isEqualTo("local:jobs/" + JOB + "/alpha-ete.zip");
        assertThat(bundled.artifact().mediaType()).isEqualTo("application/zip");
        assertThat(bundled.files()).isEqualTo(7);
        assertThat(files).extracting(BundledFile::path).isEqualTo(PATHS);
        try (ZipFile zip = new ZipFile(zipFile().toFile())) {
            List<String> names = new ArrayList<>();
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                names.add(entries.nextElement().getName());
            }
            assertThat(names).isEqualTo(PATHS);
            for (BundledFile file : files) {
                ZipEntry entry = zip.getEntry(file.path());
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                assertThat(bytes).hasSize((int) file.bytes());
                assertThat(SmallWorld.sha256(bytes)).isEqualTo(file.sha256());
                assertThat(entry.getMethod()).isEqualTo(file.path().startsWith("attachments/") ? ZipEntry.STORED : ZipEntry.DEFLATED);
                assertThat(entry.getTimeLocal()).isEqualTo("1980-01-01T00:00:00");
            }
        }
    }

    @Test
    void aZipCanBeReadWithoutItsDirectory() throws IOException {
        write(Packaging.ZIP);
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(zipFile()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(SmallWorld.sha256(zip.readAllBytes())).isEqualTo(file(entry.getName()).sha256());
            }
        }
        assertThat(names).isEqualTo(PATHS);
    }

    @Test
    void otherProgramsUnpackTheZip() throws Exception {
        write(Packaging.ZIP);
        OtherPrograms.assertSound(zipFile(), temp, 7);
    }

    @Test
    void aFileInsideTheZipIsReadByRange() throws IOException {
        write(Packaging.ZIP);
        for (BundledFile file : files) {
            byte[] whole = read(file, 0, Long.MAX_VALUE);
            assertThat(SmallWorld.sha256(whole)).as(file.path()).isEqualTo(file.sha256());
            String text = new String(whole, StandardCharsets.ISO_8859_1);
            for (long[] range : new long[][]{{0, 0}, {0, 1}, {1, 5}, {3, 100_000}, {whole.length, 3}, {whole.length + 9, 3}, {Math.max(0, whole.length - 2), 2}}) {
                int from = (int) Math.min(range[0], whole.length);
                int to = (int) Math.min(whole.length, from + range[1]);
                assertThat(new String(read(file, range[0], range[1]), StandardCharsets.ISO_8859_1)).isEqualTo(text.substring(from, to));
            }
        }
        assertThat(read(file("attachments/ALPHA-1/10100-plan.pdf"), 2, 3)).asString().isEqualTo("nte");
    }

    @Test
    void aFolderHoldsTheSameFiles() throws IOException {
        Bundled zip = write(Packaging.ZIP);
        List<BundledFile> zipped = List.copyOf(files);
        store.put("jobs/" + JOB + "/alpha-ete/left-of-another-try", "text/plain", out -> out.write(1));
        Bundled folder = write(Packaging.DIRECTORY);
        assertThat(folder.artifact().uri()).isEqualTo("local:jobs/" + JOB + "/alpha-ete");
        assertThat(folder.artifact().sha256()).isEqualTo(file("manifest.json").sha256());
        assertThat(folder.artifact().size()).isEqualTo(files.stream().mapToLong(BundledFile::bytes).sum());
        assertThat(folder.contentSha256()).isEqualTo(zip.contentSha256());
        assertThat(folder.files()).isEqualTo(7);
        List<String> stored = new ArrayList<>();
        store.list("jobs/" + JOB + "/alpha-ete", name -> stored.add(name.substring(("jobs/" + JOB + "/alpha-ete/").length())));
        assertThat(stored).isEqualTo(PATHS);
        for (int i = 0; i < files.size(); i++) {
            assertThat(files.get(i)).isEqualTo(withoutPlace(zipped.get(i)));
            assertThat(SmallWorld.sha256(read(files.get(i), 0, Long.MAX_VALUE))).isEqualTo(files.get(i).sha256());
        }
    }

    @Test
    void aFolderIsDownloadedAsAZip() throws Exception {
        write(Packaging.DIRECTORY);
        Path zip = temp.resolve("download.zip");
        try (var out = Files.newOutputStream(zip)) {
            new Bundle(store, temp.resolve("download")).zipOf("jobs/" + JOB + "/alpha-ete", witness -> {
                for (BundledFile file : files) {
                    witness.wrote(file);
                }
            }, out);
        }
        OtherPrograms.assertSound(zip, temp, 7);
        assertThat(temp.resolve("download")).isEmptyDirectory();
    }

    @Test
    void theManifestNamesEveryOtherFileAndItsSum() throws IOException {
        Bundled bundled = write(Packaging.ZIP);
        JsonNode manifest = RawJson.read(new ByteArrayInputStream(read(file("manifest.json"), 0, Long.MAX_VALUE)));
        assertThat(manifest.path("files")).hasSize(6);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            JsonNode row = manifest.path("files").get(i);
            assertThat(row.path("path").asText()).isEqualTo(PATHS.get(i));
            assertThat(row.path("bytes").asLong()).isEqualTo(files.get(i).bytes());
            lines.append(row.path("sha256").asText()).append("  ").append(row.path("path").asText()).append('\n');
        }
        assertThat(manifest.path("content_sha256").asText()).isEqualTo(SmallWorld.sha256(lines.toString().getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(bundled.contentSha256());
    }

    @Test
    void theSameInputGivesTheSameBytes() throws IOException {
        String first = write(Packaging.ZIP).artifact().sha256();
        assertThat(write(Packaging.ZIP).artifact().sha256()).isEqualTo(first);
        assertThat(SmallWorld.sha256(Files.readAllBytes(zipFile()))).isEqualTo(first);
    }

    @Test
    void aWitnessCanStopItAndNothingIsLeft() throws IOException {
        for (Packaging packaging : Packaging.values()) {
            assertThatThrownBy(() -> write(packaging, file -> {
                if (file.path().equals("manifest.json")) {
                    assertThat(store.size("jobs/" + JOB + "/alpha-ete.zip")).isEmpty();
                }
                if (file.path().equals("json/fields.json")) {
                    throw new IllegalStateException("the lease is lost");
                }
            })).hasMessage("the lease is lost");
        }
        assertThat(store.size("jobs/" + JOB + "/alpha-ete.zip")).isEmpty();
        assertThat(store.size("jobs/" + JOB + "/alpha-ete/manifest.json")).isEmpty();
        assertThat(temp.resolve("work")).isEmptyDirectory();
    }

    @Test
    void anAttachmentThatChangedInTheStoreIsNotBundled() throws IOException {
        for (String damage : List.of("CONTENTS", "content", "contents and more")) {
            store.put("raw/10100", "x/y", out -> out.write(damage.getBytes(StandardCharsets.UTF_8)));
            assertDamaged();
        }
        store.delete("raw/10100");
        assertDamaged();
    }

    @Test
    void twoFilesOfOnePathAreADefect() throws IOException {
        try (Spool spool = new Spool(temp.resolve("twice"))) {
            spool.open("json/a", "text/plain").close();
            spool.open("json/a", "text/plain").close();
            assertThatThrownBy(() -> new Bundle(store, temp.resolve("work")).write(Packaging.ZIP, spool, world, Manifests.small(JOB), file -> { }))
                    .isInstanceOf(IllegalStateException.class).hasMessageContaining("json/a");
        }
    }

    private void assertDamaged() {
        for (Packaging packaging : Packaging.values()) {
            assertThatThrownBy(() -> write(packaging)).asInstanceOf(type(Refusal.class)).returns(Code.INTERNAL, Refusal::code)
                    .satisfies(refusal -> assertThat(refusal.message(Locale.ENGLISH)).contains("attachments/ALPHA-1/10100-plan.pdf"));
        }
    }

    private Bundled write(Packaging packaging) throws IOException {
        return write(packaging, file -> { });
    }

    private Bundled write(Packaging packaging, Bundle.Witness witness) throws IOException {
        files.clear();
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            Formats.named("json").orElseThrow().write(world, FormatOptions.DEFAULT, spool);
            return new Bundle(store, temp.resolve("work")).write(packaging, spool, world, Manifests.small(JOB), file -> {
                files.add(file);
                witness.wrote(file);
            });
        }
    }

    private Path zipFile() {
        return temp.resolve("objects/jobs/" + JOB + "/alpha-ete.zip");
    }

    private BundledFile file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst().orElseThrow();
    }

    private byte[] read(BundledFile file, long offset, long length) throws IOException {
        String artifact = "jobs/" + JOB + "/alpha-ete" + (file.zipOffset() == null ? "" : ".zip");
        try (InputStream in = file.open(store, artifact, offset, length)) {
            return in.readAllBytes();
        }
    }

    private static BundledFile withoutPlace(BundledFile file) {
        return new BundledFile(file.path(), file.mediaType(), file.bytes(), file.sha256(), null, null, null);
    }
}
