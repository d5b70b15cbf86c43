package org.jiraextractor.jira;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Objects;

/**
 * What a site is told to know us: user and secret (e-mail and API token on Cloud), or a bearer token alone.
 *
 * @param user null for a bearer token
 */
public record Credentials(Type type, String user, String secret) {

    /** The two ways that Jira knows. */
    public enum Type {
        BASIC, BEARER;

        /** As it stands in the API: {@code basic}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Credentials {
        Objects.requireNonNull(type);
        Objects.requireNonNull(secret);
        if (type == Type.BASIC) {
            Objects.requireNonNull(user);
        }
    }

    public static Credentials basic(String user, String secret) {
        return new Credentials(Type.BASIC, user, secret);
    }

    public static Credentials bearer(String secret) {
        return new Credentials(Type.BEARER, null, secret);
    }

    /** The value of the Authorization header; a secret. */
    String authorization() {
        return type == Type.BEARER
                ? "Bearer " + secret
                : "Basic " + Base64.getEncoder().encodeToString((user + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    /** Never the secret: this ends up in logs and messages. */
    @Override
    public String toString() {
        return type.word() + (user == null ? "" : " " + user) + " (secret hidden)";
    }
}
