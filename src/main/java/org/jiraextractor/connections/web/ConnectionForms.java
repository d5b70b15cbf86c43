package org.jiraextractor.connections.web;

import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.connections.ChangedConnection;
import org.jiraextractor.connections.Connection;
import org.jiraextractor.connections.ConnectionDetails;
import org.jiraextractor.connections.ConnectionDetails.Auth;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Page;
import org.jiraextractor.words.Words;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The page of a connection's form. No form is ever filled with a secret. */
final class ConnectionForms {

    private ConnectionForms() {
    }

    static Form blank() {
        return Form.empty().with("deployment", Deployment.AUTO.word()).with("auth.type", "basic").with("sharing", Sharing.PRIVATE.word());
    }

    static Form of(Connection kept) {
        return Form.of(new ChangedConnection(kept.name(), kept.baseUrl(), kept.deployment(), new Auth(kept.authType(), kept.authUser(), null), kept.sharing()));
    }

    static Form of(ConnectionDetails typed) {
        Sharing sharing = typed.sharing() == null ? Sharing.PRIVATE : typed.sharing();
        return Form.of(new ChangedConnection(typed.name(), typed.baseUrl(), typed.deployment(), new Auth(typed.auth().type(), typed.auth().user(), null), sharing));
    }

    /**
     * @param id   null for a new connection
     * @param test what a test said, or null
     */
    static Page page(UUID id, String title, Form form, ConnectionView.Tested test, Locale locale) {
        Words words = Words.of(locale);
        Map<String, String> deployments = new LinkedHashMap<>();
        for (Deployment deployment : Deployment.values()) {
            deployments.put(deployment.word(), words.say("connection.deployment." + deployment.word()));
        }
        return Page.of("connections/form").with("id", id).with("title", title).with("form", form).with("test", test).with("deployments", deployments);
    }

    /** Where this form is to be had again. */
    static String address(Page page) {
        return "/connections/" + (page.model().get("id") == null ? "new" : page.model().get("id"));
    }

    static Page blankPage(Form form, ConnectionView.Tested test, Locale locale) {
        return page(null, Words.of(locale).say("connection.new.title"), form, test, locale);
    }
}
