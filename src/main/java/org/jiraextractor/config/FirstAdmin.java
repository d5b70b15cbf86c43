package org.jiraextractor.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The admin to make if nobody is there yet. */
public record FirstAdmin(String email, String password) {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,189}");

    static Optional<FirstAdmin> read(Variables from) {
        Optional<String> email = from.text("ADMIN_EMAIL").map(String::strip);
        Optional<String> password = from.text("ADMIN_PASSWORD");
        if (email.isEmpty() && password.isEmpty()) {
            return Optional.empty();
        }
        if (email.isEmpty()) {
            from.wrong("ADMIN_EMAIL", "is not set; it is needed with JIRA_EXTRACTOR_ADMIN_PASSWORD");
        } else if (!EMAIL.matcher(email.get()).matches()) {
            from.wrong("ADMIN_EMAIL", "is \"" + email.get() + "\"; allowed is an e-mail address, like admin@example.org");
        }
        if (password.isEmpty()) {
            from.wrong("ADMIN_PASSWORD", "is not set; it is needed with JIRA_EXTRACTOR_ADMIN_EMAIL");
        } else if (password.get().length() < Guessable.SHORTEST) {
            from.wrong("ADMIN_PASSWORD", "is too short; allowed are " + Guessable.SHORTEST + " characters and more");
        } else if (Guessable.is(password.get(), List.of(email.orElse(""), from.text("BASE_URL").orElse("")))) {
            from.wrong("ADMIN_PASSWORD", "is one of the first that anybody would try; take a few words that do not belong together");
        }
        return Optional.of(new FirstAdmin(email.orElse(""), password.orElse("")));
    }

    @Override
    public String toString() {
        return "FirstAdmin[" + email + "]";
    }
}
