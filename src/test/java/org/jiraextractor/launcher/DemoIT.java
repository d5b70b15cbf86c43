package org.jiraextractor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Test;

class DemoIT {

    @Test
    void the_demo_makes_an_export_by_itself_and_tells_where_it_lies() throws Exception {
        // the demo makes its own admin
        try (RunningApp app = RunningApp.notStarted(Map.of())) {
            app.set("ADMIN_EMAIL", null);
            app.set("ADMIN_PASSWORD", null);
            app.start("--demo");
            await().atMost(Duration.ofMinutes(3)).until(() -> app.output().contains("Ctrl-C") || !app.isAlive());

            String output = app.output();
            assertThat(output).contains("Done, complete: 120 issues");
            assertThat(output.lines().count()).isLessThan(40);
            assertThat(output).containsPattern("Its moods\\s+http://127\\.0\\.0\\.1:\\d+/");
            Api admin = app.anonymous().logIn(found(output, "Log in with\\s+(\\S+)"), found(output, "Log in with\\s+\\S+\\s+(\\S+)"));
            String job = found(output, "Page\\s+" + app.baseUri() + "/jobs/(\\S+)");
            assertThat(admin.get("/api/jobs/" + job).json().path("status").asText()).isEqualTo("done");
            try (ZipFile zip = new ZipFile(Path.of(found(output, "ZIP\\s+(\\S+)")).toFile())) {
                assertThat(zip.stream().map(Object::toString)).contains("json/issues.json", "csv/issues.csv", "manifest.json");
            }
            assertThat(app.stop()).isZero();
        }
    }

    private static String found(String output, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(output);
        assertThat(matcher.find()).as(pattern + " in\n" + output).isTrue();
        return matcher.group(1);
    }
}
