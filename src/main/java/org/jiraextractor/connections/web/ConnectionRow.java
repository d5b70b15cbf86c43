package org.jiraextractor.connections.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.connections.Connection;
import org.jiraextractor.jira.Deployment;

/** A connection as pages show it, and what its reader may do with it. */
public record ConnectionRow(ConnectionView connection, boolean mayUse, boolean mayChange) {

    static ConnectionRow of(Actor actor, Connection connection, ConnectionView view) {
        return new ConnectionRow(view, actor.mayUse(connection.ownerId(), connection.sharing()), actor.mayChange(connection.ownerId()));
    }

    public String sharing() {
        return connection.sharing().word();
    }

    public String sharingIcon() {
        return switch (connection.sharing()) {
            case PRIVATE -> "lock";
            case READ -> "eye";
            case USE -> "world";
        };
    }

    /** What the last test found out where nobody chose: {@code auto}, {@code cloud} or {@code server}. */
    public String deployment() {
        ConnectionView.Tested test = connection.lastTest();
        boolean found = connection.deployment() == Deployment.AUTO && test != null && test.deployment() != null;
        return found ? test.deployment() : connection.deployment().word();
    }
}
