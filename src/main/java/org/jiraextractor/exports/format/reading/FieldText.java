package org.jiraextractor.exports.format.reading;

import org.jiraextractor.richtext.RichText;

import java.util.List;

/**
 * A field that holds something.
 *
 * @param rich   what it holds where that is a whole text; null otherwise
 * @param values what it holds otherwise, at least one
 */
public record FieldText(String id, String label, List<Value> values, RichText rich) {
}
