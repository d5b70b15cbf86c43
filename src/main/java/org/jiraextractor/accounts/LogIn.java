package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.crypto.PasswordHash;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.UUID;

/** Somebody proves who they are and gets a session. No transaction is open while the password is checked, which takes 0.2 s on purpose. */
@ApplicationScoped
public class LogIn {

    private final Accounts accounts;
    private final Attempts attempts;
    private final Sessions sessions;

    @Inject
    public LogIn(Accounts accounts, Attempts attempts, Sessions sessions) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.sessions = sessions;
    }

    protected LogIn() {
        this(null, null, null);
    }

    /** What came of it. */
    public record Done(UUID person, Sessions.Opened session) {
    }

    /** @throws Refusal {@code bad_credentials}, alike in words and time whoever it is, or {@code too_many} */
    public Done with(Credentials given, String address, String userAgent) {
        attempts.begin(given.email(), address);
        Accounts.Known known = accounts.known(given.email()).orElse(null);
        if (!PasswordHash.matches(given.password().toCharArray(), known == null ? null : known.passwordHash())) {
            throw new Refusal(Code.BAD_CREDENTIALS, "accounts.login.wrong");
        }
        attempts.succeeded(given.email(), address);
        if (PasswordHash.outdated(known.passwordHash())) {
            accounts.rehash(known, PasswordHash.of(given.password().toCharArray()));
        }
        return new Done(known.id(), sessions.open(known.id(), address, userAgent));
    }
}
