package org.jiraextractor.config;

import java.util.Optional;

/** A PostgreSQL to use. The URL holds no credentials. */
public record Database(String url, String user, String password) {

    static Optional<Database> read(Variables from) {
        Optional<String> url = from.text("DB_URL").map(String::strip);
        Optional<String> user = from.text("DB_USER");
        Optional<String> password = from.text("DB_PASSWORD");
        if (url.isEmpty()) {
            user.ifPresent(set -> from.wrong("DB_USER", "is set without JIRA_EXTRACTOR_DB_URL; set both or, for the embedded database, neither"));
            password.ifPresent(set -> from.wrong("DB_PASSWORD", "is set without JIRA_EXTRACTOR_DB_URL; set both or, for the embedded database, neither"));
            return Optional.empty();
        }
        if (!url.get().startsWith("jdbc:postgresql:")) {
            from.wrong("DB_URL", "is no PostgreSQL address; allowed is jdbc:postgresql://host:port/database");
        } else if (url.get().matches("(?i).*[?&](user|password)=.*") || url.get().contains("@")) {
            from.wrong("DB_URL", "holds credentials; they belong into JIRA_EXTRACTOR_DB_USER and JIRA_EXTRACTOR_DB_PASSWORD");
        }
        if (user.isEmpty()) {
            from.wrong("DB_USER", "is not set; it is needed with JIRA_EXTRACTOR_DB_URL");
        }
        return Optional.of(new Database(url.get(), user.orElse(""), password.orElse("")));
    }

    @Override
    public String toString() {
        return "Database[" + url + "]";
    }
}
