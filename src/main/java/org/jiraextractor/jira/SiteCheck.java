package org.jiraextractor.jira;

/**
 * The outcome of a connection test.
 *
 * @param deployment      {@code cloud} or {@code server}; null where the site was not reached
 * @param account         its display name; null until the site has told
 * @param accountTimeZone IANA name, or null
 * @param latencyMs       of the last call that was answered, or null
 * @param projects        how many the account can see, or null
 * @param code            null when ok, else a code word of the API: {@code bad_credentials}, {@code unreachable_host}, …
 * @param message         a sentence in the asker's language: who was found, or what to do next
 */
public record SiteCheck(boolean ok, String deployment, String version, String account, String accountTimeZone, Long latencyMs, Long projects,
                        String code, String message) {
}
