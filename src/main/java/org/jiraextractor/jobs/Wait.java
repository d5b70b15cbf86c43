package org.jiraextractor.jobs;

import java.time.Instant;

/** Why a job does nothing at the moment: {@code rate_limit}, {@code retry} or {@code storage}, and when it goes on. */
public record Wait(String reason, Instant until) {

    public static final String STORAGE = "storage";
}
