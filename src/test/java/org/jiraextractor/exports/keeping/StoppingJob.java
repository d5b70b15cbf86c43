package org.jiraextractor.exports.keeping;

import org.jiraextractor.jobs.JobContext;
import org.jiraextractor.jobs.JobStopped;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A job that is told to stop at the checkpoint of that number, as if its process were killed there. */
final class StoppingJob {

    static final int NEVER = Integer.MAX_VALUE;

    final List<String> lines = new ArrayList<>();
    private final int stopAt;
    private int asked;

    StoppingJob(int stopAt) {
        this.stopAt = stopAt;
    }

    JobContext context() {
        return (JobContext) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {JobContext.class}, (proxy, method, args) -> {
            if (method.getName().equals("checkpoint") && ++asked >= stopAt) {
                throw new JobStopped(JobStopped.Reason.LEASE_LOST);
            }
            if (method.getName().equals("log")) {
                lines.add(args[1] + " " + List.of((Object[]) args[2]));
            }
            return null;
        });
    }
}
