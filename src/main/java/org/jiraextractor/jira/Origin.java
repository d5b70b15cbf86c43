package org.jiraextractor.jira;

import okhttp3.HttpUrl;

/** Scheme, host and port: what credentials belong to. */
record Origin(String scheme, String host, int port) {

    static Origin of(HttpUrl url) {
        return new Origin(url.scheme(), url.host(), url.port());
    }

    @Override
    public String toString() {
        String shownHost = host.contains(":") ? "[" + host + "]" : host;
        return scheme + "://" + shownHost + (port == HttpUrl.defaultPort(scheme) ? "" : ":" + port);
    }
}
