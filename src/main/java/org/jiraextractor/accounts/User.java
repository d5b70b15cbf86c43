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

    /** Whether this person can sign in and look after the installation. */
    boolean canAdminister() {
        return role() == Role.ADMIN && !disabled && passwordHash != null;
    }

    void change(UserChange wanted) {
        role = wanted.role().word();
        disabled = wanted.disabled();
        displayName = wanted.displayName().strip();
    }

    /** Has chosen a password. @param name null or blank leaves the one they have */
    void joined(String name, String hash) {
        if (name != null && !name.isBlank()) {
            displayName = name.strip();
        }
        passwordHash = hash;
    }

    void prefer(Preferences wanted) {
        preferences = Json.write(wanted);
    }
}
