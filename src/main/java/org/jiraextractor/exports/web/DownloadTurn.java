package org.jiraextractor.exports.web;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import java.util.UUID;

/** This request's turn among the {@link Downloads}. Given back with the request itself, however that ends: read to its end, broken off, or a HEAD that reads nothing. */
@RequestScoped
public class DownloadTurn {

    private final Downloads downloads;
    private UUID person;

    @Inject
    DownloadTurn(Downloads downloads) {
        this.downloads = downloads;
    }

    protected DownloadTurn() {
        this(null);
    }

    /** @throws org.jiraextractor.words.Refusal {@code too_many} */
    void take(UUID who) {
        downloads.begin(who);
        person = who;
    }

    @PreDestroy
    void giveBack() {
        if (person != null) {
            downloads.end(person);
            person = null;
        }
    }
}
