package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import java.util.Locale;

/** Somebody changes their address: it is theirs once a link that was mailed there has been opened. */
@ApplicationScoped
public class OwnEmail {

    private final OwnPassword password;
    private final Addresses addresses;

    @Inject
    OwnEmail(OwnPassword password, Addresses addresses) {
        this.password = password;
        this.addresses = addresses;
    }

    protected OwnEmail() {
        this(null, null);
    }

    /** Alike for an address that somebody else has. @throws org.jiraextractor.words.Refusal {@code invalid_field}, {@code too_many}, {@code forbidden} for a program */
    public void change(Actor actor, ChangedEmail wanted, Locale asked) {
        // no transaction is open while the password is checked
        password.prove(actor, wanted.currentPassword());
        addresses.ask(actor.id(), wanted.email(), asked);
    }

    /** @throws org.jiraextractor.words.Refusal {@code not_found} for a dead link, {@code wrong_state} where somebody else has taken the address */
    public void confirm(String token, String address, Locale asked) {
        addresses.confirm(token, address, asked);
    }

    /** Whether a link lives, and the address that it brings. */
    public String awaited(String token) {
        return addresses.awaited(token);
    }
}
