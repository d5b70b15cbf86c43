package org.jiraextractor.connections.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.People;
import org.jiraextractor.connections.Connection;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Puts the names of their owners to connections. */
@ApplicationScoped
public class ConnectionViews {

    private final People people;

    @Inject
    ConnectionViews(People people) {
        this.people = people;
    }

    protected ConnectionViews() {
        this(null);
    }

    ConnectionView of(Connection connection, Locale locale) {
        return of(List.of(connection), locale).get(0);
    }

    List<ConnectionView> of(List<Connection> connections, Locale locale) {
        Map<UUID, String> names = people.names(connections.stream().map(Connection::ownerId).toList());
        return connections.stream().map(connection -> ConnectionView.of(connection, names.get(connection.ownerId()), locale)).toList();
    }
}
