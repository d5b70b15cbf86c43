package org.jiraextractor.exports.web;

import org.jiraextractor.exports.SavedQuery;

import java.util.UUID;

/**
 * A query to pick.
 *
 * @param id   null for one that was only asked lately
 * @param name theirs, or null
 * @param site its name
 */
public record QueryChoice(UUID id, String name, String site, UUID connectionId, String jql) {

    static QueryChoice of(SavedQuery query, String site) {
        return new QueryChoice(query.id(), query.name(), site, query.connectionId(), query.jql());
    }

    /** For the button: what a form that comes back is filled with. */
    public String value() {
        return connectionId + " " + jql;
    }
}
