package org.jiraextractor.jobs.web;

import jakarta.ws.rs.core.MultivaluedMap;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** The address of a list of jobs with its filters and order, which is all of the page's state. What is no filter is forgotten. */
final class ListAddress {

    static final List<String> FILTERS = List.of("q", "status", "kind", "owner", "connection_id", "directory_id", "from", "to");
    static final String SORT = "sort";

    private final Map<String, String> query = new LinkedHashMap<>();

    private ListAddress(Map<String, String> query) {
        this.query.putAll(query);
    }

    static ListAddress of(MultivaluedMap<String, String> asked) {
        ListAddress address = new ListAddress(Map.of());
        FILTERS.forEach(name -> address.put(name, asked.getFirst(name)));
        address.put(SORT, asked.getFirst(SORT));
        return address;
    }

    /** What the list is narrowed to, by names. */
    Map<String, String> filters() {
        Map<String, String> filters = new LinkedHashMap<>(query);
        filters.remove(SORT);
        return filters;
    }

    ListAddress with(String name, String value) {
        ListAddress more = new ListAddress(query);
        more.query.remove(name);
        more.put(name, value);
        return more;
    }

    /** A path of this application, whatever it was made of. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("&", "/jobs?", "").setEmptyValue("/jobs");
        // not UriBuilder: a name that a stranger chose may read as a template there
        query.forEach((name, value) -> text.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return text.toString();
    }

    private void put(String name, String value) {
        if (value != null && !value.isBlank()) {
            query.put(name, value);
        }
    }
}
