package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.audit.Deed;
import org.jiraextractor.crypto.PasswordHash;
import org.jiraextractor.messaging.Message;
import org.jiraextractor.messaging.Outbox;
import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.Locale;
import java.util.UUID;

/** Somebody has forgotten their password and sets another by a link. */
@ApplicationScoped
@Transactional
public class Resets {

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Accounts accounts;
    private final Users users;
    private final OneTimeLinks links;
    private final Letters letters;
    private final Outbox outbox;
    private final PasswordPolicy policy;
    private final Sessions sessions;
    private final AuditLog audit;

    @Inject
    Resets(Accounts accounts, Users users, OneTimeLinks links, Letters letters, Outbox outbox, PasswordPolicy policy, Sessions sessions, AuditLog audit) {
        this.accounts = accounts;
        this.users = users;
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
        this.policy = policy;
        this.sessions = sessions;
        this.audit = audit;
    }

    protected Resets() {
        this(null, null, null, null, null, null, null, null);
    }

    /** Writes to whoever has this address, at most once in two minutes; for an address that nobody has nothing happens. Call it where its time does not show. */
    void send(String email, String address, Locale asked) {
        accounts.known(email).filter(known -> known.passwordHash() != null && alone(known.id()) && !links.madeJustNow(known.id(), LinkKind.RESET)).ifPresent(known -> {
            audit.add(Deed.byNobody(email, address, "password.forgotten", new Deed.Thing("user", known.id().toString(), known.displayName())));
            send(known.id(), asked);
        });
    }

    // who asks twice at once must not get two links, of which the first is dead
    private boolean alone(UUID person) {
        return db.find(User.class, person, LockModeType.PESSIMISTIC_WRITE) != null;
    }

    /** A link for somebody, asked for by an admin. @return the link where it could not be mailed, else null. @throws Refusal {@code wrong_state} where they cannot sign in anyway */
    public String sendFor(Actor actor, UUID id, Locale asked) {
        actor.requireAdminInPerson();
        UserView user = users.one(id);
        if (!user.state().equals("active")) {
            throw new Refusal(Code.WRONG_STATE, "accounts.reset.not_active", user.displayName());
        }
        audit.add(actor.did("password.link_made", "user", id, user.displayName()));
        return send(id, asked);
    }

    /** Whether a link lives. */
    public boolean lives(String token) {
        return links.look(LinkKind.RESET, token).isPresent();
    }

    /** All sessions of the person end and no other link works. @throws Refusal {@code not_found} for a dead link, {@code invalid_field} for a password that is refused: then the link lives on */
    public void reset(NewPassword wanted, String address, Locale asked) {
        OneTimeLinks.Held held = links.use(LinkKind.RESET, wanted.token());
        User user = db.find(User.class, held.person());
        policy.requireSound("password", wanted.password(), user.email(), user.displayName());
        user.joined(null, PasswordHash.of(wanted.password().toCharArray()));
        links.dropAll(user.id());
        sessions.closeOthers(user.id(), null);
        audit.add(new Deed(user.id(), user.displayName(), Deed.Via.NOBODY, address, "password.reset", new Deed.Thing("user", user.id().toString(), user.displayName()), null));
        outbox.mail(letters.passwordChanged(user.email(), language(user.preferences(), asked)));
    }

    private String send(UUID id, Locale asked) {
        PersonView person = accounts.person(id);
        Message letter = letters.reset(person.email(), language(person.preferences(), asked), links.make(id, LinkKind.RESET, null));
        return outbox.mail(letter) ? null : letter.link();
    }

    /** The language that a person chose, else the one in which was asked. */
    static Locale language(Preferences chosen, Locale asked) {
        return chosen.language() == null ? asked : Viewer.language(chosen.language()).orElse(asked);
    }
}
