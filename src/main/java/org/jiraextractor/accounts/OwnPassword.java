package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.crypto.PasswordHash;
import org.jiraextractor.messaging.Outbox;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Somebody who is signed in changes their password, or shows it once more before something that matters. No transaction is open while it is checked. */
@ApplicationScoped
public class OwnPassword {

    private final Accounts accounts;
    private final Attempts attempts;
    private final PasswordPolicy policy;
    private final Sessions sessions;
    private final Letters letters;
    private final Outbox outbox;
    private final AuditLog audit;

    @Inject
    OwnPassword(Accounts accounts, Attempts attempts, PasswordPolicy policy, Sessions sessions, Letters letters, Outbox outbox, AuditLog audit) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.policy = policy;
        this.sessions = sessions;
        this.letters = letters;
        this.outbox = outbox;
        this.audit = audit;
    }

    protected OwnPassword() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * All other sessions of the person end.
     *
     * @param session the one that stays
     * @param asked   the language of the letter about it, unless the person chose one
     * @throws Refusal {@code invalid_field}, {@code too_many} for who guesses, {@code forbidden} for a program
     */
    public void change(Actor actor, UUID session, ChangedPassword wanted, Locale asked) {
        Accounts.Known known = prove(actor, wanted.currentPassword());
        PersonView person = accounts.person(actor.id());
        policy.requireSound("password", wanted.password(), person.email(), person.displayName());
        accounts.rehash(known, PasswordHash.of(wanted.password().toCharArray()));
        sessions.closeOthers(actor.id(), session);
        audit.add(actor.did("password.changed", "user", actor.id(), actor.displayName()));
        outbox.mail(letters.passwordChanged(person.email(), Resets.language(person.preferences(), asked)));
    }

    /** @throws Refusal {@code invalid_field} for {@code current_password}, {@code too_many}, slowed down as at the door */
    Accounts.Known prove(Actor actor, String currentPassword) {
        actor.requireInPerson();
        PersonView person = accounts.person(actor.id());
        String address = String.valueOf(actor.origin().address());
        attempts.begin(person.email(), address);
        Accounts.Known known = accounts.known(person.email()).orElse(null);
        if (!PasswordHash.matches(currentPassword.toCharArray(), known == null ? null : known.passwordHash())) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("current_password", Code.INVALID_FIELD, "accounts.password.not_yours")), "problem.body.wrong_fields", 1);
        }
        attempts.succeeded(person.email(), address);
        return known;
    }
}
