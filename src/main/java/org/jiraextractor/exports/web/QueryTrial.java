package org.jiraextractor.exports.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.connections.Connections;
import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.exports.Exports;
import org.jiraextractor.page.Body;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Page;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.util.Locale;
import java.util.Set;

/** Asks Jira what a query would export. Waits for Jira: not for a request's own thread. */
@ApplicationScoped
class QueryTrial {

    /** The button that asks where there is no script. */
    static final String PRESSED = "_try";
    private static final Set<String> ASKED = Set.of("connection_id", "jql", "include");

    private final Exports exports;
    private final Connections connections;
    private final ExportFormParts parts;

    @Inject
    QueryTrial(Exports exports, Connections connections, ExportFormParts parts) {
        this.exports = exports;
        this.connections = connections;
        this.parts = parts;
    }

    protected QueryTrial() {
        this(null, null, null);
    }

    CheckView ask(Actor actor, ExportRequest.Question question) throws IOException {
        return CheckView.of(exports.estimate(actor, question), connections.one(actor, question.connectionId()).baseUrl());
    }

    /** The form as it was sent, with what its query would export, or what is wrong with it. */
    Page form(Actor actor, Body body, Locale locale) throws IOException {
        Form sent = ExportForms.again(Form.sent(body), locale);
        try {
            ExportRequest.Question question = body.only(ASKED).as(ExportRequest.Question.class);
            return parts.form(actor, sent, locale).with("check", ask(actor, question)).with("attachments", question.include().attachments());
        } catch (Refusal refusal) {
            return refusal.code() == Code.INVALID_JQL || refusal.code() == Code.INVALID_FIELD ? parts.form(actor, Form.again(body, ExportForms.fixable(refusal), locale), locale).status(400)
                    : parts.form(actor, sent, locale).with("problem", refusal.message(locale));
        }
    }
}
