package org.jiraextractor.exports.format;

import org.jiraextractor.exports.SmallWorld;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.CRC32;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class SpoolTest {

    @TempDir
    Path temp;

    @Test
    void aClosedFileIsCountedAndHashed() throws IOException {
        byte[] text = "héllo".repeat(50_000).getBytes(StandardCharsets.UTF_8);
        CRC32 crc = new CRC32();
        crc.update(text);
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            try (OutputStream out = spool.open("json/a.json", "application/json")) {
                out.write(text[0]);
                out.write(text, 1, text.length - 1);
                assertThat(files(spool)).isEmpty();
            }
            SpooledFile file = files(spool).get(0);
            assertThat(file).isEqualTo(new SpooledFile("json/a.json", "application/json", file.file(), 0, text.length, SmallWorld.sha256(text), crc.getValue()));
            assertThat(Spooled.bytes(file)).isEqualTo(text);
            assertThat(spool.bytes()).isEqualTo(text.length);
            assertThat(spool.files()).isEqualTo(1);
        }
        assertThat(temp.resolve("spool")).doesNotExist();
    }

    @Test
    void severalFilesMayBeOpenAndThePathsAreNotThoseOfTheDisk() throws IOException {
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            OutputStream first = spool.open("html/é😀/1.html", "text/html");
            OutputStream second = spool.open("html/2.html", "text/html");
            first.write('1');
            second.write('2');
            second.close();
            first.close();
            first.close();
            assertThat(files(spool)).extracting(SpooledFile::path).containsExactly("html/2.html", "html/é😀/1.html");
            assertThat(Spooled.bytes(files(spool).get(1))).asString().isEqualTo("1");
            assertThat(files(spool)).extracting(file -> file.file().getFileName().toString()).containsExactly("small", "small");
        }
    }

    /** To make a file costs a disk more than to write a page, and an export has a page for each issue. */
    @Test
    void smallFilesShareOneAndLargeOnesHaveTheirOwn() throws IOException {
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            Map<String, byte[]> expected = new LinkedHashMap<>();
            for (int size : new int[]{0, 1, SpoolStream.SMALL - 1, SpoolStream.SMALL, SpoolStream.SMALL + 1, 3 * SpoolStream.SMALL, 7}) {
                byte[] bytes = new byte[size];
                new Random(size).nextBytes(bytes);
                expected.put("a/" + size, bytes);
                try (OutputStream out = spool.open("a/" + size, "text/plain")) {
                    out.write(bytes, 0, size / 3);
                    out.write(bytes, size / 3, size - size / 3);
                }
            }
            for (SpooledFile file : files(spool)) {
                assertThat(Spooled.bytes(file)).as(file.path()).isEqualTo(expected.remove(file.path()));
            }
            assertThat(expected).isEmpty();
            try (var all = Files.walk(temp.resolve("spool"))) {
                assertThat(all.filter(Files::isRegularFile)).hasSize(4);
            }
        }
    }

    @Test
    void whatAnotherTryLeftIsNotThere() throws IOException {
        Spool killed = new Spool(temp.resolve("spool"));
        killed.open("a", "text/plain").close();
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            assertThat(files(spool)).isEmpty();
            spool.open("a", "text/plain").close();
            assertThat(files(spool)).hasSize(1);
        }
    }

    @Test
    void pathsThatLeadElsewhereAreRefused() throws IOException {
        try (Spool spool = new Spool(temp.resolve("spool"))) {
            for (String path : List.of("../a", "/a", "a//b", "a\tb", "")) {
                assertThatIllegalArgumentException().isThrownBy(() -> spool.open(path, "text/plain"));
            }
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidToBeFullAndTheFileDoesNotCount() throws IOException {
        List<SpoolStream.Sums> kept = new ArrayList<>();
        Path full = Path.of("/dev/full");
        SpoolStream small = new SpoolStream(temp.resolve("own"), new Pack(full), kept::add);
        small.write(new byte[10]);
        assertThatThrownBy(small::close).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_FULL, Refusal::code);
        SpoolStream large = new SpoolStream(full, new Pack(temp.resolve("small")), kept::add);
        assertThatThrownBy(() -> large.write(new byte[SpoolStream.SMALL + 1])).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_FULL, Refusal::code);
        large.close();
        small.close();
        assertThat(kept).isEmpty();
    }

    private static List<SpooledFile> files(Spool spool) throws IOException {
        List<SpooledFile> files = new ArrayList<>();
        spool.each(files::add);
        return files;
    }
}
