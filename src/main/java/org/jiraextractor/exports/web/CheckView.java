package org.jiraextractor.exports.web;

import org.jiraextractor.exports.Estimate;
import org.jiraextractor.page.Page;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a query would export, as the form shows it. */
public record CheckView(long issues, long seconds, long bytes, List<Row> sample) {

    /** Jira writes its offsets without a colon. */
    private static final DateTimeFormatter JIRA_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    /** @param href of the issue at its site */
    public record Row(String key, String href, String summary, String status, Instant updated) {
    }

    static CheckView of(Estimate estimate, String baseUrl) {
        return new CheckView(estimate.issues(), estimate.seconds(), estimate.bytes(), estimate.sample().stream().map(row -> row(row, baseUrl)).toList());
    }

    /** Nothing yet while something is left to fill in; Jira's words about the query; or why it could not be asked. */
    static Page refused(Refusal refusal, Locale locale) {
        Page page = Page.of("exports/check").only("outcome");
        if (refusal.code() == Code.INVALID_JQL) {
            return page.with("wrong", refusal.message(locale));
        }
        if (refusal.fields().stream().anyMatch(field -> field.key().equals("problem.constraint.notblank") || field.key().equals("problem.constraint.notnull"))) {
            return page;
        }
        Optional<String> jql = refusal.fields().stream().filter(field -> field.name().equals("jql")).map(field -> field.message(locale)).findFirst();
        return jql.isPresent() ? page.with("wrong", jql.get()) : page.with("problem", refusal.message(locale));
    }

    private static Row row(Estimate.Row row, String baseUrl) {
        String key = row.key() == null ? "" : row.key();
        return new Row(key, baseUrl + "/browse/" + URLEncoder.encode(key, StandardCharsets.UTF_8), row.summary(), row.status(), time(row.updated()));
    }

    private static Instant time(String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text, JIRA_TIME).toInstant();
        } catch (DateTimeException unlikeJira) {
            return null;
        }
    }
}
