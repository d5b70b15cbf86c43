package org.jiraextractor.connections;

import org.jiraextractor.crypto.PasswordHash;
import org.jiraextractor.support.Api;
import org.jiraextractor.support.RunningApp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** People beside the admin, made in the embedded database while there is no call that makes them; and what a test must see or do there itself. */
public final class SomePeople {

    private static final String PASSWORD = "a password for tests";

    private final RunningApp app;

    public SomePeople(RunningApp app) {
        this.app = app;
    }

    /** @param role {@code viewer} or {@code editor} */
    public Api loggedIn(String role) throws SQLException, IOException {
        String email = role + "-" + UUID.randomUUID() + "@example.org";
        try (Connection database = database();
             PreparedStatement insert = database.prepareStatement("insert into users (id, email, display_name, role, password_hash, created_at) values (?, ?, ?, ?, ?, now())")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, email);
            insert.setString(3, "Some " + role);
            insert.setString(4, role);
            insert.setString(5, PasswordHash.of(PASSWORD.toCharArray()));
            insert.executeUpdate();
        }
        return app.anonymous().logIn(email, PASSWORD);
    }

    Connection database() throws SQLException, IOException {
        List<String> pid = Files.readAllLines(postmaster());
        String password = Files.readString(app.dataDir().resolve("postgres.password")).strip();
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/extractor?stringtype=unspecified", "extractor", password);
    }

    private Path postmaster() throws IOException {
        try (var versions = Files.list(app.dataDir().resolve("postgres"))) {
            return versions.map(version -> version.resolve("postmaster.pid")).filter(Files::exists).findFirst().orElseThrow();
        }
    }
}
