package org.jiraextractor.exports.web;

import org.jiraextractor.exports.bundle.Manifest;
import org.jiraextractor.words.Words;

import java.util.Locale;

/** Something that is missing from an export, in the reader's words. */
public record MissingRow(String kind, String issue, String id, String reason) {

    static MissingRow of(Manifest.Missing missing, Locale locale) {
        return new MissingRow(word("export.missing.kind.", missing.kind(), locale), missing.issue(), missing.id(), word("export.missing.reason.", missing.reason(), locale));
    }

    // a manifest may be of a version that had other words
    private static String word(String prefix, String word, Locale locale) {
        Words words = Words.of(locale);
        return word != null && words.has(prefix + word) ? words.say(prefix + word) : word;
    }
}
