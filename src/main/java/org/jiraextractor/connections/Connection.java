package org.jiraextractor.connections;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.crypto.Seal;
import org.jiraextractor.crypto.Sealed;
import org.jiraextractor.jira.Credentials;
import org.jiraextractor.jira.Deployment;
import org.jiraextractor.jira.SiteAddress;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** A saved site. Its secret is sealed for this row and this address, and leaves it only in a {@link SiteAddress}. */
@Entity
@Table(name = "connections")
public class Connection {

    @Id
    private UUID id;
    @Column(insertable = false, updatable = false)
    private long number;
    private String name;
    @Column(name = "base_url")
    private String baseUrl;
    private String deployment;
    @Column(name = "auth_type")
    private String authType;
    @Column(name = "auth_user")
    private String authUser;
    @Column(name = "sealed_secret")
    private String sealedSecret;
    private String sharing;
    @Column(name = "owner_id")
    private UUID ownerId;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "updated_at")
    private Instant updatedAt;
    private long revision;
    @Column(name = "last_test")
    private String lastTest;

    protected Connection() {
    }

    Connection(UUID id, UUID ownerId, NewConnection details, Seal seal, Instant now) {
        this.id = id;
        this.ownerId = ownerId;
        this.createdAt = now;
        describe(details, BaseUrl.of(details), now);
        sealedSecret = seal.seal(details.auth().secret(), place()).text();
    }

    /**
     * All of it anew. The secret stays where none is given, unless it would go to another address: that one must be given again.
     * What the last test said stands as long as nothing that it depends on is another.
     */
    void change(ChangedConnection details, Seal seal, Instant now) {
        String secret = details.auth().secret();
        BaseUrl address = BaseUrl.of(details);
        if (secret == null) {
            requireKeepable(details.auth().type(), address, seal);
        }
        String before = asTested();
        describe(details, address, now);
        if (secret != null) {
            sealedSecret = seal.seal(secret, place()).text();
        }
        if (secret != null || !before.equals(asTested())) {
            lastTest = null;
            revision++;
        }
    }

    private void requireKeepable(Credentials.Type type, BaseUrl address, Seal seal) {
        if (!baseUrl.equals(address.text())) {
            throw wrongSecret("connection.secret.required_again");
        }
        if (type != authType()) {
            // a password may hold what no header can carry as it is
            ConnectionRules.secret(type, secret(seal), (field, key) -> {
                throw wrongSecret(key);
            });
        }
    }

    private static Refusal wrongSecret(String key) {
        return new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("auth.secret", Code.INVALID_FIELD, key)), key);
    }

    private void describe(ConnectionDetails details, BaseUrl address, Instant now) {
        name = details.name().strip();
        sharing = (details.sharing() == null ? Sharing.PRIVATE : details.sharing()).word();
        baseUrl = address.text();
        deployment = details.deployment().word();
        authType = details.auth().type().word();
        authUser = details.auth().user() == null ? null : details.auth().user().strip();
        updatedAt = now;
    }

    private String asTested() {
        return String.join("\n", baseUrl, deployment, authType, String.valueOf(authUser));
    }

    void tested(LastTest test) {
        lastTest = Json.write(test);
    }

    /** Where to call, and with what; hand it to nobody but {@code jira}. */
    SiteAddress open(Seal seal) {
        return new SiteAddress(URI.create(baseUrl), deployment(), new Credentials(authType(), authUser, secret(seal)));
    }

    /** @throws Refusal {@code wrong_state} where it cannot be opened */
    private String secret(Seal seal) {
        return seal.open(new Sealed(sealedSecret), place());
    }

    private String place() {
        return place(id, baseUrl);
    }

    /** The one row and address that a secret is sealed for. */
    static String place(UUID id, String baseUrl) {
        return "connections/" + id + " " + baseUrl;
    }

    public UUID id() {
        return id;
    }

    /** The order in which connections were made. */
    public long number() {
        return number;
    }

    public String name() {
        return name;
    }

    public String baseUrl() {
        return baseUrl;
    }

    public Deployment deployment() {
        return Deployment.valueOf(deployment.toUpperCase(Locale.ROOT));
    }

    public Credentials.Type authType() {
        return Credentials.Type.valueOf(authType.toUpperCase(Locale.ROOT));
    }

    /** Null for a bearer token. */
    public String authUser() {
        return authUser;
    }

    public Sharing sharing() {
        return Sharing.valueOf(sharing.toUpperCase(Locale.ROOT));
    }

    public UUID ownerId() {
        return ownerId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** Rises with every change of what a test depends on. */
    public long revision() {
        return revision;
    }

    /** Null where it has not been tested as it is now. */
    public LastTest lastTest() {
        return lastTest == null ? null : Json.read(lastTest, LastTest.class);
    }
}
