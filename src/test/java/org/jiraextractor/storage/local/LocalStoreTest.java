package org.jiraextractor.storage.local;

import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.ObjectStoreContract;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class LocalStoreTest extends ObjectStoreContract {

    @TempDir
    Path temp;
    private Path root;
    private LocalStore store;

    @BeforeEach
    void open() {
        root = temp.resolve("data/objects");
        store = new LocalStore(root);
    }

    @AfterEach
    void close() throws IOException {
        store.close();
    }

    @Override
    protected ObjectStore store() {
        return store;
    }

    @Test
    void anObjectIsAFileOfItsNameWithNothingBeside() throws IOException {
        put("jobs/1/alpha.zip", "x");
        assertThat(root.resolve("jobs/1/alpha.zip")).hasContent("x");
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void foldersGoWithTheirLastObject() throws IOException {
        put("jobs/1/a", "x");
        put("jobs/2/a", "x");
        store.delete("jobs/1/a");
        assertThat(root.resolve("jobs/1")).doesNotExist();
        store.deleteBelow("jobs/2");
        assertThat(root.resolve("jobs")).doesNotExist();
        assertThat(root).isDirectory();
    }

    @Test
    void aNameCannotBeAnObjectAndAFolderAtOnce() throws IOException {
        put("a", "x");
        assertThatIllegalArgumentException().isThrownBy(() -> put("a/b", "x"));
        put("c/d", "x");
        assertThatIllegalArgumentException().isThrownBy(() -> put("c", "x"));
        assertThat(text("a") + text("c/d")).isEqualTo("xx");
        assertThat(unfinished()).isEmpty();
    }

    @Test
    void theIncomingAreaIsNobodysObject() throws IOException {
        assertThatIllegalArgumentException().isThrownBy(() -> put(".incoming/x", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> names(".incoming"));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void symbolicLinksLeadNowhere() throws IOException {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "s");
        put("in/a", "x");
        Files.createSymbolicLink(root.resolve("in/out"), outside);
        Files.createSymbolicLink(root.resolve("in/file"), outside.resolve("secret"));
        for (String name : List.of("in/out/secret", "in/file")) {
            assertThatIllegalArgumentException().isThrownBy(() -> store.read(name));
            assertThatIllegalArgumentException().isThrownBy(() -> put(name, "overwritten"));
            assertThatIllegalArgumentException().isThrownBy(() -> store.delete(name));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> store.deleteBelow("in/out"));
        assertThat(names("in")).containsExactly("in/a");
        store.deleteBelow("in");
        assertThat(outside.resolve("secret")).hasContent("s");
        assertThat(root.resolve("in")).doesNotExist();
    }

    @Test
    void whatAKilledInstanceLeftIsCleanedAndWhatALivingOneWritesIsNot() throws IOException {
        Path left = Files.createDirectories(root.resolve(".incoming/0000-killed"));
        Files.writeString(left.resolve("half"), "ha");
        Files.createFile(root.resolve(".incoming/0000-killed.lock"));
        Files.writeString(root.resolve(".incoming/stray"), "?");
        store.put("a", "text/plain", out -> {
            out.write(new byte[100_000]);
            try (LocalStore second = new LocalStore(root)) {
                assertThat(second.size("a")).isEmpty();
            }
        });
        assertThat(store.size("a")).hasValue(100_000);
        assertThat(left).doesNotExist();
        try (Stream<Path> entries = Files.list(root.resolve(".incoming"))) {
            assertThat(entries).hasSize(2);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidToBeFullAndLeavesNothing() throws IOException {
        Incoming full = new Incoming(root) {
            @Override
            Arrival open() {
                return new Arrival(root.resolve(".incoming/full"), Path.of("/dev/full"));
            }
        };
        try (LocalStore onFullDisk = new LocalStore(root, full)) {
            assertThatThrownBy(() -> onFullDisk.put("a", "text/plain", out -> out.write(new byte[100_000])))
                    .asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_FULL, Refusal::code);
            assertThat(onFullDisk.size("a")).isEmpty();
        }
    }

    @Test
    void aRootThatCannotBeMadeIsUnavailable() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");
        assertThatThrownBy(() -> new LocalStore(file.resolve("objects")))
                .asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_UNAVAILABLE, Refusal::code);
    }

    @Test
    void aRootThatBecameAFileIsUnavailable() throws IOException {
        store.close();
        Files.walk(root).sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
        Files.writeString(root, "");
        assertThatThrownBy(() -> put("a", "x")).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_UNAVAILABLE, Refusal::code);
    }

    /** A container often has no locale at all; the names must be the same bytes there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void lettersThatTheLocaleLacksAreNames() throws Exception {
        put("p/é😀", "x");
        Path said = temp.resolve("said");
        ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Plain.class.getName(), root.toString());
        java.environment().put("LC_ALL", "POSIX");
        Process process = java.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).hasContent("ANSI_X3.4-1968 [p/\\u00e9\\ud83d\\ude00] x");
        assertThat(text("p/\u00fc")).isEqualTo("y");
        assertThat(root.resolve("p/\u00fc")).exists();
    }

    /** Another process, which knows ASCII only. */
    static final class Plain {
        public static void main(String[] args) throws IOException {
            try (LocalStore store = new LocalStore(Path.of(args[0]))) {
                StringBuilder names = new StringBuilder();
                store.list("p", name -> name.chars().forEach(c -> names.append(c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))));
                store.put("p/\u00fc", "text/plain", out -> out.write('y'));
                String content = new String(store.read("p/\u00e9\ud83d\ude00").readAllBytes(), StandardCharsets.UTF_8);
                System.out.print(System.getProperty("sun.jnu.encoding") + " [" + names + "] " + content);
            }
        }
    }

    private List<Path> unfinished() throws IOException {
        try (Stream<Path> all = Files.walk(root.resolve(".incoming"))) {
            return all.filter(path -> Files.isRegularFile(path) && !path.toString().endsWith(".lock")).toList();
        }
    }
}
