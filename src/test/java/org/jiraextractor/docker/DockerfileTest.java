package org.jiraextractor.docker;

import org.jiraextractor.config.Settings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** docker/Dockerfile, instruction by instruction, read without Docker. */
class DockerfileTest {

    private static final Set<String> INSTRUCTIONS = Set.of("FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "VOLUME", "EXPOSE", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT");

    private static List<String[]> lines;

    @BeforeAll
    static void read() throws IOException {
        String joined = Files.readString(Path.of("docker/Dockerfile")).replaceAll("(?m)^#.*\n", "").replaceAll("\\\\\n\\s*", " ");
        lines = joined.lines().filter(line -> !line.isBlank()).map(line -> line.split("\\s+", 2)).toList();
    }

    @Test
    void every_line_is_an_instruction() {
        assertThat(lines).extracting(line -> line[0]).allMatch(INSTRUCTIONS::contains);
    }

    @Test
    void it_builds_in_one_stage_and_runs_on_a_runtime_alone_in_another() {
        assertThat(all("FROM")).hasSize(2).noneMatch(image -> image.contains("latest"));
        assertThat(all("FROM").get(0)).contains("maven:").endsWith(" AS build");
        assertThat(all("FROM").get(1)).endsWith("-jre");
        assertThat(all("COPY")).contains("--from=build /source/target/jira-issue-extractor /app");
    }

    @Test
    void what_is_copied_is_there_and_what_is_large_or_secret_stays_outside() throws IOException {
        all("COPY").stream().filter(copy -> !copy.startsWith("--from")).flatMap(copy -> sources(copy).stream())
                .forEach(source -> assertThat(Path.of(source)).exists());
        assertThat(Files.readAllLines(Path.of(".dockerignore"))).contains("target", "data", ".git", "**/.env");
    }

    @Test
    void it_runs_as_nobody_in_particular() {
        assertThat(last("USER")).isEqualTo("10001:10001");
        assertThat(lines.stream().skip(indexOf("USER") + 1).map(line -> line[0])).doesNotContain("USER", "COPY");
        assertThat(last("VOLUME")).isEqualTo("/data");
    }

    @Test
    void it_stops_in_order_and_says_whether_it_is_well() throws IOException {
        assertThat(last("STOPSIGNAL")).isEqualTo("SIGTERM");
        assertThat(last("HEALTHCHECK")).contains("--interval=", "--timeout=", "--start-period=").endsWith("CMD [\"sh\", \"/app/bin/healthy\"]");
        assertThat(Files.readString(Path.of("docker/healthy"))).contains("/health/live", "exec curl");
        assertThat(all("RUN").toString()).contains(" curl");
    }

    /** As a list, so that the signal reaches it; and it maps the archive that the build made with the same options. */
    @Test
    void it_starts_from_the_archive_of_its_classes() throws IOException {
        assertThat(last("ENTRYPOINT")).startsWith("[\"java\", ").endsWith("\"-jar\", \"/app/launcher.jar\"]").contains("\"-Xshare:auto\"");
        Matcher archive = Pattern.compile("-XX:SharedArchiveFile=([^\"]+)").matcher(last("ENTRYPOINT"));
        assertThat(archive.find()).isTrue();
        assertThat(all("RUN").toString()).contains("sh /app/bin/archive-classes /app " + archive.group(1));
        assertThat(Files.readString(Path.of("docker/archive-classes"))).contains("-XX:ArchiveClassesAtExit=\"$2\"", "kill -TERM");
    }

    @Test
    void the_application_knows_every_variable_that_is_set() {
        Map<String, String> variables = new HashMap<>();
        Stream.of(last("ENV").split("\\s+")).map(pair -> pair.split("=", 2)).forEach(pair -> variables.put(pair[0], pair[1]));
        assertThat(variables.keySet()).allMatch(name -> name.startsWith(Settings.PREFIX));
        Settings settings = Settings.read(variables);
        assertThat(settings.warnings()).isEmpty();
        assertThat(settings.http().address().isAnyLocalAddress()).isTrue();
        assertThat(settings.dataDir()).isEqualTo(Path.of("/data"));
        assertThat(last("EXPOSE")).isEqualTo(Integer.toString(settings.http().port()));
    }

    private static List<String> all(String instruction) {
        return lines.stream().filter(line -> line[0].equals(instruction)).map(line -> line[1]).toList();
    }

    private static String last(String instruction) {
        List<String> all = all(instruction);
        return all.get(all.size() - 1);
    }

    private static int indexOf(String instruction) {
        return lines.stream().map(line -> line[0]).toList().indexOf(instruction);
    }

    private static List<String> sources(String copy) {
        List<String> words = Arrays.asList(copy.split("\\s+"));
        return words.subList(0, words.size() - 1);
    }
}
