package org.jiraextractor.jobs;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What becomes of a job whose work threw: it stops as it was told, is tried again at once, holds on for a while, or fails. */
final class Perseverance {

    /** What happens next. */
    sealed interface Next {
    }

    /** Somebody asked, or the job is another node's. */
    record Stop(JobStopped.Reason reason) implements Next {
    }

    /** The database was away for a moment; what was not kept is done again. */
    record Again() implements Next {
    }

    /** A site or a store is out of order, and may mend without the job. @param reason as {@link Wait} has it */
    record HoldOn(Failure why, String reason) implements Next {
    }

    record Fail(Failure why) implements Next {
    }

    private static final String DISK_FULL = "53100";

    private Perseverance() {
    }

    /**
     * @param stopping why the work was told to stop, whatever it then threw
     * @param errorId  under which the log has what nobody foresaw
     */
    static Next after(Throwable thrown, Optional<JobStopped.Reason> stopping, String errorId) {
        Optional<JobStopped.Reason> told = first(thrown, cause -> cause instanceof JobStopped stopped ? stopped.reason() : null).or(() -> stopping);
        if (told.isPresent()) {
            return new Stop(told.get());
        }
        // also one that was thrown while another one was on its way: closing a file on a full disk
        Optional<Refusal> passing = first(thrown, cause -> cause instanceof Refusal refusal && refusal.mayPass() ? refusal : null);
        if (passing.isPresent()) {
            return holdOn(passing.get());
        }
        Optional<String> state = first(thrown, cause -> cause instanceof SQLException refused ? String.valueOf(refused.getSQLState()) : null);
        if (state.filter(DISK_FULL::equals).isPresent()) {
            return holdOn(new Refusal(Code.STORAGE_FULL, "storage.full"));
        }
        if (state.filter(Perseverance::away).isPresent()) {
            return new Again();
        }
        return new Fail(thrown instanceof Refusal refusal ? Failure.of(refusal) : Failure.internal(errorId));
    }

    private static HoldOn holdOn(Refusal refusal) {
        boolean store = refusal.code() == Code.STORAGE_FULL || refusal.code() == Code.STORAGE_UNAVAILABLE;
        return new HoldOn(Failure.of(refusal), store ? Wait.STORAGE : "retry");
    }

    /** Connections broken (08) or full (53300), the server going down or coming up (57P); a pool that gets none says no state at all. */
    private static boolean away(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.equals("53300") || state.equals("null");
    }

    /** Of the throwable, its causes and what was suppressed on the way, the nearest first. */
    private static <T> Optional<T> first(Throwable thrown, Function<Throwable, T> wanted) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>();
        left.add(thrown);
        while (!left.isEmpty()) {
            Throwable next = left.poll();
            if (seen.add(next)) {
                T found = wanted.apply(next);
                if (found != null) {
                    return Optional.of(found);
                }
                if (next.getCause() != null) {
                    left.add(next.getCause());
                }
                Collections.addAll(left, next.getSuppressed());
            }
        }
        return Optional.empty();
    }
}
