package org.jiraextractor.jobs.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.JobState;
import org.jiraextractor.jobs.Progress;

import java.util.ArrayList;
import java.util.List;

/**
 * One number of a job's page.
 *
 * @param key   of its word, behind {@code job.figure.}
 * @param value null: not known yet
 * @param of    null where there is no total
 * @param unit  {@code count, bytes, ms, s}
 */
public record Figure(String key, Long value, Long of, String unit) {

    /** What is worth telling of this job: nothing before it has started, nothing that was not asked for, and nothing that will never be known. */
    static List<Figure> of(Job job) {
        List<Figure> figures = new ArrayList<>();
        if (job.startedAt() == null) {
            return figures;
        }
        Progress now = job.progress();
        if (!job.request().has("jql")) {
            // it takes no issues: how far it is, its steps tell
            if (now.bytes() > 0 || !job.state().ended()) {
                figures.add(new Figure("bytes", now.bytes() > 0 ? (Long) now.bytes() : null, null, "bytes"));
            }
            return figures;
        }
        boolean done = job.state() == JobState.DONE;
        boolean counted = done || now.issuesDone() > 0;
        JsonNode include = job.request().path("include");
        figures.add(count("issues", done || now.issuesTotal() > 0, now.issuesDone(), done ? null : now.issuesTotal()));
        more(figures, include, "comments", counted, now.commentsDone(), null);
        more(figures, include, "worklogs", counted, now.worklogsDone(), null);
        more(figures, include, "changes", counted, now.changesDone(), null);
        more(figures, include, "attachments", done || now.attachmentsTotal() > 0, now.attachmentsDone(), now.attachmentsTotal() == 0 ? null : now.attachmentsTotal());
        if (now.missingCount() > 0) {
            figures.add(count("missing", true, now.missingCount(), null));
        }
        figures.add(new Figure("bytes", done || now.bytes() > 0 ? (Long) now.bytes() : null, null, "bytes"));
        figures.add(count("requests", true, now.requests(), null));
        figures.add(count("retries", true, now.retries(), null));
        figures.add(new Figure("waits", now.waitsMs(), null, "ms"));
        if (job.state() == JobState.RUNNING) {
            // nothing left to fetch is not the end: files are still to be written
            figures.add(new Figure("eta", now.etaSeconds() == null || now.etaSeconds() == 0 ? null : now.etaSeconds(), null, "s"));
        }
        if (job.state().ended()) {
            figures.removeIf(figure -> figure.value() == null);
        }
        return figures;
    }

    private static void more(List<Figure> figures, JsonNode include, String key, boolean known, long value, Long of) {
        if (include.path(key).asBoolean(true)) {
            figures.add(count(key, known, value, of));
        }
    }

    private static Figure count(String key, boolean known, long value, Long of) {
        return new Figure(key, known ? (Long) value : null, of, "count");
    }
}
