package org.jiraextractor.exports.format.reading;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.exports.format.FieldValue;
import org.jiraextractor.exports.format.Fields;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.Site;
import org.jiraextractor.extraction.Extracted;
import org.jiraextractor.extraction.ExtractedIssue;
import org.jiraextractor.words.Words;

import java.util.Locale;

/** How issues are read to people in one export: the words, the zone, the pages there are. */
public final class Reading {

    /** What a change says in more characters or in several lines is better read apart. */
    private static final int SHORT = 120;

    private final Extracted extracted;
    private final Fields fields;
    private final Words words;
    private final When when;
    private final Pages pages;
    private final String ending;
    private final int headings;

    /**
     * @param keys     all of them
     * @param ending   of the pages' files: {@code .html}
     * @param headings what is added to the levels of headings in texts
     */
    public Reading(Extracted extracted, KnownKeys keys, FormatOptions options, String ending, int headings) {
        this.extracted = extracted;
        this.fields = new Fields(extracted.fields());
        this.words = Words.of(options.language());
        this.when = new When(words, options.zone());
        this.pages = new Pages(keys);
        this.ending = ending;
        this.headings = headings;
    }

    /** @param toRoot from its page to the folder of the export */
    public ReadIssue read(ExtractedIssue issue, String toRoot) {
        return new ReadIssue(issue, this, toRoot);
    }

    public String say(String key, Object... args) {
        return words.say(key, args);
    }

    public Words words() {
        return words;
    }

    public When when() {
        return when;
    }

    public Pages pages() {
        return pages;
    }

    public String siteName() {
        return extracted.baseUrl().replaceFirst("^[a-z]+://", "");
    }

    public Site site() {
        return Site.of(extracted);
    }

    Fields fields() {
        return fields;
    }

    int headings() {
        return headings;
    }

    /** The file of an issue's page, seen from another one's; null where it has none. */
    public String page(String key) {
        String name = pages.of(key);
        return name == null ? null : name + ending;
    }

    /** {@code 2.3 MB}. */
    public String size(long bytes) {
        if (bytes < 1_000) {
            return say("format.bytes", Long.toString(bytes));
        }
        char comma = words.locale().getLanguage().equals("fr") ? ',' : '.';
        return bytes < 1_000_000 ? say("format.kilobytes", Long.toString(Math.round(bytes / 1_000.0)))
                : say("format.megabytes", String.format(Locale.ROOT, "%.1f", bytes / 1_000_000.0).replace('.', comma));
    }

    /** What an item of a history changed from, in words where Jira has any; empty for nothing. */
    public String before(JsonNode item) {
        return said(item, "fromString", "from");
    }

    public String after(JsonNode item) {
        return said(item, "toString", "to");
    }

    public static boolean isShort(String text) {
        return text.length() <= SHORT && text.indexOf('\n') < 0;
    }

    private static String said(JsonNode item, String inWords, String raw) {
        String text = text(item.path(inWords));
        return text.isEmpty() ? text(item.path(raw)) : text;
    }

    static String text(JsonNode value) {
        return value.isValueNode() && !value.isNull() ? value.asText() : "";
    }

    static String userId(JsonNode user) {
        return FieldValue.userId(user);
    }
}
