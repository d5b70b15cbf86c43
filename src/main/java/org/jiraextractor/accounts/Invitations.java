package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.audit.Deed;
import org.jiraextractor.crypto.PasswordHash;
import org.jiraextractor.messaging.Message;
import org.jiraextractor.messaging.Outbox;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** An admin invites; whoever is invited chooses a password and is in. */
@ApplicationScoped
@Transactional
public class Invitations {

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final Users users;
    private final OneTimeLinks links;
    private final Letters letters;
    private final Outbox outbox;
    private final PasswordPolicy policy;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    Invitations(Users users, OneTimeLinks links, Letters letters, Outbox outbox, PasswordPolicy policy, AuditLog audit, Clock clock) {
        this.users = users;
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
        this.policy = policy;
        this.audit = audit;
        this.clock = clock;
    }

    protected Invitations() {
        this(null, null, null, null, null, null, null);
    }

    /**
     * Makes somebody who has no password yet, and writes to them in the language of who invites.
     *
     * @return with the link only where it could not be mailed
     * @throws Refusal {@code invalid_field} for an address that somebody has
     */
    public UserView.WithLink invite(Actor actor, NewUser wanted, Locale language) {
        actor.requireAdminInPerson();
        UUID id = UUID.randomUUID();
        int made = db.createNativeQuery("insert into users (id, email, display_name, role, created_at) values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                .setParameter(1, id).setParameter(2, wanted.email()).setParameter(3, Email.nameIn(wanted.email())).setParameter(4, wanted.role().word())
                .setParameter(5, Timestamp.from(clock.instant())).executeUpdate();
        if (made == 0) {
            throw new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("email", Code.INVALID_FIELD, "accounts.email.taken")), "problem.body.wrong_fields", 1);
        }
        UserView user = users.one(id);
        audit.add(actor.did("user.invited", "user", id, user.displayName()).detail(user.email() + ", role: " + wanted.role().word()));
        return send(actor, user, language);
    }

    /** A new link; the one before is dead. @throws Refusal {@code wrong_state} for somebody who has a password already, or is disabled */
    public UserView.WithLink again(Actor actor, UUID id, Locale language) {
        actor.requireAdminInPerson();
        UserView user = users.one(id);
        if (!user.state().equals("invited")) {
            throw new Refusal(Code.WRONG_STATE, "accounts.invitation.not_needed", user.displayName());
        }
        audit.add(actor.did("user.invited", "user", id, user.displayName()).detail("again"));
        return send(actor, user, language);
    }

    /** Who is invited by this link, while it lives. */
    public Optional<UserView> invited(String token) {
        return links.look(LinkKind.INVITATION, token).map(held -> users.one(held.person()));
    }

    /** Uses the link up, unless the password is refused. @throws Refusal {@code not_found} for a dead link */
    public UserView accept(AcceptedInvitation wanted, String address) {
        OneTimeLinks.Held held = links.use(LinkKind.INVITATION, wanted.token());
        User user = db.find(User.class, held.person());
        policy.requireSound("password", wanted.password(), user.email(), wanted.displayName());
        user.joined(wanted.displayName(), PasswordHash.of(wanted.password().toCharArray()));
        links.dropAll(user.id());
        db.flush();
        audit.add(new Deed(user.id(), user.displayName(), Deed.Via.NOBODY, address, "user.joined", new Deed.Thing("user", user.id().toString(), user.displayName()), "by invitation"));
        return users.one(user.id());
    }

    private UserView.WithLink send(Actor actor, UserView user, Locale language) {
        Message letter = letters.invitation(user.email(), language, actor.displayName(), user.role(), links.make(user.id(), LinkKind.INVITATION, null));
        return user.with(outbox.mail(letter) ? null : letter.link());
    }
}
