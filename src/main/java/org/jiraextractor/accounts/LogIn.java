package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.audit.Deed;
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
    private final AuditLog audit;

    @Inject
    public LogIn(Accounts accounts, Attempts attempts, Sessions sessions, AuditLog audit) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.sessions = sessions;
        this.audit = audit;
    }

    protected LogIn() {
        this(null, null, null, null);
    }

    /** What came of it. */
    public record Done(UUID person, Sessions.Opened session) {
    }

    /** @throws Refusal {@code bad_credentials}, alike in words and time whoever it is, or {@code too_many} */
    public Done with(Credentials given, String address, String userAgent) {
        attempts.begin(given.email(), address);
        Accounts.Known known = accounts.known(given.email()).orElse(null);
        if (!PasswordHash.matches(given.password().toCharArray(), known == null ? null : known.passwordHash())) {
            audit.add(Deed.byNobody(claimed(given.email()), address, "login.failed", new Deed.Thing("user", known == null ? null : known.id().toString(), null)));
            throw new Refusal(Code.BAD_CREDENTIALS, "accounts.login.wrong");
        }
        attempts.succeeded(given.email(), address);
        if (PasswordHash.outdated(known.passwordHash())) {
            accounts.rehash(known, PasswordHash.of(given.password().toCharArray()));
        }
        Sessions.Opened session = sessions.open(known.id(), address, userAgent);
        audit.add(new Deed(known.id(), known.displayName(), Deed.Via.SESSION, address, "login.succeeded", new Deed.Thing("user", known.id().toString(), known.displayName()), null));
        return new Done(known.id(), session);
    }

    /** Who types their password into the wrong field does not find it in the log. */
    private static String claimed(String email) {
        return email.strip().matches(Email.FORM) ? email.strip() : null;
    }
}
