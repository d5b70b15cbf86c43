package org.jiraextractor.jira;

import java.net.URI;
import java.nio.file.Path;

/**
 * How this installation goes out to Jira sites.
 *
 * @param allowLoopback whether a site may be on this machine
 * @param caBundle      certificates to trust besides the JDK's, in PEM; null for none
 * @param proxy         {@code http://host:port}, or null. Behind one the dialled address is the proxy's choice and only its name can be checked
 * @param userAgent     names the product; a browser's would make Jira answer 403 to a POST
 * @param gateway       where Cloud's tokens with scopes are good
 */
public record Outgoing(boolean allowLoopback, Path caBundle, URI proxy, String userAgent, URI gateway) {

    private static final URI ATLASSIAN = URI.create("https://api.atlassian.com");

    /** With Atlassian's own gateway. */
    public Outgoing(boolean allowLoopback, Path caBundle, URI proxy, String userAgent) {
        this(allowLoopback, caBundle, proxy, userAgent, ATLASSIAN);
    }
}
