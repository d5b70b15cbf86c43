package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.config.Guessable;
import org.jiraextractor.config.Settings;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.Arrays;
import java.util.List;

/** Which passwords may be chosen: long ones that nobody would try first, knowing the person and the site. No rule about signs or figures, and no end by the calendar. */
@ApplicationScoped
public class PasswordPolicy {

    private final String host;

    @Inject
    PasswordPolicy(Settings settings) {
        this.host = settings.http().baseUrl().map(url -> url.getHost()).orElse("");
    }

    protected PasswordPolicy() {
        this.host = null;
    }

    /**
     * @param field       of the body that held it
     * @param displayName may be null
     * @throws Refusal {@code invalid_field}
     */
    void requireSound(String field, String password, String email, String displayName) {
        String wrong = password.length() < Guessable.SHORTEST ? "accounts.password.length"
                : Guessable.is(password, Arrays.asList(host, email, displayName)) ? "accounts.password.guessable" : null;
        if (wrong != null) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field(field, Code.INVALID_FIELD, wrong)), "problem.body.wrong_fields", 1);
        }
    }
}
