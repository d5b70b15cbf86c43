package org.jiraextractor.exports.keeping;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.StoredExports;
import org.jiraextractor.jobs.Housekeeping;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.settings.Setting;
import org.jiraextractor.settings.Settings;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The steps that go by what the database says: whose time is over, whose raw answers are too old, whose log is too long. */
@ApplicationScoped
class SweptJobs {

    private static final int PAGE = 100;
    /** What a delta builds on stays as long as the export. */
    private static final String KNOWN = "/known.gz";

    private final Jobs jobs;
    private final Housekeeping housekeeping;
    private final StoredExports exports;
    private final Settings settings;

    @Inject
    SweptJobs(Jobs jobs, Housekeeping housekeeping, StoredExports exports, Settings settings) {
        this.jobs = jobs;
        this.housekeeping = housekeeping;
        this.exports = exports;
        this.settings = settings;
    }

    protected SweptJobs() {
        this(null, null, null, null);
    }

    void expired(Sweeping now, List<ObjectStore> stores) throws IOException {
        long after = 0;
        List<Housekeeping.Aged> page;
        do {
            page = housekeeping.expired(after, PAGE);
            for (Housekeeping.Aged job : page) {
                after = job.number();
                expire(now, job, stores);
            }
        } while (page.size() == PAGE);
    }

    private void expire(Sweeping now, Housekeeping.Aged job, List<ObjectStore> stores) throws IOException {
        long bytes = weigh(stores, "jobs/" + job.id());
        if (job.busy() || !now.dryRun() && !gone(now, job)) {
            now.held(job.label());
        } else {
            now.found(Step.EXPIRED, job.label(), bytes);
        }
    }

    /** One that cannot be deleted must not keep the others from it. */
    private boolean gone(Sweeping now, Housekeeping.Aged job) {
        try {
            return jobs.expire(now.job().owner(), job.id());
        } catch (Refusal refusal) {
            if (refusal.code() == Code.STORAGE_UNAVAILABLE) {
                // then none can: the sweep goes on when the store is back
                throw refusal;
            }
            return false;
        } catch (IllegalStateException defect) {
            now.job().log("error", "export.sweep.defect", job.label(), defect.getMessage());
            return false;
        }
    }

    void raw(Sweeping now, List<ObjectStore> stores) throws IOException {
        Integer days = settings.value(Setting.RAW_DAYS);
        if (days == null) {
            return;
        }
        long after = 0;
        List<StoredExports.Stored> page;
        do {
            page = exports.rawExpired(days, after, PAGE);
            for (StoredExports.Stored export : page) {
                after = export.number();
                raw(now, export, stores);
            }
        } while (page.size() == PAGE);
    }

    private void raw(Sweeping now, StoredExports.Stored export, List<ObjectStore> stores) throws IOException {
        if (!now.dryRun() && !exports.rawGoes(export.id())) {
            return;
        }
        long[] bytes = {0};
        for (ObjectStore store : stores) {
            List<String> names = new ArrayList<>();
            do {
                names.clear();
                store.survey("jobs/" + export.id() + "/raw", object -> {
                    if (!object.name().endsWith(KNOWN) && (now.dryRun() || names.size() < PAGE)) {
                        bytes[0] += object.bytes();
                        if (!now.dryRun()) {
                            names.add(object.name());
                        }
                    }
                });
                for (String name : names) {
                    now.job().checkpoint();
                    store.delete(name);
                }
            } while (names.size() == PAGE);
        }
        if (!now.dryRun()) {
            exports.rawGone(export.id());
        }
        if (bytes[0] > 0) {
            now.found(Step.RAW, export.label(), bytes[0]);
        }
    }

    void logs(Sweeping now) {
        int most = settings.value(Setting.EVENTS_PER_JOB);
        long after = 0;
        List<Housekeeping.LongLog> page;
        do {
            page = housekeeping.longLogs(most, after, PAGE);
            for (Housekeeping.LongLog log : page) {
                after = log.number();
                if (!now.dryRun()) {
                    housekeeping.cutLog(log.id(), most);
                }
                now.found(Step.LOGS, log.label(), log.surplus());
            }
        } while (page.size() == PAGE);
    }

    private static long weigh(List<ObjectStore> stores, String prefix) throws IOException {
        long[] bytes = {0};
        for (ObjectStore store : stores) {
            store.survey(prefix, object -> bytes[0] += object.bytes());
        }
        return bytes[0];
    }
}
