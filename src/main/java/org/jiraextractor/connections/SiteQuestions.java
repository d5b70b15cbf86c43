package org.jiraextractor.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.jira.JiraSites;
import org.jiraextractor.jira.PaceNow;
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
        return test(connections.openSaved(actor, id), id, locale);
    }

    /** As it would be with these details, kept only if they are those that are saved. */
    public SiteCheck test(Actor actor, UUID id, ChangedConnection wanted, Locale locale) {
        return test(connections.openChanged(actor, id, wanted), id, locale);
    }

    /** Of a site that is not saved at all. */
    public SiteCheck test(Actor actor, NewConnection wanted, Locale locale) {
        return sites.open(connections.openNew(actor, wanted).address()).check(locale);
    }

    private SiteCheck test(Opened site, UUID id, Locale locale) {
        SiteCheck check = sites.open(site.address()).check(locale);
        if (site.revision() != Opened.UNSAVED) {
            connections.tested(id, site.revision(), check, locale);
        }
        return check;
    }

    /** How this node calls a connection's site; asks nobody. Null where it was not called since the node started. */
    public PaceNow pace(Connection connection) {
        return sites.pace(connection.baseUrl()).orElse(null);
    }

    /** The site itself, to ask for its projects and fields. */
    public JiraSite site(Actor actor, UUID id) {
        return sites.open(connections.open(actor, id));
    }
}
