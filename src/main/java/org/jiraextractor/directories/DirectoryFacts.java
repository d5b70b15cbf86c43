package org.jiraextractor.directories;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Sharing;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * What is known of a directory from what stands above, below and in it. Counts are of all that is filed, whoever may see it.
 *
 * @param path        from the top to itself
 * @param directories right in it
 * @param jobs        filed right in it
 * @param bytes       of what those left
 * @param totalJobs   with those in all that is below
 * @param totalBytes  of what those left
 * @param ownerId     of the whole tree
 */
public record DirectoryFacts(UUID ownerId, List<Step> path, long directories, long jobs, long bytes, long totalJobs, long totalBytes) {

    /** A directory on the way, with the rules that are its own, or null. */
    public record Step(UUID id, String name, Sharing sharing, Integer retentionDays, String namePattern) {
    }

    /** As much of the path as this person may see: from itself up to the first that is not shared. */
    public List<Step> path(Actor actor) {
        int from = path.size();
        while (from > 0 && actor.maySee(ownerId, path.get(from - 1).sharing())) {
            from--;
        }
        return path.subList(from, path.size());
    }

    /** The directory whose rule for keeping holds here: the nearest that has one; null where none has. */
    public Step keeping() {
        return nearest(Step::retentionDays);
    }

    /** The directory whose pattern for names holds here; null where none has one. */
    public Step naming() {
        return nearest(Step::namePattern);
    }

    private Step nearest(Function<Step, Object> rule) {
        for (int i = path.size() - 1; i >= 0; i--) {
            if (rule.apply(path.get(i)) != null) {
                return path.get(i);
            }
        }
        return null;
    }
}
