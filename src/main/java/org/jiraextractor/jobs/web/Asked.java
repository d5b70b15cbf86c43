package org.jiraextractor.jobs.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.jobs.Job;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was asked for, as far as every kind of job has it; what a kind does not have is null or empty. @param include keys behind {@code job.include.} */
public record Asked(String jql, List<String> formats, String packaging, List<String> include) {

    private static final List<String> PARTS = List.of("comments", "worklogs", "changes", "attachments", "remote_links", "watchers", "votes");

    static Asked of(Job job) {
        JsonNode request = job.request();
        List<String> formats = new ArrayList<>();
        request.path("formats").forEach(format -> formats.add(format.asText().toUpperCase(Locale.ROOT)));
        List<String> include = PARTS.stream().filter(part -> request.path("include").path(part).asBoolean(false)).toList();
        return new Asked(request.path("jql").asText(null), formats, request.path("packaging").asText(null), include);
    }
}
