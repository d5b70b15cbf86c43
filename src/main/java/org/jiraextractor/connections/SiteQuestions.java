package org.jiraextractor.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jira.SiteCheck;

import java.util.Locale;
import java.util.UUID;

/** What people ask of a saved site while they wait. Calls Jira: never with a transaction open, never on a thread that serves requests. */
@ApplicationScoped
public class SiteQuestions {

    private final Connections connections;
    private final JiraSites sites;

    @Inject
    SiteQuestions(Connections connections, JiraSites sites) {
        this.connections = connections;
        this.sites = sites;
    }

    protected SiteQuestions() {
        this(null, null);
    }

    /** Whether the site answers and knows us; kept as the connection's last test. Not being answered is an outcome, not a refusal. */
    public SiteCheck test(Actor actor, UUID id, Locale locale) {
        Connection connection = connections.usable(actor, id);
        SiteCheck check = sites.open(connections.open(actor, id)).check(locale);
        connections.tested(id, connection.revision(), check, locale);
        return check;
    }

    /** As {@link #test(Actor, UUID, Locale)} of details that are not saved; nothing is kept. */
    public SiteCheck test(Actor actor, UUID id, ChangedConnection wanted, Locale locale) {
        return sites.open(connections.open(actor, id, wanted)).check(locale);
    }

    /** As {@link #test(Actor, UUID, Locale)} of a site that is not saved at all. */
    public SiteCheck test(Actor actor, NewConnection wanted, Locale locale) {
        return sites.open(connections.open(actor, wanted)).check(locale);
    }

    /** The site itself, to ask for its projects and fields. */
    public JiraSite site(Actor actor, UUID id) {
        return sites.open(connections.open(actor, id));
    }
}
