package org.jiraextractor.exports.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Form;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody chose in the form of an export the last time, as it stands in their preferences ({@code export_defaults}), where a program may have put anything: only what the
 * form could have sent is taken. The query, the name and whether everything is taken belong to one export and are not remembered.
 */
final class LastChoices {

    private static final List<String> PLAIN = List.of("connection_id", "directory_id", "packaging");
    private static final int LONGEST = 40;

    private final ObjectNode kept;

    private LastChoices(ObjectNode kept) {
        this.kept = kept;
    }

    /** @param kept null for nothing */
    static LastChoices of(ObjectNode kept) {
        return new LastChoices(kept == null ? Json.mapper().createObjectNode() : kept.deepCopy());
    }

    Form onto(Form form) {
        Form filled = form;
        for (String name : PLAIN) {
            filled = word(filled, name, kept.path(name));
        }
        for (String part : ExportForms.CONTENTS) {
            JsonNode taken = kept.path("include").path(part);
            filled = taken.isBoolean() ? filled.with("include." + part, taken.asText()) : filled;
        }
        JsonNode options = kept.path("options");
        filled = word(filled, "options.csv.separator", options.path("csv").path("separator"));
        filled = word(filled, "options.csv.dates", options.path("csv").path("dates"));
        filled = options.path("csv").path("bom").isBoolean() ? filled.with("options.csv.bom", options.path("csv").path("bom").asText()) : filled;
        filled = options.path("ndjson").path("gzip").isBoolean() ? filled.with("options.ndjson.gzip", options.path("ndjson").path("gzip").asText()) : filled;
        List<String> formats = new ArrayList<>();
        kept.path("formats").forEach(format -> formats.add(format.asText()));
        List<String> known = ExportForms.known(formats);
        return known.isEmpty() ? filled : filled.with("formats", known);
    }

    /** These choices, those of this request in the place of the former; what is not ours stays. */
    ObjectNode now(ExportRequest request) {
        ObjectNode all = (ObjectNode) Json.tree(request);
        for (String name : PLAIN) {
            kept.set(name, all.path(name));
        }
        kept.set("include", all.path("include"));
        kept.set("formats", all.path("formats"));
        ObjectNode options = kept.putObject("options");
        options.set("csv", all.path("options").path("csv"));
        options.set("ndjson", all.path("options").path("ndjson"));
        return kept;
    }

    private static Form word(Form form, String name, JsonNode value) {
        return value.isTextual() && !value.asText().isEmpty() && value.asText().length() <= LONGEST ? form.with(name, value.asText()) : form;
    }
}
