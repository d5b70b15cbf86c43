package org.jiraextractor.exports.keeping;

import org.jiraextractor.jobs.JobContext;

import java.util.function.Consumer;

/** One run of a sweep: what it found so far, told to its job. Of what a dry run finds nothing is changed, and nothing kept. */
final class Sweeping {

    /** Of each kind so many have a line in the log. */
    private static final int TOLD = 50;

    private final JobContext job;
    private final Consumer<SweepReport> keeper;
    private SweepReport report;

    /** @param before what earlier runs of the same job did. @param keeper told after each thing */
    Sweeping(JobContext job, SweepReport before, Consumer<SweepReport> keeper) {
        this.job = job;
        this.report = before;
        this.keeper = keeper;
    }

    JobContext job() {
        return job;
    }

    boolean dryRun() {
        return report.dryRun();
    }

    SweepReport report() {
        return report;
    }

    void begin(Step step) {
        job.checkpoint();
        if (step == Step.EXPIRED) {
            report = report.holding(0);
        }
        if (step == Step.ORPHANS) {
            report = report.strange(SweepReport.Swept.NONE);
        }
        if (step == Step.LOST) {
            // nothing of it goes, so all of it is found again
            report = report.with(step, SweepReport.Swept.NONE);
        }
        job.phase(phase(step), report.of(step).count(), 0);
    }

    void end(Step step) {
        job.phase(phase(step), report.of(step).count(), 0);
        job.phaseEnds(phase(step));
    }

    /** Something was taken away, or would be. @param weight bytes; lines of a log */
    void found(Step step, String name, long weight) {
        report = report.with(step, report.of(step).plus(name, weight));
        long count = report.of(step).count();
        if (!dryRun()) {
            keeper.accept(report);
        }
        if (count <= TOLD) {
            job.log(step == Step.LOST ? "error" : "info", (dryRun() && step != Step.LOST ? "export.sweep.would." : "export.sweep.did.") + step.word(), name, weight);
        }
        job.phase(phase(step), count, 0);
        job.checkpoint();
    }

    /** Something stays for now. */
    void held(String name) {
        report = report.holding(report.held() + 1);
        if (report.held() <= TOLD) {
            job.log("info", "export.sweep.held", name);
        }
        job.checkpoint();
    }

    /** Something stays, for it may be somebody else's. @param bytes that it has */
    void strange(String name, long bytes) {
        report = report.strange(report.strange().plus(name, bytes));
        if (report.strange().count() <= TOLD) {
            job.log("warn", "export.sweep.strange", name, bytes);
        }
        job.checkpoint();
    }

    private static String phase(Step step) {
        return "sweep_" + step.word();
    }
}
