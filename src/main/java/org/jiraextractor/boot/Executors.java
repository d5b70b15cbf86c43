package org.jiraextractor.boot;

import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Bounded executors, each for one kind of work, so that none starves another: {@code web} waits for Jira on behalf of a request, {@code jobs} runs
 * jobs, {@code calls} makes a job's calls to Jira and writes its formats, {@code live} feeds open streams, {@code bus} hears other nodes, {@code post} sends messages, {@code ticks} beats hearts and
 * looks for queued jobs.
 */
@ApplicationScoped
@ContextServiceDefinition(name = Executors.PLAIN, propagated = ContextServiceDefinition.APPLICATION, cleared = ContextServiceDefinition.ALL_REMAINING)
@ManagedExecutorDefinition(name = "java:app/concurrent/web", context = Executors.PLAIN, maxAsync = 32)
@ManagedExecutorDefinition(name = "java:app/concurrent/jobs", context = Executors.PLAIN, maxAsync = 64)
@ManagedExecutorDefinition(name = "java:app/concurrent/calls", context = Executors.PLAIN, maxAsync = 256)
@ManagedExecutorDefinition(name = "java:app/concurrent/live", context = Executors.PLAIN, maxAsync = 4)
@ManagedExecutorDefinition(name = "java:app/concurrent/bus", context = Executors.PLAIN, maxAsync = 1)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/post", context = Executors.PLAIN, maxAsync = 2)
@ManagedScheduledExecutorDefinition(name = "java:app/concurrent/ticks", context = Executors.PLAIN, maxAsync = 4)
class Executors {

    /** Of the thread that submits a task nothing goes along but the application: with its security and its invocation a task would close what the request has open. */
    static final String PLAIN = "java:app/concurrent/plain";
}
