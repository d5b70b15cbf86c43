package org.jiraextractor.bench;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Prints a table; asserts nothing, for times on shared machines drift. */
@Tag("bench")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class FormatsBenchTest {

    private final PrintStream out = System.out;

    @Test
    void measure() throws RunnerException {
        OptionsBuilder options = new OptionsBuilder();
        options.include(FormatsBench.class.getName()).forks(1).warmupIterations(2).warmupTime(TimeValue.seconds(1)).measurementIterations(3).measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx256m").verbosity(VerboseMode.SILENT);
        out.println("| written | microseconds | ± |");
        out.println("|---|---|---|");
        for (RunResult result : new Runner(options.build()).run()) {
            String name = result.getParams().getBenchmark();
            out.printf(Locale.ROOT, "| %s | %.0f | %.0f |%n", name.substring(name.lastIndexOf('.') + 1), result.getPrimaryResult().getScore(), result.getPrimaryResult().getStatistics().getStandardDeviation());
        }
    }
}
