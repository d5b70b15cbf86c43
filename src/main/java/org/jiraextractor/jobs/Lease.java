package org.jiraextractor.jobs;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import java.time.Instant;

/** Who works on a job, until when, and for the how-manyth time it was claimed. */
@Embeddable
public class Lease {

    @Column(name = "lease_holder")
    private String holder;
    @Column(name = "lease_until")
    private Instant until;
    @Column(name = "lease_epoch")
    private long epoch;

    protected Lease() {
    }

    void take(String newHolder, Instant newUntil) {
        epoch++;
        holder = newHolder;
        until = newUntil;
    }

    void release() {
        holder = null;
        until = null;
    }

    long epoch() {
        return epoch;
    }
}
