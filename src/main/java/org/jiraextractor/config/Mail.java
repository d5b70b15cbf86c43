package org.jiraextractor.config;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The mail server.
 *
 * @param user     empty: the server is not logged in to; with it there is a password
 * @param security how the way there is protected
 * @param from     the sender, an address or {@code Name <address>}
 */
public record Mail(String host, int port, Optional<String> user, Optional<String> password, Security security, String from) {

    /** {@code STARTTLS} and {@code TLS} send nothing before the server has proved its name. */
    public enum Security { STARTTLS, TLS, NONE }

    private static final Pattern FROM = Pattern.compile("([^<>\\p{Cntrl}]*<)?[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,189}>?");

    static Optional<Mail> read(Variables from) {
        Optional<String> host = from.text("SMTP_HOST").map(String::strip);
        Optional<String> sender = from.text("MAIL_FROM").map(String::strip);
        Security security = security(from);
        int port = from.number("SMTP_PORT", switch (security) {
            case STARTTLS -> 587;
            case TLS -> 465;
            case NONE -> 25;
        }, 1, 65_535);
        Optional<String> user = from.text("SMTP_USER");
        Optional<String> password = from.text("SMTP_PASSWORD");
        if (host.isEmpty()) {
            sender.ifPresent(lonely -> from.wrong("SMTP_HOST", "is not set; it is needed with JIRA_EXTRACTOR_MAIL_FROM"));
            user.ifPresent(lonely -> from.wrong("SMTP_HOST", "is not set; it is needed with JIRA_EXTRACTOR_SMTP_USER"));
            return Optional.empty();
        }
        if (sender.isEmpty()) {
            from.wrong("MAIL_FROM", "is not set; it is needed with JIRA_EXTRACTOR_SMTP_HOST");
        } else if (!FROM.matcher(sender.get()).matches() || sender.get().contains("<") != sender.get().endsWith(">")) {
            from.wrong("MAIL_FROM", "is no sender; allowed is an e-mail address, alone or as in Issue Extractor <extractor@example.org>");
        }
        if (user.isPresent() != password.isPresent()) {
            from.wrong(user.isPresent() ? "SMTP_PASSWORD" : "SMTP_USER", "is not set; user and password are needed together");
        }
        return Optional.of(new Mail(host.get(), port, user, password, security, sender.orElse("")));
    }

    private static Security security(Variables from) {
        String word = from.text("SMTP_TLS").map(text -> text.strip().toLowerCase(Locale.ROOT)).orElse("starttls");
        for (Security known : Security.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(word)) {
                return known;
            }
        }
        from.wrong("SMTP_TLS", "is \"" + word + "\"; allowed are starttls, tls and none");
        return Security.STARTTLS;
    }

    @Override
    public String toString() {
        return "Mail[" + host + ":" + port + ", " + security + "]";
    }
}
