package org.jiraextractor.exports.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Accounts;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Preferences;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.directories.web.DirectoryChoices;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.exports.SavedQueries;
import org.jiraextractor.exports.SavedQuery;
import org.jiraextractor.jobs.Job;
import org.jiraextractor.jobs.Jobs;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Page;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import jakarta.ws.rs.core.MultivaluedMap;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What somebody may choose from in the form of an export, and what it begins with: what they chose last, an earlier export, or what its address says. */
@ApplicationScoped
class ExportFormParts {

    private static final int RECENT = 6;

    private final Connections connections;
    private final DirectoryChoices directories;
    private final SavedQueries queries;
    private final Accounts accounts;
    private final Jobs jobs;

    @Inject
    ExportFormParts(Connections connections, DirectoryChoices directories, SavedQueries queries, Accounts accounts, Jobs jobs) {
        this.connections = connections;
        this.directories = directories;
        this.queries = queries;
        this.accounts = accounts;
        this.jobs = jobs;
    }

    protected ExportFormParts() {
        this(null, null, null, null, null);
    }

    Map<String, String> sites(Actor actor) {
        return ExportForms.usable(connections, actor);
    }

    /** A form that nobody has touched. @param address its query; what means nothing there is left alone */
    Form blank(Actor actor, MultivaluedMap<String, String> address, Locale locale) {
        Form form = LastChoices.of(accounts.preferences(actor.id()).exportDefaults()).onto(ExportForms.blank(sites(actor), locale));
        return FormAddress.of(address).onto(form, id -> earlier(actor, id));
    }

    /** The form of an export on a page, with all there is to choose from. */
    Page on(Page page, Actor actor, Locale locale) {
        return withQueries(page, actor, null, null).with("directories", directories.toFileInto(actor, locale));
    }

    Page form(Actor actor, Form form, Locale locale) {
        return on(ExportForms.page(form, sites(actor), locale), actor, locale);
    }

    /** @param called what was typed as a name, and @param wrong what was wrong with it; null for nothing */
    Page withQueries(Page page, Actor actor, String called, String wrong) {
        Map<String, String> sites = sites(actor);
        return page.with("saved", choices(queries.saved(actor), sites)).with("recent", choices(queries.recent(actor, RECENT), sites)).with("queryName", called).with("queryWrong", wrong);
    }

    /** For the next form. */
    void remember(Actor actor, ExportRequest request) {
        Preferences now = accounts.preferences(actor.id());
        try {
            accounts.prefer(actor.id(), now.exportDefaults(LastChoices.of(now.exportDefaults()).now(request)));
        } catch (Refusal full) {
            // their preferences hold no more: the export was begun all the same, and the next form starts as this one did
            if (full.code() != Code.TOO_LARGE) {
                throw full;
            }
        }
    }

    /** @throws Refusal {@code not_found} where the job is none of theirs, or no export */
    private ExportRequest earlier(Actor actor, UUID id) {
        Job job = jobs.one(actor, id);
        if (!job.request().has("jql")) {
            throw new Refusal(Code.NOT_FOUND, "job.not_found");
        }
        return Json.read(job.request().toString(), ExportRequest.class);
    }

    private static List<QueryChoice> choices(List<SavedQuery> queries, Map<String, String> sites) {
        List<QueryChoice> choices = new ArrayList<>();
        queries.stream().filter(query -> sites.containsKey(query.connectionId().toString())).forEach(query -> choices.add(QueryChoice.of(query, sites.get(query.connectionId().toString()))));
        return choices;
    }
}
