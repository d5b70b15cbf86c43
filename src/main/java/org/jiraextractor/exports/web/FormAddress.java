package org.jiraextractor.exports.web;

import jakarta.ws.rs.core.MultivaluedMap;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.page.Form;
import org.jiraextractor.words.Refusal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the address of a new export fills it with, so that a wiki or a mail can lead to one: {@code from} (the id of a job, whose request it is), {@code connection} or
 * {@code connection_id}, {@code jql}, {@code name}, {@code directory_id}, {@code mode}, {@code packaging}, {@code formats} and {@code include} (again and again, or with commas). What means
 * nothing is left alone: an address that was right once still opens the form.
 */
final class FormAddress {

    private final MultivaluedMap<String, String> query;

    private FormAddress(MultivaluedMap<String, String> query) {
        this.query = query;
    }

    static FormAddress of(MultivaluedMap<String, String> query) {
        return new FormAddress(query);
    }

    /** @param earlier the request of a job; a refusal of it goes on to the caller */
    Form onto(Form form, Function<UUID, ExportRequest> earlier) {
        Form filled = query.getFirst("from") == null ? form : again(form, earlier);
        filled = text(text(filled, "connection_id", "connection"), "connection_id", "connection_id");
        for (String name : List.of("jql", "name", "directory_id")) {
            filled = text(filled, name, name);
        }
        filled = word(filled, "mode", Set.of("full", "delta"));
        filled = word(filled, "packaging", Set.of("zip", "directory"));
        List<String> formats = ExportForms.known(many("formats"));
        filled = formats.isEmpty() ? filled : filled.with("formats", formats);
        List<String> include = many("include");
        for (String part : include.isEmpty() ? List.<String>of() : ExportForms.CONTENTS) {
            filled = filled.with("include." + part, String.valueOf(include.contains(part)));
        }
        return filled;
    }

    private Form again(Form form, Function<UUID, ExportRequest> earlier) {
        UUID job;
        try {
            job = UUID.fromString(query.getFirst("from"));
        } catch (IllegalArgumentException noId) {
            return form;
        }
        try {
            Form filled = form.over(earlier.apply(job));
            // a name of another day is made anew
            return String.valueOf(filled.value("name")).matches(".*\\d{4}-\\d{2}-\\d{2}.*") ? filled.with("name", "") : filled;
        } catch (Refusal notTheirs) {
            return form;
        }
    }

    private Form text(Form form, String field, String name) {
        String value = query.getFirst(name);
        return value == null || value.isEmpty() ? form : form.with(field, value);
    }

    private Form word(Form form, String name, Set<String> known) {
        String value = query.getFirst(name);
        return value != null && known.contains(value) ? form.with(name, value) : form;
    }

    private List<String> many(String name) {
        List<String> all = new ArrayList<>();
        query.getOrDefault(name, List.of()).forEach(value -> all.addAll(Arrays.asList(value.split(","))));
        return all;
    }
}
