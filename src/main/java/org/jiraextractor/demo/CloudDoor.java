package org.jiraextractor.demo;

import com.sun.net.httpserver.HttpExchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Wrong credentials are no refusal at Cloud: whoever shows them is nobody, and sees what nobody sees. */
final class CloudDoor implements Door {

    private final byte[] credentials;
    private final Moods moods;
    private final boolean shut;

    /** @param credentials {@code e-mail:token}; @param shut whether they are good elsewhere only, and refused here */
    CloudDoor(String credentials, Moods moods, boolean shut) {
        this.credentials = credentials.getBytes(StandardCharsets.UTF_8);
        this.moods = moods;
        this.shut = shut;
    }

    @Override
    public Visitor look(HttpExchange exchange) {
        boolean known = !moods.revoked() && shown(exchange, "Basic ", credentials);
        return known && shut ? new Visitor(false, Answer.errors(401, java.util.List.of("Client must be authenticated to access this resource."))) : new Visitor(known, null);
    }

    /** Whether these credentials are shown, in Base64. */
    static boolean shown(HttpExchange exchange, String scheme, byte[] credentials) {
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        if (shown == null || !shown.regionMatches(true, 0, scheme, 0, scheme.length())) {
            return false;
        }
        try {
            return MessageDigest.isEqual(Base64.getDecoder().decode(shown.substring(scheme.length()).strip()), credentials);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }
}
