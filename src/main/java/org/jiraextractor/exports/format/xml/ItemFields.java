package org.jiraextractor.exports.format.xml;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.Cell;
import org.jiraextractor.exports.format.FieldValue;
import org.jiraextractor.exports.format.Fields;
import org.jiraextractor.exports.format.Prose;
import org.jiraextractor.exports.format.Xml;
import org.jiraextractor.extraction.ExtractedIssue;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The custom fields of an issue that have a value, ascending by id. */
final class ItemFields {

    private final Xml xml;
    private final Fields fields;
    private final FieldValue values;
    private final Rfc822 times;
    private final Prose rendered;

    ItemFields(Xml xml, Fields fields, FieldValue values, Rfc822 times, Prose rendered) {
        this.xml = xml;
        this.fields = fields;
        this.values = values;
        this.times = times;
        this.rendered = rendered;
    }

    void write(ExtractedIssue issue) throws IOException {
        Map<String, JsonNode> custom = new TreeMap<>();
        issue.fields().properties().forEach(each -> {
            if (Fields.isCustom(each.getKey()) && !each.getValue().isNull()) {
                custom.put(each.getKey(), each.getValue());
            }
        });
        xml.markup("<customfields>\n");
        for (Map.Entry<String, JsonNode> field : custom.entrySet()) {
            xml.markup("<customfield").attribute("id", field.getKey()).attribute("key", fields.kind(field.getKey())).markup(">")
                    .element("customfieldname", fields.name(field.getKey())).markup("<customfieldvalues>");
            for (JsonNode value : field.getValue().isArray() ? field.getValue() : List.of(field.getValue())) {
                value(field.getKey(), value);
            }
            xml.markup("</customfieldvalues></customfield>\n");
        }
        xml.markup("</customfields>\n");
    }

    private void value(String field, JsonNode value) throws IOException {
        if (value.isNull()) {
            return;
        }
        if (fields.kind(field).endsWith(":labels")) {
            xml.element("label", value.asText(""));
        } else if (Prose.isRich(value, fields.kind(field))) {
            xml.element("customfieldvalue", rendered.of(value));
        } else if (value.has("value")) {
            option(value, 0);
        } else {
            Cell cell = values.cell(field, value);
            boolean person = value.has("displayName") || value.has("accountId");
            xml.markup("<customfieldvalue");
            if (fields.isSprint(field) && value.has("id")) {
                xml.attribute("id", value.path("id").asText(""));
            }
            xml.markup(">").text(person ? FieldValue.userId(value) : times.of(cell)).markup("</customfieldvalue>");
        }
    }

    private void option(JsonNode option, int level) throws IOException {
        xml.markup("<customfieldvalue").attribute("key", option.path("id").asText(""));
        if (level > 0 || option.has("child")) {
            xml.attribute("cascade-level", level == 0 ? "" : Integer.toString(level));
        }
        xml.markup(">").text(option.path("value").asText("")).markup("</customfieldvalue>");
        if (option.path("child").isObject() && level < 9) {
            option(option.path("child"), level + 1);
        }
    }
}
