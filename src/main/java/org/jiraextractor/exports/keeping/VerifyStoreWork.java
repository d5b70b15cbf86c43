package org.jiraextractor.exports.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.StoredExports;
import org.jiraextractor.exports.Verification;
import org.jiraextractor.exports.Verifications;
import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobWork;
import org.jiraextractor.jobs.Outcome;
import org.jiraextractor.json.Json;
import org.jiraextractor.storage.Stores;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Re-reads every stored export and compares each file with its sum. Changes nothing. */
@ApplicationScoped
public class VerifyStoreWork implements JobWork {

    public static final String KIND = "verify_store";

    private static final String PHASE = "verifying";
    private static final int PAGE = 200;
    private static final int NAMED = 1_000;

    private final StoredExports exports;
    private final Verifications verifications;
    private final Stores stores;

    @Inject
    VerifyStoreWork(StoredExports exports, Verifications verifications, Stores stores) {
        this.exports = exports;
        this.verifications = verifications;
        this.stores = stores;
    }

    protected VerifyStoreWork() {
        this(null, null, null);
    }

    /** The {@code result}. @param wrong how many things are. @param problems the first {@value #NAMED} of them */
    public record Found(boolean ok, long exports, long files, long wrong, List<Problem> problems) {
    }

    /** @param problem as {@link Verification.Mismatch} has it, or {@code elsewhere}: in a store that is not configured */
    public record Problem(String export, String path, String problem) {
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Outcome run(JobContext job) throws IOException {
        job.owner().requireAdmin();
        long[] files = {0};
        long total = exports.places().stream().mapToLong(StoredExports.Place::files).sum();
        long wrong = 0;
        long looked = 0;
        long after = 0;
        List<Problem> problems = new ArrayList<>();
        job.phase(PHASE, 0, total);
        List<StoredExports.Stored> page;
        do {
            page = exports.page(after, PAGE, true);
            for (StoredExports.Stored export : page) {
                job.checkpoint();
                after = export.number();
                looked++;
                long before = files[0];
                Verifications.Seen seen = look(job, export, done -> job.phase(PHASE, files[0] = before + done, Math.max(total, before + done)));
                if (seen.wrong() > 0 && exports.one(export.id()).filter(still -> still.export().uri().equals(export.export().uri())).isPresent()) {
                    wrong += seen.wrong();
                    seen.verification().mismatches().stream().limit(NAMED - problems.size()).forEach(one -> problems.add(new Problem(export.label(), one.path(), one.problem())));
                    job.log("error", "export.check.wrong", export.label(), seen.wrong());
                }
            }
        } while (page.size() == PAGE);
        job.phaseEnds(PHASE);
        job.log(wrong == 0 ? "info" : "error", "export.check.done", looked, files[0], wrong);
        return new Outcome(null, null, Json.tree(new Found(wrong == 0, looked, files[0], wrong, problems)));
    }

    private Verifications.Seen look(JobContext job, StoredExports.Stored export, java.util.function.LongConsumer read) throws IOException {
        String uri = export.export().uri();
        if (!stores.has(uri.substring(0, uri.indexOf(':')))) {
            return new Verifications.Seen(new Verification(false, 0, List.of(new Verification.Mismatch(export.export().fileName(), "elsewhere"))), 1);
        }
        return verifications.of(job, export.export(), read);
    }

    @Override
    public void discard(UUID job) {
        // it leaves nothing but its row
    }
}
