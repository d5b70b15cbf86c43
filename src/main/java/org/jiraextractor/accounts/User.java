package org.jiraextractor.accounts;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jiraextractor.crypto.PasswordHash;
import org.jiraextractor.json.Json;

import java.time.Instant;
import java.util.UUID;

/** Somebody with an account. */
@Entity
@Table(name = "users")
class User {

    @Id
    private UUID id;
    private String email;
    @Column(name = "display_name")
    private String displayName;
    private String role;
    @Column(name = "password_hash")
    private String passwordHash;
    private boolean disabled;
    private String preferences;
    @Column(name = "created_at")
    private Instant createdAt;

    protected User() {
    }

    User(String email, String displayName, Role role, String password, Instant now) {
        this.id = UUID.randomUUID();
        this.email = email.strip();
        this.displayName = displayName.strip();
        this.role = role.word();
        this.passwordHash = PasswordHash.of(password.toCharArray());
        this.preferences = "{}";
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    String email() {
        return email;
    }

    String displayName() {
        return displayName;
    }

    Role role() {
        return Role.named(role);
    }

    boolean disabled() {
        return disabled;
    }

    String passwordHash() {
        return passwordHash;
    }

    Preferences preferences() {
        return Json.read(preferences, Preferences.class);
    }

    void prefer(Preferences wanted) {
        preferences = Json.write(wanted);
    }
}
