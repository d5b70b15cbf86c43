package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;

/** A job's state as people read it: a colour, an icon and the key of a word. @param kind as {@code shared/badge} takes it */
public record StatusBadge(String kind, String icon, String key) {

    public static StatusBadge of(Job job) {
        if (job.requested() != null) {
            return new StatusBadge("wait", "hourglass", "job.requested." + job.requested());
        }
        if (job.state() == JobState.DONE && Boolean.FALSE.equals(job.complete())) {
            return new StatusBadge("wait", "alert-triangle", "job.status.incomplete");
        }
        if (job.state() == JobState.DONE && job.result() != null && !job.result().path("ok").asBoolean(true)) {
            return new StatusBadge("bad", "alert-circle", "job.status.not_ok");
        }
        if (job.state() == JobState.PAUSED && "breaker".equals(job.pausedReason())) {
            return new StatusBadge("wait", "hourglass", "job.status.holds_on");
        }
        String key = "job.status." + job.state().word();
        return switch (job.state()) {
            case QUEUED -> new StatusBadge("off", "clock", key);
            case RUNNING -> new StatusBadge("live", "loader-2", key);
            case PAUSED -> new StatusBadge("wait", "player-pause", key);
            case DONE -> new StatusBadge("ok", "circle-check", key);
            case FAILED -> new StatusBadge("bad", "circle-x", key);
            case CANCELLED -> new StatusBadge("off", "ban", key);
        };
    }
}
