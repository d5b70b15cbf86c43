package org.jiraextractor.exports.preview;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/** Which file of an export an address in another of its files means. */
final class RelativePath {

    private RelativePath() {
    }

    /** @param from path of the file that says it. @return a path in the export, or null for what leads elsewhere or nowhere */
    static String of(String from, String address) {
        if (address == null || address.isEmpty() || address.startsWith("/") || address.startsWith("#") || address.startsWith("?") || address.matches("(?s)[a-zA-Z][a-zA-Z0-9+.-]*:.*")) {
            return null;
        }
        Deque<String> parts = new ArrayDeque<>();
        String folder = from.contains("/") ? from.substring(0, from.lastIndexOf('/') + 1) : "";
        for (String part : (folder + decoded(address.replaceFirst("[#?].*", ""))).split("/")) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return null;
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return parts.isEmpty() ? null : String.join("/", parts);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException none) {
            return text;
        }
    }
}
