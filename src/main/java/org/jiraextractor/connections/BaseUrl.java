package org.jiraextractor.connections;

import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a site answers, in one spelling: {@code http} or {@code https}, host in lower case (ASCII), the port only where it is not the scheme's own,
 * a context path without a slash at its end. Two spellings of one address are equal, so that a secret is not asked for again without need.
 */
record BaseUrl(String text) {

    static final int MAX_LENGTH = 500;

    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^\\[\\]:@]+)(?::([0-9]{1,5}))?");
    private static final Pattern DOTS = Pattern.compile("(?i)(\\.|%2e){1,2}");

    /** @throws Wrong naming the rule that it breaks */
    static BaseUrl parse(String given) throws Wrong {
        String text = given.strip();
        if (text.length() > MAX_LENGTH) {
            throw new Wrong("connection.base_url.too_long");
        }
        URI uri = uri(text);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new Wrong("connection.base_url.scheme");
        }
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw new Wrong("connection.base_url.malformed");
        }
        if (authority.contains("@")) {
            throw new Wrong("connection.base_url.user_info");
        }
        if (uri.getRawQuery() != null) {
            throw new Wrong("connection.base_url.query");
        }
        if (uri.getRawFragment() != null) {
            throw new Wrong("connection.base_url.fragment");
        }
        String regular = scheme + "://" + host(authority, scheme) + path(uri.getRawPath());
        if (uri(regular).getHost() == null) {
            throw new Wrong("connection.base_url.malformed");
        }
        return new BaseUrl(regular);
    }

    /** Of details that keep the rules. */
    static BaseUrl of(ConnectionDetails details) {
        try {
            return parse(details.baseUrl());
        } catch (Wrong wrong) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("base_url", Code.INVALID_FIELD, wrong.key())), wrong.key());
        }
    }

    private static URI uri(String text) throws Wrong {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new Wrong("connection.base_url.malformed");
        }
    }

    private static String host(String authority, String scheme) throws Wrong {
        Matcher parts = AUTHORITY.matcher(authority);
        if (!parts.matches()) {
            throw new Wrong("connection.base_url.malformed");
        }
        String host = ascii(parts.group(1)).toLowerCase(Locale.ROOT);
        if (parts.group(2) == null) {
            return host;
        }
        int port = Integer.parseInt(parts.group(2));
        if (port < 1 || port > 65_535) {
            throw new Wrong("connection.base_url.port");
        }
        return port == (scheme.equals("https") ? 443 : 80) ? host : host + ":" + port;
    }

    private static String ascii(String host) throws Wrong {
        if (host.startsWith("[")) {
            return host;
        }
        try {
            String ascii = IDN.toASCII(host);
            if (!ascii.matches("[A-Za-z0-9.-]{1,253}")) {
                throw new Wrong("connection.base_url.malformed");
            }
            return ascii;
        } catch (IllegalArgumentException notAName) {
            throw new Wrong("connection.base_url.malformed");
        }
    }

    // dots and empty segments would name another path than the one that is read
    private static String path(String raw) throws Wrong {
        String path = raw.replaceFirst("/+$", "");
        for (String segment : path.isEmpty() ? new String[0] : path.substring(1).split("/", -1)) {
            if (segment.isEmpty() || DOTS.matcher(segment).matches()) {
                throw new Wrong("connection.base_url.path");
            }
        }
        return path;
    }

    @Override
    public String toString() {
        return text;
    }

    /** The rule that an address breaks, as a key of the bundles. */
    static final class Wrong extends Exception {

        private final String key;

        Wrong(String key) {
            super(key, null, false, false);
            this.key = key;
        }

        String key() {
            return key;
        }
    }
}
