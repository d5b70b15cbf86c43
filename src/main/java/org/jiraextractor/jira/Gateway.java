package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.JsonNode;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * The other way to a Cloud site: tokens with scopes are refused at the site's own address and good at Atlassian's gateway, below the cloud id
 * that the site tells anybody. Tried once, when the site refuses the credentials. Thread-safe.
 */
final class Gateway {

    private static final Pattern CLOUD_ID = Pattern.compile("[0-9a-fA-F-]{8,64}");

    private final URI host;
    private boolean tried;

    /** @param host null where there is none to try */
    Gateway(URI host) {
        this.host = host;
    }

    /** @return whether calls go another way now than the one that was refused */
    synchronized boolean leads(JiraClient client, String refusedAt) {
        // what is not asked in secret is no site of Atlassian's, whose gateway is
        if (!tried && host != null && client.root().startsWith(host.getScheme() + ":")) {
            tried = true;
            find(client, Patience.aPersonWaits());
        }
        return !client.root().equals(refusedAt);
    }

    private void find(JiraClient client, Patience patience) {
        String home = client.root();
        try {
            JsonNode tenant = client.tree(Ask.get("tenant", "/_edge/tenant_info").anonymously(), patience);
            String id = tenant.path("cloudId").asText("");
            if (CLOUD_ID.matcher(id).matches()) {
                client.goTo(host + "/ex/jira/" + id);
                client.tree(Ask.get("myself", "/rest/api/2/myself"), patience);
            }
        } catch (JiraRefusal notThere) {
            // then the refusal at the site stands
            client.goTo(home);
        }
    }
}
