package org.jiraextractor.boot;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jiraextractor.jobs.JobEvent;

import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What an observer inside the server hears of jobs. */
@ApplicationScoped
public class Heard {

    private final Queue<JobEvent> events = new ConcurrentLinkedQueue<>();

    void hear(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobEvent event) {
        events.add(event);
    }

    public List<JobEvent> of(UUID job) {
        return events.stream().filter(event -> event.jobId().equals(job)).toList();
    }
}
