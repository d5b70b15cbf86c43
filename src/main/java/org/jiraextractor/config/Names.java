package org.jiraextractor.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The names that mean something, and those that will. */
final class Names {

    private static final Set<String> KNOWN = Set.of("HTTP_PORT", "HTTP_ADDRESS", "BASE_URL", "DATA_DIR", "DB_URL", "DB_USER", "DB_PASSWORD", "ADMIN_EMAIL", "ADMIN_PASSWORD",
            "SECRET_KEY", "SECRET_KEY_FORMER", "TRUSTED_PROXIES", "ENABLE_WEB", "ENABLE_WORKER", "ENABLE_SCHEDULER", "MAX_JOBS", "DATA_SHARED", "ALLOW_LOOPBACK", "CA_BUNDLE", "HTTP_PROXY",
            "JIRA_TIMEOUT", "JIRA_TRIES",
            "MINIO_ENDPOINT", "MINIO_ACCESS_KEY", "MINIO_SECRET_KEY", "MINIO_BUCKET", "MINIO_REGION",
            "STORE", "SWEEP_HOUR",
            "SMTP_HOST", "SMTP_PORT", "SMTP_USER", "SMTP_PASSWORD", "SMTP_TLS", "MAIL_FROM");

    private static final Set<String> COMING = Set.of("TELEGRAM_TOKEN", "TELEGRAM_API", "TICKET_STORE", "DYNAMODB_ENDPOINT", "DYNAMODB_REGION", "DYNAMODB_TABLE");

    private Names() {
    }

    static List<String> warnings(Map<String, String> variables) {
        Stream<String> linkless = set(variables, "SMTP_HOST") && !set(variables, "BASE_URL")
                ? Stream.of(Settings.PREFIX + "SMTP_HOST is set and JIRA_EXTRACTOR_BASE_URL is not: mails cannot hold links, an admin is shown them instead") : Stream.empty();
        return Stream.concat(namesWithoutEffect(variables.keySet()).stream(), linkless).toList();
    }

    private static boolean set(Map<String, String> variables, String name) {
        return !variables.getOrDefault(Settings.PREFIX + name, "").isBlank();
    }

    private static List<String> namesWithoutEffect(Set<String> names) {
        return names.stream()
                .filter(name -> name.startsWith(Settings.PREFIX))
                .filter(name -> !KNOWN.contains(name.substring(Settings.PREFIX.length())))
                .sorted()
                .map(name -> name + (COMING.contains(name.substring(Settings.PREFIX.length())) ? " is not supported yet and has no effect" : " is not known and has no effect"))
                .toList();
    }
}
