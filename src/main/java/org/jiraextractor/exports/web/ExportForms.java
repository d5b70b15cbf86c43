package org.jiraextractor.exports.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.connections.Connection;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.exports.format.Formats;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Page;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The page of a new export's form. */
final class ExportForms {

    private static final Map<String, String> ICONS = Map.of("json", "json", "ndjson", "list", "csv", "table", "xlsx", "file-spreadsheet", "xml", "code", "sqlite", "database", "html", "world", "markdown", "file");

    /** The button of a query, with the query. */
    private static final String PICKED = "_query";

    private ExportForms() {
    }

    /** Nobody chooses from a longer list. */
    private static final int MOST = 500;

    /** The sites that somebody may export: names by ids. */
    static Map<String, String> usable(Connections connections, Actor actor) {
        Map<String, String> sites = new LinkedHashMap<>();
        connections.newest(actor, Long.MAX_VALUE, MOST).stream().filter(site -> actor.mayUse(site.ownerId(), site.sharing()))
                .sorted(Comparator.comparing(Connection::name, String.CASE_INSENSITIVE_ORDER)).forEach(site -> sites.put(site.id().toString(), site.name()));
        return sites;
    }

    /** A format, or what comes with an issue, as a card. */
    record Choice(String word, String icon) {
    }

    /** What may come with an issue: a card each, in this order. */
    static final List<String> CONTENTS = List.of("comments", "worklogs", "changes", "attachments", "remote_links", "watchers", "votes");
    private static final Map<String, String> CONTENT_ICONS = Map.of("comments", "message", "worklogs", "clock", "changes", "history", "attachments", "paperclip", "remote_links", "external-link",
            "watchers", "eye", "votes", "star");

    /**
     * @param sites  names by ids; where there is but one, it is chosen
     * @param locale of who asks: what is made to be read speaks it, too
     */
    static Form blank(Map<String, String> sites, Locale locale) {
        return Form.empty().with("connection_id", sites.size() == 1 ? sites.keySet().iterator().next() : "").with("jql", "")
                .with("include.comments", "true").with("include.worklogs", "true").with("include.changes", "true").with("include.attachments", "true")
                .with("formats", "json").with("packaging", "zip").with("mode", "full").with("options.csv.separator", ",").with("options.csv.dates", "iso")
                .with("options.language", Words.of(locale).locale().getLanguage());
    }

    /** What was sent, and the query that was picked where that was the button. */
    static Form again(Form sent, Locale locale) {
        String picked = sent.value(PICKED);
        int end = picked == null ? -1 : picked.indexOf(' ');
        Form form = end < 0 ? sent : sent.with("connection_id", picked.substring(0, end)).with("jql", picked.substring(end + 1));
        return form.value("options.language") == null ? form.with("options.language", Words.of(locale).locale().getLanguage()) : form;
    }

    /** Those of these words that are formats, each once. */
    static List<String> known(List<String> words) {
        return formats().stream().map(Choice::word).filter(words::contains).toList();
    }

    static List<Choice> contents() {
        return CONTENTS.stream().map(word -> new Choice(word, CONTENT_ICONS.get(word))).toList();
    }

    static Page page(Form form, Map<String, String> usable, Locale locale) {
        Words words = Words.of(locale);
        Map<String, String> sites = new LinkedHashMap<>();
        sites.put("", words.say("export.site.choose"));
        sites.putAll(usable);
        Map<String, String> separators = new LinkedHashMap<>();
        separators.put(",", words.say("export.csv.comma"));
        separators.put(";", words.say("export.csv.semicolon"));
        separators.put("\t", words.say("export.csv.tab"));
        separators.put("|", words.say("export.csv.pipe"));
        Map<String, String> dates = new LinkedHashMap<>();
        dates.put("iso", words.say("export.csv.dates.iso"));
        dates.put("jira", words.say("export.csv.dates.jira"));
        return Page.of("exports/form").with("title", words.say("export.new.title")).with("action", "/exports").with("scheduling", false).with("form", form).with("none", usable.isEmpty()).with("sites", sites).with("separators", separators).with("dates", dates)
                .with("formats", formats()).with("contents", contents()).with("narrowed", Narrowing.of(form)).with("queriesOpen", false).with("optionsOpen", optionsTouched(form));
    }

    /** What the form can show and the person can put right; the rest is a page of its own. Jira's words about a query stand at the query. */
    static Refusal fixable(Refusal refusal) {
        if (refusal.code() == Code.INVALID_JQL) {
            Refusal.Field jql = new Refusal.Field("jql", Code.INVALID_JQL, refusal.key(), refusal.args().toArray());
            return new Refusal(Code.INVALID_FIELD, List.of(jql), "problem.body.wrong_fields", 1);
        }
        if (refusal.code() == Code.INVALID_FIELD || refusal.code() == Code.UNKNOWN_FIELD) {
            return refusal;
        }
        throw refusal;
    }

    /** Those that exist, with an icon; what cannot be had yet is not shown. */
    static List<Choice> formats() {
        return Arrays.stream(ExportRequest.FormatName.values()).map(ExportRequest.FormatName::word).filter(word -> ICONS.containsKey(word) && Formats.named(word).isPresent())
                .map(word -> new Choice(word, ICONS.get(word))).toList();
    }

    private static boolean optionsTouched(Form form) {
        return form.checked("options.ndjson.gzip", "true") || !",".equals(form.value("options.csv.separator")) || form.checked("options.csv.bom", "true") || !"iso".equals(form.value("options.csv.dates"));
    }
}
