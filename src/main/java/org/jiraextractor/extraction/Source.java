package org.jiraextractor.extraction;

/**
 * Of whom was asked.
 *
 * @param baseUrl         where the site was reached, without a slash at its end
 * @param deployment      {@code cloud} or {@code server}
 * @param account         the account's display name
 * @param accountTimeZone IANA name of its profile's zone, or null
 */
public record Source(String baseUrl, String deployment, String version, String account, String accountTimeZone) {
}
