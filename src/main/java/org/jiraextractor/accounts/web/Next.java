package org.jiraextractor.accounts.web;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to go after signing in: a page of ours or home, never another site, whatever the address said. */
final class Next {

    private Next() {
    }

    static URI after(String wanted) {
        // browsers read a backslash as a slash and drop tabs and line ends, so that /\evil.example and /<tab>/evil.example leave the site
        if (wanted == null || !wanted.startsWith("/") || wanted.startsWith("//") || wanted.startsWith("/login") || wanted.startsWith("/api/")
                || wanted.chars().anyMatch(c -> c == '\\' || c <= ' ' || c == 0x7f)) {
            return URI.create("/");
        }
        try {
            URI uri = new URI(wanted);
            return uri.isAbsolute() || uri.getRawAuthority() != null ? URI.create("/") : uri;
        } catch (URISyntaxException nonsense) {
            return URI.create("/");
        }
    }
}
