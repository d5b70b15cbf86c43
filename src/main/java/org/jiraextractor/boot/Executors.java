package org.jiraextractor.boot;

import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Bounded executors, each for one kind of work, so that none starves another: {@code web} waits for Jira on behalf of a request, {@code jobs} runs
 * jobs, {@code calls} makes a job's calls to Jira, {@code ticks} beats hearts and looks for queued jobs.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/web", maxAsync = 32)
@ManagedExecutorDefinition(name = "java:app/concurrent/jobs", maxAsync = 64)
@ManagedExecutorDefinition(name = "java:app/concurrent/calls", maxAsync = 256)
@ManagedExecutorDefinition(name = "java:app/concurrent/live", maxAsync = 4)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/ticks", maxAsync = 4)
class Executors {
}
