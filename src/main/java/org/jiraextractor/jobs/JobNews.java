package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.jiraextractor.bus.Bus;
import org.jiraextractor.bus.Heard;

import java.util.UUID;

/** What nodes tell each other of jobs: that there is something new of one, not what. With each event that is kept, in its transaction; of progress now and then. */
@ApplicationScoped
class JobNews {

    private static final String TOPIC = "job";

    private final Bus bus;
    private final Event<JobElsewhere> elsewhere;

    @Inject
    JobNews(Bus bus, Event<JobElsewhere> elsewhere) {
        this.bus = bus;
        this.elsewhere = elsewhere;
    }

    protected JobNews() {
        this(null, null);
    }

    /** In the transaction of the caller. @param what as in {@link JobElsewhere} */
    void tell(UUID job, String what) {
        bus.tell(TOPIC, job + " " + what);
    }

    void progressed(@Observes JobProgress progress) {
        bus.mention(TOPIC, progress.jobId() + " " + JobElsewhere.PROGRESS);
    }

    void heard(@Observes Heard heard) {
        if (heard.topic().equals(TOPIC)) {
            String[] parts = heard.text().split(" ", 2);
            elsewhere.fire(new JobElsewhere(UUID.fromString(parts[0]), parts[1]));
        }
    }
}
