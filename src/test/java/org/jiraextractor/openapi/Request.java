package org.jiraextractor.openapi;

import org.jiraextractor.support.Described.Operation;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to send.
 *
 * @param what    was done to it, for who reads a failure
 * @param refused whether it must be, since it is not as the document says; else it may be
 * @param path    with its query, encoded
 * @param body    null for none
 * @param type    of the body, null for none
 */
record Request(Operation operation, String what, boolean refused, Sender sender, String method, String path, Map<String, String> headers, byte[] body, String type) {

    /** Whose credential goes with it. */
    enum Sender {
        OWNER, ADMIN, VIEWER, READ_TOKEN, COOKIE_ALONE, DEAD_TOKEN, NOBODY
    }

    Request with(String more, boolean mustBeRefused) {
        return new Request(operation, what.isEmpty() ? more : what + ", " + more, refused || mustBeRefused, sender, method, path, headers, body, type);
    }

    Request at(String newPath) {
        return new Request(operation, what, refused, sender, method, newPath, headers, body, type);
    }

    Request by(String newMethod) {
        return new Request(operation, what, refused, sender, newMethod, path, headers, body, type);
    }

    Request from(Sender other) {
        return new Request(operation, what, refused, other, method, path, headers, body, type);
    }

    Request saying(byte[] newBody, String newType) {
        return new Request(operation, what, refused, sender, method, path, headers, newBody, newType);
    }

    Request header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Request(operation, what, refused, sender, method, path, more, body, type);
    }

    @Override
    public String toString() {
        String text = body == null ? "" : new String(body, java.nio.charset.StandardCharsets.ISO_8859_1);
        return what + " [" + sender + "] " + method + " " + cut(path) + (headers.isEmpty() ? "" : " " + cut(headers.toString())) + (body == null ? "" : " " + type + " " + cut(text));
    }

    private static String cut(String text) {
        return text.length() <= 400 ? text : text.substring(0, 400) + "… (" + text.length() + ")";
    }
}
