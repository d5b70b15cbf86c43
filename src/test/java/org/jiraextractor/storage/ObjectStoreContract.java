package org.jiraextractor.storage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every object store must do. Each implementation runs it all. */
public abstract class ObjectStoreContract {

    /** An empty one, a new one each test. */
    protected abstract ObjectStore store() throws IOException;

    @Test
    void whatWasPutIsReadBack() throws IOException {
        StoredObject stored = put("jobs/1/a.txt", "héllo");
        assertThat(text("jobs/1/a.txt")).isEqualTo("héllo");
        assertThat(stored).isEqualTo(new StoredObject(store().scheme() + ":jobs/1/a.txt", "text/plain",
                "3c48591d8d098a4538f5e013dfcf406e948eac4d3277b10bf614e295d6068179", 6));
        assertThat(store().nameOf(stored.uri())).isEqualTo("jobs/1/a.txt");
        assertThat(store().size("jobs/1/a.txt")).hasValue(6);
    }

    @Test
    void anEmptyObjectIsAnObject() throws IOException {
        assertThat(put("empty", "").size()).isZero();
        assertThat(store().size("empty")).hasValue(0);
        assertThat(text("empty")).isEmpty();
    }

    @Test
    void manyMegabytesComeBackAsTheyWere() throws IOException {
        byte[] bytes = new byte[9_000_001];
        new Random(1).nextBytes(bytes);
        store().put("big", "application/octet-stream", out -> {
            out.write(bytes[0]);
            out.write(bytes, 1, 70_000);
            out.write(bytes, 70_001, bytes.length - 70_001);
        });
        try (InputStream in = store().read("big")) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
        }
        try (InputStream in = store().read("big", 8_999_990, 100)) {
            assertThat(in.readAllBytes()).hasSize(11);
        }
    }

    @Test
    void puttingAgainReplaces() throws IOException {
        put("a/b", "a long first text");
        put("a/b", "second");
        assertThat(text("a/b")).isEqualTo("second");
        assertThat(names("a")).containsExactly("a/b");
    }

    @Test
    void rangesGiveWhatTheyNameAndNoMore() throws IOException {
        put("a", "0123456789");
        assertThat(range("a", 2, 3)).isEqualTo("234");
        assertThat(range("a", 0, 10)).isEqualTo("0123456789");
        assertThat(range("a", 8, 100)).isEqualTo("89");
        assertThat(range("a", 3, 0)).isEmpty();
        assertThat(range("a", 10, 5)).isEmpty();
        assertThat(range("a", 99, 5)).isEmpty();
        assertThat(range("a", 1, Long.MAX_VALUE)).isEqualTo("123456789");
        assertThatIllegalArgumentException().isThrownBy(() -> store().read("a", -1, 2));
    }

    @Test
    void aBodyThatFailsLeavesNothingAndIsHeardOf() throws IOException {
        put("kept", "old");
        for (String name : List.of("kept", "new/one")) {
            assertThatThrownBy(() -> store().put(name, "text/plain", out -> {
                out.write(new byte[100_000]);
                throw new IOException("the other side hung up");
            })).isInstanceOf(IOException.class).hasMessage("the other side hung up");
        }
        assertThat(text("kept")).isEqualTo("old");
        assertThat(store().size("new/one")).isEmpty();
        assertThat(names("new")).isEmpty();
    }

    @Test
    void anObjectIsSeenOnlyWhenItIsWhole() throws IOException {
        store().put("a/b", "text/plain", out -> {
            out.write(new byte[200_000]);
            out.flush();
            assertThat(store().size("a/b")).isEmpty();
            assertThat(names("a")).isEmpty();
        });
        assertThat(store().size("a/b")).hasValue(200_000);
    }

    @Test
    void whatIsNotThereIsNotFound() throws IOException {
        put("a/b", "x");
        for (String name : List.of("nothing", "a", "a/b/c", "a/c")) {
            assertThatThrownBy(() -> store().read(name)).as(name).isInstanceOf(FileNotFoundException.class);
            assertThatThrownBy(() -> store().read(name, 0, 1)).as(name).isInstanceOf(FileNotFoundException.class);
            assertThat(store().size(name)).as(name).isEmpty();
        }
        assertThat(names("nothing")).isEmpty();
    }

    @Test
    void deletingTwiceIsFine() throws IOException {
        put("a/b/c", "x");
        put("a/d", "y");
        store().delete("a/b/c");
        store().delete("a/b/c");
        store().delete("never/there");
        store().delete("a");
        store().delete("a/d/e");
        assertThat(names("a")).containsExactly("a/d");
    }

    @Test
    void deletingBelowTakesTheWholeBranchAndNothingBeside() throws IOException {
        put("jobs/1/a", "x");
        put("jobs/1/b/c", "x");
        put("jobs/10/a", "x");
        put("jobs/1.zip", "x");
        store().deleteBelow("jobs/1");
        store().deleteBelow("jobs/1");
        store().deleteBelow("jobs/1.zip");
        assertThat(names("jobs")).containsExactly("jobs/1.zip", "jobs/10/a");
        assertThat(text("jobs/1.zip")).isEqualTo("x");
    }

    @Test
    void namesAreListedInOrderOfTheirCodePoints() throws IOException {
        List<String> sorted = List.of("p/!", "p/A", "p/a b+c%25&=?~", "p/a-b", "p/a.txt", "p/a/b", "p/a/c/d", "p/a0", "p/b", "p/é", "p/ｘ", "p/😀");
        List<String> shuffled = new ArrayList<>(sorted);
        java.util.Collections.shuffle(shuffled, new Random(7));
        for (String name : shuffled) {
            put(name, name);
        }
        put("q", "beside");
        assertThat(names("p")).isEqualTo(sorted);
        for (String name : sorted) {
            assertThat(text(name)).isEqualTo(name);
        }
    }

    @Test
    void aSurveyTellsSizeAndAge() throws IOException {
        Instant before = Instant.now().minusSeconds(5);
        put("a/b", "four");
        put("a/c/é d", "");
        put("b", "beside");
        List<ObjectStore.Found> found = new ArrayList<>();
        store().survey("a", found::add);
        assertThat(found).extracting(ObjectStore.Found::name).containsExactly("a/b", "a/c/é d");
        assertThat(found).extracting(ObjectStore.Found::bytes).containsExactly(4L, 0L);
        assertThat(found).allSatisfy(one -> assertThat(one.modified()).isBetween(before, Instant.now().plusSeconds(5)));
        store().survey("nothing", one -> {
            throw new AssertionError(one);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "a/", "a//b", ".", "..", "a/..", "../a", "a/../../b", "a/./b", "a\\b", "..\\a", "a\nb", "a\u0000", "a\u007F", "\uD800"})
    void namesThatCouldLeadElsewhereAreRefused(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> put(name, "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> store().read(name));
        assertThatIllegalArgumentException().isThrownBy(() -> store().read(name, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> store().size(name));
        assertThatIllegalArgumentException().isThrownBy(() -> store().delete(name));
        assertThatIllegalArgumentException().isThrownBy(() -> store().deleteBelow(name));
        assertThatIllegalArgumentException().isThrownBy(() -> names(name));
    }

    @Test
    void namesAreAsLongAsAFileSystemTakesThem() throws IOException {
        String longest = "é".repeat(127) + "x";
        put(longest + "/" + longest, "x");
        assertThat(text(longest + "/" + longest)).isEqualTo("x");
        assertThatIllegalArgumentException().isThrownBy(() -> put(longest + "x", "x"));
        assertThatIllegalArgumentException().isThrownBy(() -> put("a/".repeat(600) + "a", "x"));
    }

    @Test
    void aUriOfAnotherStoreIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> store().nameOf("elsewhere:jobs/1"));
    }

    @Test
    void manyWritersAndDeletersDoNotDisturbEachOther() throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            List<Callable<String>> work = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String name = "shared/folder/" + i;
                work.add(() -> {
                    for (int round = 0; round < 30; round++) {
                        String content = name + round;
                        put(name, content);
                        assertThat(text(name)).isEqualTo(content);
                        store().delete(name);
                    }
                    put(name, "last");
                    return text(name);
                });
            }
            for (Future<String> each : workers.invokeAll(work)) {
                assertThat(each.get()).isEqualTo("last");
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(names("shared")).hasSize(8);
    }

    protected final StoredObject put(String name, String text) throws IOException {
        return store().put(name, "text/plain", out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    protected final String text(String name) throws IOException {
        try (InputStream in = store().read(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    protected final List<String> names(String prefix) throws IOException {
        List<String> names = new ArrayList<>();
        store().list(prefix, names::add);
        return names;
    }

    private String range(String name, long offset, long length) throws IOException {
        try (InputStream in = store().read(name, offset, length)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
