package org.jiraextractor.accounts.web;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to go on: a page of ours or home, never another site, whatever the address said. */
final class Next {

    private Next() {
    }

    /** After signing in. */
    static URI after(String wanted) {
        URI page = page(wanted);
        return page.getPath().startsWith("/login") ? URI.create("/") : page;
    }

    /** The page that somebody was on. */
    static URI page(String wanted) {
        // browsers read a backslash as a slash and drop tabs and line ends, so that /\evil.example and /<tab>/evil.example leave the site
        if (wanted == null || !wanted.startsWith("/") || wanted.startsWith("//") || wanted.startsWith("/api/")
                || wanted.chars().anyMatch(c -> c == '\\' || c <= ' ' || c == 0x7f)) {
            return URI.create("/");
        }
        try {
            URI uri = new URI(wanted);
            return uri.isAbsolute() || uri.getRawAuthority() != null || uri.getPath() == null ? URI.create("/") : uri;
        } catch (URISyntaxException nonsense) {
            return URI.create("/");
        }
    }
}
