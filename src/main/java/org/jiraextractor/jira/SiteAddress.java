package org.jiraextractor.jira;

import okhttp3.HttpUrl;

import java.net.URI;
import java.util.Objects;

/**
 * Where a site is and who asks.
 *
 * @param baseUrl http or https, with its context path if it has one, no slash at the end, no user info, query or fragment
 */
public record SiteAddress(URI baseUrl, Deployment deployment, Credentials credentials) {

    /** @throws IllegalArgumentException where the URL is not such a one: what people type is judged and made regular where connections are kept */
    public SiteAddress {
        if (!regular(baseUrl)) {
            throw new IllegalArgumentException(baseUrl + " is not the regular address of a site");
        }
        Objects.requireNonNull(deployment);
        Objects.requireNonNull(credentials);
    }

    private static boolean regular(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) && url.getHost() != null && HttpUrl.parse(url.toString()) != null
                && url.getRawUserInfo() == null && url.getRawQuery() == null && url.getRawFragment() == null && url.equals(url.normalize()) && !url.getRawPath().endsWith("/");
    }
}
