package org.jiraextractor.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;

/** The kinds of job that this application knows. */
@ApplicationScoped
class Works {

    private final Instance<JobWork> known;

    @Inject
    Works(@Any Instance<JobWork> known) {
        this.known = known;
    }

    protected Works() {
        this(null);
    }

    /** @throws IllegalStateException for a kind that nobody here does: a newer node made it */
    JobWork of(String kind) {
        return known.stream().filter(work -> work.kind().equals(kind)).findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody here does jobs of kind " + kind));
    }

    void discard(String kind, UUID job) {
        try {
            of(kind).discard(job);
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (RuntimeException refused) {
            throw refused;
        } catch (Exception defect) {
            throw new IllegalStateException("the files of job " + job + " could not be deleted", defect);
        }
    }
}
