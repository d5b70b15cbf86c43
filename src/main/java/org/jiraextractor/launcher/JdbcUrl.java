package org.jiraextractor.launcher;

import java.util.LinkedHashMap;
import java.util.Map;

/** Completes a database address with what the application relies on. A parameter that the operator has set stays. */
final class JdbcUrl {

    private static final Map<String, String> PARAMETERS = new LinkedHashMap<>();

    static {
        // strings go into uuid, jsonb and timestamptz columns as they are
        PARAMETERS.put("stringtype", "unspecified");
        // seconds; without them a database that is gone holds a thread for ever
        PARAMETERS.put("connectTimeout", "10");
        PARAMETERS.put("socketTimeout", "300");
        PARAMETERS.put("tcpKeepAlive", "true");
        // milliseconds; a node that is frozen in the middle of a transaction would else keep its locks, and no other could take its job over
        PARAMETERS.put("options", "-c%20idle_in_transaction_session_timeout=60000");
        PARAMETERS.put("ApplicationName", "jira-issue-extractor");
    }

    private JdbcUrl() {
    }

    static String complete(String url) {
        StringBuilder complete = new StringBuilder(url);
        PARAMETERS.forEach((name, value) -> {
            if (!url.contains("?" + name + "=") && !url.contains("&" + name + "=")) {
                complete.append(complete.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value);
            }
        });
        return complete.toString();
    }
}
