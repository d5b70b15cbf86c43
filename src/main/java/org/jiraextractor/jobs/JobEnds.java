package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What a worker writes about its job: lines on the way, and its end; all of it under the lease's epoch. */
@ApplicationScoped
@Transactional
class JobEnds {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final JobLog log;
    private final KeepingRules rules;
    private final Clock clock;

    @Inject
    JobEnds(JobLog log, KeepingRules rules, Clock clock) {
        this.log = log;
        this.rules = rules;
        this.clock = clock;
    }

    protected JobEnds() {
        this(null, null, null);
    }

    /** A copy of the job as it stands, for its run. */
    Job claimed(Leases.Claim claim) {
        Job job = entities.find(Job.class, claim.jobId());
        if (job == null) {
            throw new JobStopped(JobStopped.Reason.LEASE_LOST);
        }
        job.requireLease(claim.epoch());
        return job;
    }

    void line(Leases.Claim claim, String level, String key, List<Object> args) {
        held(claim);
        log.line(claim.jobId(), level, key, args);
    }

    void phase(Leases.Claim claim, Phase phase) {
        held(claim);
        log.phase(claim.jobId(), phase);
    }

    void succeed(Leases.Claim claim, Outcome outcome) {
        end(claim, job -> job.succeed(outcome, clock.instant()));
    }

    void fail(Leases.Claim claim, Failure failure) {
        end(claim, job -> job.fail(failure, clock.instant()));
    }

    /** Pauses the job for a while, or fails it when that never helped. */
    void holdOn(Leases.Claim claim, Perseverance.HoldOn next) {
        rules.hold();
        long minutes = Math.max(1, held(claim).nextHold(next.reason()).toMinutes());
        log.line(claim.jobId(), "warn", "job.event.holds_on." + next.reason(), List.of(minutes));
        end(claim, job -> job.holdOn(next.why(), next.reason(), clock.instant()));
    }

    void stopped(Leases.Claim claim, JobStopped.Reason reason) {
        end(claim, job -> job.stopped(reason, clock.instant()));
    }

    private void end(Leases.Claim claim, Consumer<Job> verb) {
        rules.hold();
        Job job = held(claim);
        verb.accept(job);
        entities.flush();
        if (job.artifact() != null && job.state() == JobState.DONE) {
            log.artifact(job);
        }
        log.state(job);
        if (job.state().ended()) {
            log.end(job);
        }
    }

    private Job held(Leases.Claim claim) {
        Job job = entities.find(Job.class, claim.jobId(), LockModeType.PESSIMISTIC_WRITE);
        if (job == null) {
            throw new JobStopped(JobStopped.Reason.LEASE_LOST);
        }
        job.requireLease(claim.epoch());
        return job;
    }
}
