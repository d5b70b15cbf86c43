package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.jira.Intake;
import org.jiraextractor.jira.JiraRefusal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Takes some issues by id into a work file. Those that a bulk answer leaves out are asked for one by one until their fate is known; a
 * batch that is refused, or whose answer cannot be read, is halved until the bad issue is alone.
 */
final class BatchTaking implements Callable<Batch> {

    private final Errand errand;
    private final List<Long> ids;
    private final Path file;
    private final List<Drafted> came = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final Set<Long> seen = new HashSet<>();

    BatchTaking(Errand errand, List<Long> ids, Path file) {
        this.errand = errand;
        this.ids = List.copyOf(ids);
        this.file = file;
    }

    @Override
    public Batch call() throws IOException {
        try (Spool spool = new Spool(file)) {
            spool.rewind(0);
            take(ids, spool);
            List<Long> lost = ids.stream().filter(id -> !seen.contains(id)).toList();
            if (!lost.isEmpty()) {
                // nobody sees nothing: before issues are called deleted, the token must still be somebody's
                errand.site().myself();
                for (long id : lost) {
                    seek(id, spool);
                }
            }
        }
        came.sort(Comparator.comparingLong(Drafted::id));
        return new Batch(file, List.copyOf(came), List.copyOf(missing));
    }

    private void take(List<Long> some, Spool spool) throws IOException {
        long mark = spool.end();
        int before = came.size();
        Set<Long> asked = Set.copyOf(some);
        boolean cut;
        try {
            cut = errand.site().issues(some, errand.selection(), new Intake<>() {
                @Override
                public void begin() throws IOException {
                    back(spool, mark, before);
                }

                @Override
                public void take(ObjectNode issue) throws IOException {
                    if (asked.contains(issue.path("id").asLong())) {
                        keep(issue, spool);
                    }
                }
            });
        } catch (JiraRefusal refusal) {
            // only where it is about these issues
            errand.reason(refusal);
            back(spool, mark, before);
            if (some.size() > 1) {
                take(some.subList(0, some.size() / 2), spool);
                take(some.subList(some.size() / 2, some.size()), spool);
            }
            // one alone is asked for in the other way, with those that were left out
            return;
        }
        List<Long> rest = cut ? some.stream().filter(id -> !seen.contains(id)).toList() : List.of();
        if (rest.size() < some.size() && !rest.isEmpty()) {
            take(rest, spool);
        }
    }

    private void back(Spool spool, long mark, int size) throws IOException {
        spool.rewind(mark);
        List<Drafted> undone = came.subList(size, came.size());
        undone.forEach(issue -> seen.remove(issue.id()));
        undone.clear();
    }

    private void keep(ObjectNode issue, Spool spool) throws IOException {
        if (seen.add(issue.path("id").asLong())) {
            long offset = spool.end();
            came.add(Drafted.of(issue, offset, spool.append(issue)));
        }
    }

    private void seek(long id, Spool spool) throws IOException {
        try {
            Optional<ObjectNode> issue = errand.site().issue(id, errand.selection());
            if (issue.isPresent() && issue.get().path("id").asLong() == id) {
                keep(issue.get(), spool);
            } else {
                missing.add(new Missing(Kind.ISSUE.word(), null, String.valueOf(id), "deleted"));
            }
        } catch (JiraRefusal refusal) {
            missing.add(new Missing(Kind.ISSUE.word(), null, String.valueOf(id), errand.reason(refusal)));
        }
    }
}
