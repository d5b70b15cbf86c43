package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * One issue as it was taken, whole: what every format is written from. All JSON is Jira's own, untouched, numbers in their literal.
 *
 * @param id          Jira's numeric id: stable, the order of every export
 * @param fields      the raw values without {@code comment}, {@code worklog} and {@code attachment}
 * @param comments    all of them, in ascending order of id; null when switched off
 * @param worklogs    all of them, in ascending order of id; null when switched off
 * @param changes     the histories, oldest first (then by id): {@code {"id","created","author","items"}}, {@code created} in ISO 8601 as
 *                    Jira writes it ({@code 2026-11-20T10:11:12.123+0000}) whichever call it came from; null when switched off
 * @param attachments Jira's metadata of each, ascending by id; null when switched off
 * @param kept        what became of each attachment, ascending by id; empty when switched off
 * @param remoteLinks null when switched off
 * @param watchers    null when switched off
 * @param votes       null when switched off
 */
public record ExtractedIssue(long id, String key, ObjectNode fields, ArrayNode comments, ArrayNode worklogs, ArrayNode changes,
                             ArrayNode attachments, List<KeptAttachment> kept, ArrayNode remoteLinks, JsonNode watchers, JsonNode votes) {
}
