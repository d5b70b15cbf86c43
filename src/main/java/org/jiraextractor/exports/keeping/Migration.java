package org.jiraextractor.exports.keeping;

import java.util.ArrayList;
import java.util.List;

/**
 * What moving stored exports to another store did: the {@code result} of its job.
 *
 * @param ok       nothing was found damaged
 * @param moved    exports whose URI was switched
 * @param objects  copied, each read back and proven
 * @param left     jobs of which something still lies elsewhere: they were at work meanwhile, or ended in the middle of writing it, and are read there
 * @param problems exports that stay where they are because a file of theirs is not what was written, the first {@value #NAMED}
 */
public record Migration(String to, boolean ok, long moved, long objects, long bytes, long left, List<Problem> problems) {

    static final int NAMED = 1_000;

    /** @param problem {@code missing}: it is not where it should be; {@code sha256}: it has another content */
    public record Problem(String export, String name, String problem) {
    }

    static Migration none(String to) {
        return new Migration(to, true, 0, 0, 0, 0, List.of());
    }

    Migration moved(long moreObjects, long moreBytes) {
        return new Migration(to, ok, moved + 1, objects + moreObjects, bytes + moreBytes, left, problems);
    }

    /** Of a job that has no export. */
    Migration plus(long moreObjects, long moreBytes) {
        return new Migration(to, ok, moved, objects + moreObjects, bytes + moreBytes, left, problems);
    }

    Migration leaving(long jobs) {
        return new Migration(to, ok, moved, objects, bytes, jobs, problems);
    }

    Migration with(Problem problem) {
        List<Problem> all = problems;
        if (all.size() < NAMED) {
            all = new ArrayList<>(all);
            all.add(problem);
        }
        return new Migration(to, false, moved, objects, bytes, left, List.copyOf(all));
    }

    /** Damaged things are looked at again by each run. */
    Migration again() {
        return new Migration(to, true, moved, objects, bytes, 0, List.of());
    }
}
