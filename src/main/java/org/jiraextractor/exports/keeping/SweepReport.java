package org.jiraextractor.exports.keeping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a sweep did, or in a dry run would have done: the {@code result} of its job.
 *
 * @param ok     no export has lost its files
 * @param held   jobs whose time is over and which others still work on, or which could not be deleted: the next sweep tries again
 * @param logs   {@code count} is of jobs, {@code bytes} of lines
 * @param orphans objects of jobs that were deleted
 * @param lost   {@code bytes} as they were written
 * @param strange objects of jobs that this database never knew: they stay
 */
public record SweepReport(boolean dryRun, boolean ok, Swept expired, Swept raw, Swept logs, Swept orphans, Swept parts, Swept lost, Swept strange, long held) {

    /** Of each kind so many are named. */
    static final int NAMED = 50;

    public SweepReport {
        // reports of earlier versions have none
        strange = strange == null ? Swept.NONE : strange;
    }

    /** @param names of the first {@value #NAMED} */
    public record Swept(long count, long bytes, List<String> names) {

        static final Swept NONE = new Swept(0, 0, List.of());

        Swept plus(String name, long more) {
            List<String> all = names;
            if (names.size() < NAMED) {
                all = new ArrayList<>(names);
                all.add(name);
            }
            return new Swept(count + 1, bytes + more, List.copyOf(all));
        }
    }

    /** One step for people. @param word behind {@code export.swept.} */
    public record Row(String word, Swept swept) {
    }

    public List<Row> rows() {
        Stream<Row> steps = Arrays.stream(Step.values()).map(step -> new Row(step.word(), of(step)));
        return (strange.count() == 0 ? steps : Stream.concat(steps, Stream.of(new Row("strange", strange)))).toList();
    }

    static SweepReport none(boolean dryRun) {
        return new SweepReport(dryRun, true, Swept.NONE, Swept.NONE, Swept.NONE, Swept.NONE, Swept.NONE, Swept.NONE, Swept.NONE, 0);
    }

    Swept of(Step step) {
        return switch (step) {
            case EXPIRED -> expired;
            case RAW -> raw;
            case LOGS -> logs;
            case ORPHANS -> orphans;
            case PARTS -> parts;
            case LOST -> lost;
        };
    }

    SweepReport with(Step step, Swept swept) {
        return switch (step) {
            case EXPIRED -> new SweepReport(dryRun, ok, swept, raw, logs, orphans, parts, lost, strange, held);
            case RAW -> new SweepReport(dryRun, ok, expired, swept, logs, orphans, parts, lost, strange, held);
            case LOGS -> new SweepReport(dryRun, ok, expired, raw, swept, orphans, parts, lost, strange, held);
            case ORPHANS -> new SweepReport(dryRun, ok, expired, raw, logs, swept, parts, lost, strange, held);
            case PARTS -> new SweepReport(dryRun, ok, expired, raw, logs, orphans, swept, lost, strange, held);
            case LOST -> new SweepReport(dryRun, swept.count() == 0, expired, raw, logs, orphans, parts, swept, strange, held);
        };
    }

    SweepReport strange(Swept told) {
        return new SweepReport(dryRun, ok, expired, raw, logs, orphans, parts, lost, told, held);
    }

    SweepReport holding(long jobs) {
        return new SweepReport(dryRun, ok, expired, raw, logs, orphans, parts, lost, strange, jobs);
    }
}
