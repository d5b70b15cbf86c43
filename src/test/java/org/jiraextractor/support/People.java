package org.jiraextractor.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** People put straight into the embedded database of an application, and what a test must see or do there that no call does: let time pass for a row, say. */
public final class People {

    public static final String PASSWORD = "pluie sabre tiroir";

    private final RunningApp app;

    public People(RunningApp app) {
        this.app = app;
    }

    /** @return the address of somebody new with this role, whose password is {@link #PASSWORD} */
    public String add(String role) {
        return add(role, 1_000);
    }

    /** @param rounds of the hash of their password; few are quick, and are raised at the first log-in */
    public String add(String role, int rounds) {
        String email = role + "-" + UUID.randomUUID().toString().substring(0, 8) + "@example.org";
        update("insert into users (id, email, display_name, role, password_hash, created_at) values (?, ?, ?, ?, ?, now())", UUID.randomUUID(), email, "Some " + role, role, hash(rounds));
        return email;
    }

    /** Somebody new, logged in. */
    public Api loggedIn(String role) {
        return app.anonymous().logIn(add(role), PASSWORD);
    }

    /** The token of a session of somebody new. */
    public String loggedInToken(String role) {
        return app.anonymous().post("/api/auth/login", java.util.Map.of("email", add(role), "password", PASSWORD)).json().path("token").asText();
    }

    /** @return how many rows it touched */
    public int update(String sql, Object... values) {
        try (Connection database = database(); PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new AssertionError(failed.getMessage(), failed);
        }
    }

    /** The first column of the first row, as text; null if there is none. */
    public String value(String sql, Object... values) {
        try (Connection database = database(); PreparedStatement statement = database.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException failed) {
            throw new AssertionError(failed.getMessage(), failed);
        }
    }

    /** For what takes a transaction of its own; the caller closes it. */
    public Connection database() throws SQLException {
        try (Stream<Path> versions = Files.list(app.dataDir().resolve("postgres"))) {
            Path pid = versions.map(version -> version.resolve("postmaster.pid")).filter(Files::exists).findFirst().orElseThrow();
            List<String> lines = Files.readAllLines(pid);
            String password = Files.readString(app.dataDir().resolve("postgres.password")).strip();
            return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/extractor?stringtype=unspecified", "extractor", password);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(int rounds) {
        byte[] salt = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(new PBEKeySpec(PASSWORD.toCharArray(), salt, rounds, 512)).getEncoded();
            return "pbkdf2-sha512$" + rounds + "$" + Base64.getEncoder().encodeToString(salt) + "$" + Base64.getEncoder().encodeToString(key);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
