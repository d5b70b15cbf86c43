package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.jira.Intake;
import org.jiraextractor.jira.IdPage;
import org.jiraextractor.jira.IssueSelection;
import org.jiraextractor.jira.JiraRefusal;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.words.Code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Estimates one export by a handful of calls: how many issues there are, what a hundred spread over them weigh, which of them have attachments.
 * A person waits: where a site is slow, it goes without what it has not asked yet.
 */
final class Estimating {

    private static final int SHOWN = 5;
    private static final int SPREAD = 100;
    /** Who is asked and who asks, its fields; and at the end what changed meanwhile. */
    private static final int AROUND = 4;
    private static final int MOST_PAGES = 3;
    private static final long HURRY_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** How long a call takes while several are under way. */
    private static final double SECONDS_PER_CALL = 0.15;

    private final JiraSite site;
    private final String jql;
    private final ExportRequest.Include include;
    private final long began = System.nanoTime();

    Estimating(JiraSite site, String jql, ExportRequest.Include include) {
        this.site = site;
        this.jql = jql;
        this.include = include;
    }

    Estimate estimate() throws IOException {
        // Jira may give fewer than it is asked for, though there are more
        List<ObjectNode> first = site.sample(jql, 2 * SHOWN).stream().limit(SHOWN).toList();
        List<Long> ids = new ArrayList<>();
        boolean all = ids(jql, ids);
        long issues = all ? ids.size() : Math.max(ids.size(), site.approximateCount(jql));
        Weights weights = new Weights();
        if (inTime()) {
            weigh(ids, fields(), include.changes(), weights);
        }
        Weights attached = include.attachments() && inTime() ? attached() : null;
        long files = attached == null ? weights.attachments(issues) : attached.attachments();
        long bytes = weights.bytes(issues) + (attached == null ? weights.attachmentBytes(issues) : attached.attachmentBytes());
        boolean cloud = site.info().deployment() == Deployment.CLOUD;
        long requests = floor(cloud, issues) + weights.calls(cloud, issues) + extras() * issues + (cloud ? 2 : 1) * files;
        return new Estimate(issues, !all, requests, Math.max(1, Math.round(requests * SECONDS_PER_CALL)), bytes, first.stream().map(Estimate.Row::of).toList());
    }

    private boolean inTime() {
        return System.nanoTime() - began < HURRY_NANOS;
    }

    /** @return whether these are all */
    private boolean ids(String query, List<Long> ids) {
        String next = null;
        for (int page = 0; page < MOST_PAGES && (page == 0 || inTime()); page++) {
            IdPage found = site.ids(query, next);
            found.found().forEach(one -> ids.add(one.id()));
            next = found.next();
            if (next == null) {
                return true;
            }
        }
        return false;
    }

    private List<String> fields() {
        List<String> fields = new ArrayList<>(List.of("*all"));
        if (!include.comments()) {
            fields.add("-comment");
        }
        if (!include.worklogs()) {
            fields.add("-worklog");
        }
        if (!include.attachments()) {
            fields.add("-attachment");
        }
        return fields;
    }

    private void weigh(List<Long> ids, List<String> fields, boolean changes, Weights weights) throws IOException {
        int most = Math.min(Math.min(SPREAD, site.batchSize()), ids.size());
        List<Long> spread = IntStream.range(0, most).mapToObj(at -> ids.get((int) ((long) at * ids.size() / most))).toList();
        if (!spread.isEmpty()) {
            site.issues(spread, new IssueSelection(fields, changes), new Intake<>() {
                @Override
                public void begin() {
                    weights.begin();
                }

                @Override
                public void take(ObjectNode issue) {
                    weights.add(issue);
                }
            });
        }
    }

    /** Attachments cost most and hang on few issues, so those are looked at by themselves; null where the site does not say which they are. */
    private Weights attached() throws IOException {
        try {
            List<Long> ids = new ArrayList<>();
            boolean all = ids(JiraSite.attached(jql), ids);
            long issues = all ? ids.size() : site.approximateCount(JiraSite.attached(jql));
            Weights weights = new Weights();
            weigh(ids, List.of("attachment"), false, weights);
            return weights.of(issues);
        } catch (JiraRefusal refusal) {
            if (refusal.code() == Code.INVALID_JQL) {
                return null;
            }
            throw refusal;
        }
    }

    private long extras() {
        return (include.remoteLinks() ? 1 : 0) + (include.watchers() ? 1 : 0) + (include.votes() ? 1 : 0);
    }

    /** The calls without which nobody can take so many issues. */
    private static long floor(boolean cloud, long issues) {
        long census = cloud ? Math.max(1, Weights.parts(issues, 5_000)) : 2 * Math.max(1, Weights.parts(issues, 1_000));
        // once before and once after
        return AROUND + 2 * census + Weights.parts(issues, 100);
    }
}
