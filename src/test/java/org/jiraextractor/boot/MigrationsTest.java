package org.jiraextractor.boot;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class MigrationsTest {

    @Test
    void each_migration_has_a_version_of_its_own_and_a_sentence() throws IOException {
        List<String> names;
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            names = files.map(file -> file.getFileName().toString()).sorted().collect(Collectors.toList());
        }
        assertThat(names).isNotEmpty().allMatch(name -> name.matches("V20[0-9]{10}__[a-z0-9_]+\\.sql"));
        assertThat(names.stream().map(name -> name.substring(0, 13))).doesNotHaveDuplicates();
    }
}
