package org.jiraextractor.jira;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How this installation goes out to Jira sites.
 *
 * @param allowLoopback whether a site may be on this machine
 * @param caBundle      certificates to trust besides the JDK's, in PEM; null for none
 * @param proxy         {@code http://host:port}, or null. Behind one the dialled address is the proxy's choice and only its name can be checked
 * @param userAgent     names the product; a browser's would make Jira answer 403 to a POST
 * @param gateway       where Cloud's tokens with scopes are good
 * @param silence       how long a site may say nothing in the midst of a call
 * @param tries         how often a job makes a call that fails, in all
 */
public record Outgoing(boolean allowLoopback, Path caBundle, URI proxy, String userAgent, URI gateway, Duration silence, int tries) {

    private static final URI ATLASSIAN = URI.create("https://api.atlassian.com");
    private static final Duration SILENCE = Duration.ofMinutes(1);
    private static final int TRIES = 8;

    /** With Atlassian's own gateway. */
    public Outgoing(boolean allowLoopback, Path caBundle, URI proxy, String userAgent) {
        this(allowLoopback, caBundle, proxy, userAgent, ATLASSIAN);
    }

    public Outgoing(boolean allowLoopback, Path caBundle, URI proxy, String userAgent, URI gateway) {
        this(allowLoopback, caBundle, proxy, userAgent, gateway, SILENCE, TRIES);
    }

    /** The same for sites of which more, or less, is borne. */
    public Outgoing bearing(Duration silenceOfACall, int triesInAll) {
        return new Outgoing(allowLoopback, caBundle, proxy, userAgent, gateway, silenceOfACall, triesInAll);
    }
}
