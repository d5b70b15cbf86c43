package org.jiraextractor.exports.web;

import org.jiraextractor.page.Form;

import java.util.ArrayList;
import java.util.List;

/**
 * What an export is narrowed down to beyond what its form offers, as an earlier one or a program may be: shown as ticks, so that it is sent on, or taken off.
 *
 * @param name  of the field, as the request has it
 * @param kind  {@code field}, {@code issues} or {@code bytes}: the word that says it
 * @param value as it is sent
 * @param shown the value as a word or a number
 */
record Narrowing(String name, String kind, String value, Object shown) {

    private static final String FIELDS = "fields";
    private static final String ALL = "*all";

    static List<Narrowing> of(Form form) {
        List<Narrowing> all = new ArrayList<>();
        form.all(FIELDS).stream().filter(field -> !field.isBlank() && !field.equals(ALL)).distinct().forEach(field -> all.add(new Narrowing(FIELDS, "field", field, field)));
        number(all, form, "limits.max_issues", "issues");
        number(all, form, "limits.max_attachment_bytes", "bytes");
        return all;
    }

    private static void number(List<Narrowing> all, Form form, String name, String kind) {
        String value = form.value(name);
        if (value != null && value.matches("\\d{1,18}")) {
            all.add(new Narrowing(name, kind, value, Long.valueOf(value)));
        }
    }
}
