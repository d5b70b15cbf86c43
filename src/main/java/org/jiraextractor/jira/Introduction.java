package org.jiraextractor.jira;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.words.Code;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** A site's first words about itself, and where it is reached. Used once. */
final class Introduction {

    private static final DateTimeFormatter JIRA_TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private final JiraClient client;
    private String home;

    /** @param home where it was said to be, without a slash at its end */
    Introduction(JiraClient client, String home) {
        this.client = client;
        this.home = home;
    }

    /** Where it turned out to be. */
    String home() {
        return home;
    }

    /** @throws JiraRefusal {@code not_jira} where it is none */
    SiteInfo ask(Patience patience) {
        JsonNode told = found(patience);
        Deployment deployment = told.path("deploymentType").asText().equalsIgnoreCase("cloud") ? Deployment.CLOUD : Deployment.SERVER;
        return new SiteInfo(deployment, told.path("version").asText(), told.path("baseUrl").asText(), time(told.path("serverTime")));
    }

    /** Where it was said to be, or else where its host sends people. */
    private JsonNode found(Patience patience) {
        try {
            return told(patience);
        } catch (JiraRefusal refusal) {
            if (refusal.code() != Code.NOT_JIRA) {
                throw refusal;
            }
            for (String candidate : ContextPath.candidates(client, home, patience)) {
                client.goTo(candidate);
                try {
                    return told(patience);
                } catch (JiraRefusal notThereEither) {
                    client.goTo(home);
                }
            }
            throw refusal;
        }
    }

    private JsonNode told(Patience patience) {
        JsonNode told = serverInfo(patience);
        if (!told.path("version").isTextual() || !told.path("baseUrl").isTextual()) {
            throw new JiraRefusal(Code.NOT_JIRA, 200, "jira.not_jira");
        }
        home = client.root();
        return told;
    }

    /** Anybody may ask, so that a wrong token does not hide what the site is; some sites are shut even so, and then we say who we are. */
    private JsonNode serverInfo(Patience patience) {
        Ask ask = Ask.get("serverInfo", "/rest/api/2/serverInfo");
        try {
            try {
                return client.tree(ask.anonymously(), patience);
            } catch (JiraRefusal refusal) {
                if (refusal.status() != 401 && refusal.status() != 403) {
                    throw refusal;
                }
                return client.tree(ask, patience);
            }
        } catch (JiraRefusal refusal) {
            throw refusal.status() == 404 || refusal.unreadable() ? notJira(refusal) : refusal;
        }
    }

    private static JiraRefusal notJira(JiraRefusal cause) {
        JiraRefusal refusal = new JiraRefusal(Code.NOT_JIRA, cause.status(), "jira.not_jira");
        refusal.because(cause);
        return refusal;
    }

    private static Instant time(JsonNode text) {
        try {
            return text.isTextual() ? OffsetDateTime.parse(text.asText(), JIRA_TIME).toInstant() : null;
        } catch (DateTimeException other) {
            return null;
        }
    }
}
