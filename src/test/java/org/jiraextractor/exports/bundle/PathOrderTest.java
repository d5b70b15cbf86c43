package org.jiraextractor.exports.bundle;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PathOrderTest {

    @TempDir
    Path temp;

    @Test
    void theOrderIsThatOfCodePointsWhetherInMemoryOrOnDisk() throws IOException {
        Random random = new Random(3);
        List<String> paths = new ArrayList<>(List.of("a/ｘ", "a/😀", "a/\uE000", "a", "a-", "a/b", "a/B", "é"));
        for (int i = 0; i < 1_000; i++) {
            paths.add("attachments/A-" + random.nextInt(50) + "/" + i + "-é😀");
        }
        List<String> expected = new ArrayList<>(paths);
        expected.sort((x, y) -> Arrays.compareUnsigned(x.getBytes(StandardCharsets.UTF_8), y.getBytes(StandardCharsets.UTF_8)));
        for (int inMemory : new int[]{7, 100, 1_008, 5_000}) {
            try (PathOrder order = new PathOrder(temp, inMemory)) {
                for (String path : paths) {
                    order.add(file(path));
                }
                List<String> sorted = new ArrayList<>();
                order.each(file -> {
                    assertThat(file).isEqualTo(file(file.path()));
                    sorted.add(file.path());
                });
                assertThat(sorted).isEqualTo(expected);
            }
            assertThat(temp).isEmptyDirectory();
        }
    }

    @Test
    void aPathTwiceIsADefectWhereverItsRowsAre() throws IOException {
        for (int inMemory : new int[]{1, 2, 10}) {
            try (PathOrder order = new PathOrder(temp, inMemory)) {
                order.add(file("b"));
                order.add(file("a"));
                order.add(file("b"));
                assertThatThrownBy(() -> order.each(file -> { })).isInstanceOf(IllegalStateException.class).hasMessageEndingWith(" b");
            }
        }
    }

    private static Waiting file(String path) {
        return new Waiting(path, "text/plain", true, "raw/1", 0, path.length(), "0".repeat(64), 7);
    }
}
