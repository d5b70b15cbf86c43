package org.jiraextractor.bench;

import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.support.Cluster;
import org.jiraextractor.support.DemoSite;
import org.jiraextractor.support.RunningApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Prints how many jobs one, two and three workers do in a minute, each one job at a time, on sites that take 200 ms to answer: what a job waits for is the site, so that the two cores on which all of them
 * and the database run are not what is measured. A site is asked by one job at a time as long as there are workers enough fewer than sites: those that share one share its rate, on purpose.
 */
@Tag("bench")
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class ScaleOutBenchIT {

    private static final int SITES = 4;
    private static final int JOBS = Integer.getInteger("bench.jobs", 12);
    private static final Duration LATENCY = Duration.ofMillis(Integer.getInteger("bench.latency", 200));

    private final PrintStream out = System.out;
    private final List<DemoSite> sites = new ArrayList<>();

    @Test
    void measure() {
        try (Cluster cluster = Cluster.start(); RunningApp third = cluster.node(Map.of("ENABLE_WEB", "false", "ENABLE_SCHEDULER", "false"))) {
            third.start();
            try {
                for (int i = 0; i < SITES; i++) {
                    sites.add(DemoSite.of(cluster.web().admin(), DemoOptions.defaults().withIssues(60).withLatency(LATENCY)));
                }
                // the first jobs of a process are its slowest
                done(2 * SITES);
                out.printf(Locale.ROOT, "%d small jobs on %d sites of %d ms, one at a time on each worker%n%n| workers | jobs a minute | times one worker | a job, mean | workers at work |%n|---|---|---|---|---|%n",
                        JOBS, SITES, LATENCY.toMillis());
                List<double[]> seen = new ArrayList<>();
                seen.add(measured(cluster, done(JOBS)));
                third.stop();
                seen.add(measured(cluster, done(JOBS)));
                cluster.workers().get(1).stop();
                seen.add(measured(cluster, done(JOBS)));
                for (int workers = 1; workers <= 3; workers++) {
                    double[] one = seen.get(3 - workers);
                    // what is left of their time they look for the next one, or there is none
                    out.printf(Locale.ROOT, "| %d | %.1f | %.2f | %.2f s | %.0f %% |%n", workers, one[0], one[0] / seen.get(2)[0], one[1], 100 * one[1] * one[0] / 60 / workers);
                }
            } finally {
                sites.forEach(DemoSite::close);
            }
        }
    }

    /** Queues so many, the sites in turn, and waits for all. */
    private List<String> done(int count) {
        List<String> jobs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DemoSite site = sites.get(i % SITES);
            jobs.add(site.queued(site.request("json")));
        }
        for (int i = 0; i < count; i++) {
            String end = sites.get(i % SITES).ended(jobs.get(i)).path("status").asText();
            if (!end.equals("done")) {
                throw new AssertionError("job " + jobs.get(i) + " is " + end);
            }
        }
        return jobs;
    }

    /** @return jobs a minute, seconds of a job; by the clock of the machine, which all of them share */
    private static double[] measured(Cluster cluster, List<String> jobs) {
        String[] row = cluster.query("select concat_ws(' ', 60 * count(*) / extract(epoch from max(finished_at) - min(started_at)), avg(extract(epoch from finished_at - started_at)))"
                + " from jobs where id = any(cast(? as uuid[]))", "{" + String.join(",", jobs) + "}").get(0).split(" ");
        return new double[] {Double.parseDouble(row[0]), Double.parseDouble(row[1])};
    }
}
