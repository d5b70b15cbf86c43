package org.jiraextractor.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.issues.RawJson;

/** What some issues weigh, and what so many of their kind would. */
final class Weights {

    /** A thing that only one or two of a hundred have is rare, and likely not to be met as often among the others: it is counted once. */
    private static final int RARE = 2;
    private static final int COMMENTS_A_PAGE = 100;
    private static final int WORKLOGS_A_PAGE = 5_000;
    private static final int CHUNK = 1_000;

    private long issues;
    private long bytes;
    private long attachments;
    private long attachmentBytes;
    private long longHistories;
    private long longComments;
    private long commentPages;
    private long longWorklogs;
    private long worklogPages;
    private double factor = 1;

    static long parts(long things, long size) {
        return (things + size - 1) / size;
    }

    void begin() {
        issues = bytes = attachments = attachmentBytes = longHistories = longComments = commentPages = longWorklogs = worklogPages = 0;
    }

    void add(ObjectNode issue) {
        JsonNode fields = issue.path("fields");
        issues++;
        bytes += RawJson.write(issue).length();
        fields.path("attachment").forEach(file -> {
            attachments++;
            attachmentBytes += file.path("size").asLong();
        });
        if (cut(issue.path("changelog"), "histories")) {
            longHistories++;
        }
        if (cut(fields.path("comment"), "comments")) {
            longComments++;
            commentPages += parts(fields.path("comment").path("total").asLong(), COMMENTS_A_PAGE);
        }
        if (cut(fields.path("worklog"), "worklogs")) {
            longWorklogs++;
            worklogPages += parts(fields.path("worklog").path("total").asLong(), WORKLOGS_A_PAGE);
        }
    }

    private static boolean cut(JsonNode list, String items) {
        return list.path("total").asLong() > list.path(items).size();
    }

    /** These stand for so many. */
    Weights of(long all) {
        factor = issues == 0 ? 0 : all / (double) issues;
        return this;
    }

    long attachments() {
        return Math.round(attachments * factor);
    }

    long attachmentBytes() {
        return Math.round(attachmentBytes * factor);
    }

    long attachments(long all) {
        return of(all).attachments();
    }

    long attachmentBytes(long all) {
        return of(all).attachmentBytes();
    }

    long bytes(long all) {
        return issues == 0 ? 0 : Math.round(bytes * (all / (double) issues));
    }

    /** For what Jira cuts of long lists. Data Center cuts no histories, and a site with a bulk call gives those of a thousand issues at once. */
    long calls(boolean cloud, long all) {
        of(all);
        long histories = Math.min(parts(all, CHUNK), scaled(longHistories, longHistories));
        return (cloud ? histories : 0) + scaled(commentPages, longComments) + scaled(worklogPages, longWorklogs);
    }

    private long scaled(long calls, long met) {
        return met <= RARE ? calls : Math.round(calls * factor);
    }
}
