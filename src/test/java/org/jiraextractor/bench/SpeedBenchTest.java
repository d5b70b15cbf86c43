package org.jiraextractor.bench;

import org.jiraextractor.demo.Burst;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.Edition;
import org.jiraextractor.demo.Trouble;
import org.jiraextractor.exports.format.Formats;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Prints a table; asserts nothing, for times on shared machines drift. Both run in one process with the demo site, one after the other. */
@Tag("bench")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class SpeedBenchTest {

    private static final int ISSUES = Integer.getInteger("bench.issues", 6_000);
    private static final int LIMITED_ISSUES = 1_000;

    @TempDir
    Path folder;

    private final PrintStream out = System.out;

    @Test
    void compare() throws Exception {
        List<String> formats = Stream.of("json", "csv", "html").filter(name -> Formats.named(name).isPresent()).toList();
        out.println(ISSUES + " issues, complete, with histories, comments, worklogs and attachments; written: " + String.join(", ", formats) + "; the demo site runs in the same process");
        out.println("| site | bare downloader | taken | written too | ratio | issues/s | calls | floor | heap |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        side("Cloud, 30 ms", DemoOptions.defaults().withShortPages(false), true, 30, formats);
        side("Data Center, 5 ms", DemoOptions.defaults().withEdition(Edition.DATA_CENTER.withPageSize(1_000)), false, 5, formats);
        out.println();
        out.println("| limit | calls | of the limit used | refused |");
        out.println("|---|---|---|---|");
        limited("Data Center, 10 a second for all", DemoOptions.defaults().withEdition(Edition.DATA_CENTER.withPageSize(1_000)), 10);
        limited("Cloud, 5 a second for each endpoint", DemoOptions.defaults().withShortPages(false), 5);
    }

    private void side(String name, DemoOptions options, boolean cloud, int latency, List<String> formats) throws Exception {
        // once to warm up what both use
        try (DemoJira jira = DemoJira.start(options.withIssues(500))) {
            new BareDownloader(jira, cloud).run();
            new OurExtraction(jira, folder).run(formats);
        }
        try (DemoJira jira = DemoJira.start(options.withIssues(ISSUES).withLatency(Duration.ofMillis(latency))); HeapWatch heap = new HeapWatch()) {
            BareDownloader downloader = new BareDownloader(jira, cloud);
            long began = System.nanoTime();
            downloader.run();
            double bare = (System.nanoTime() - began) / 1e9;
            long floor = jira.calls().total();
            jira.calls().clear();
            began = System.nanoTime();
            long takenAt = new OurExtraction(jira, folder).run(formats);
            double ours = (System.nanoTime() - began) / 1e9;
            out.printf(Locale.ROOT, "| %s | %.1f s | %.1f s | %.1f s | %.2f | %.0f | %d | %d | %d MB |%n", name, bare, (takenAt - began) / 1e9, ours, ours / bare, ISSUES / ours,
                    jira.calls().total(), floor, heap.megabytes());
            if (Boolean.getBoolean("bench.calls")) {
                jira.calls().counts().forEach((endpoint, statuses) -> out.println("  " + endpoint + " " + statuses));
            }
        }
    }

    private void limited(String name, DemoOptions options, int perSecond) throws Exception {
        try (DemoJira jira = DemoJira.start(options.withIssues(LIMITED_ISSUES).withLatency(Duration.ofMillis(10)))) {
            jira.moods().set(Trouble.RATE_LIMIT, perSecond);
            jira.moods().set(Trouble.RETRY_AFTER, Burst.Says.SECONDS.ordinal());
            long began = System.nanoTime();
            long ended = new OurExtraction(jira, folder).run(List.of());
            double seconds = (ended - began) / 1e9;
            long calls = jira.calls().total();
            // of one limit for all, all calls count; of one for each endpoint, those of the busiest. A full bucket to begin with is a second's calls more than the rate
            var answered = jira.calls().counts().entrySet().stream().mapToLong(entry -> entry.getValue().entrySet().stream().filter(status -> status.getKey() < 400).mapToLong(Map.Entry::getValue).sum());
            long busiest = options.edition().dataCenter() ? answered.sum() : answered.max().orElse(0);
            out.printf(Locale.ROOT, "| %s | %d in %.1f s | %.0f %% | %d |%n", name, calls, seconds, 100.0 * busiest / (perSecond * (seconds + 1)), jira.moods().met(Trouble.RATE_LIMIT));
        }
    }
}
