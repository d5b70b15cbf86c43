package org.jiraextractor.crypto;

import java.util.regex.Pattern;

/** A secret as it is kept: {@code v1.{key id}.{base64url of nonce and ciphertext}}. Safe to store; only the {@link Seal} that made it opens it. */
public record Sealed(String text) {

    private static final Pattern FORM = Pattern.compile("v1\\.[0-9a-f]{8}\\.[A-Za-z0-9_-]+");

    /** @throws IllegalArgumentException where the text never was a sealed secret */
    public Sealed {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a sealed secret");
        }
    }

    /** Which key it was sealed under, by a name that gives nothing of it away. */
    public String keyId() {
        return text.substring(3, 11);
    }

    String body() {
        return text.substring(12);
    }

    /** Not even the sealed form belongs into a log. */
    @Override
    public String toString() {
        return "Sealed[…]";
    }
}
