package org.jiraextractor.extraction;

import java.time.Instant;
import java.util.List;

/** The last checkpoint: everything was taken. @param changed keys of issues that changed, appeared or vanished meanwhile, sorted */
public record KeptEnd(List<String> changed, Instant finishedAt) {
    public KeptEnd {
        changed = List.copyOf(changed);
    }
}
