package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.audit.Deed;
import org.jiraextractor.messaging.Outbox;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.Locale;
import java.util.UUID;

/** The transactions of a changed address. */
@ApplicationScoped
@Transactional
public class Addresses {

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final OneTimeLinks links;
    private final Letters letters;
    private final Outbox outbox;
    private final AuditLog audit;

    @Inject
    Addresses(OneTimeLinks links, Letters letters, Outbox outbox, AuditLog audit) {
        this.links = links;
        this.letters = letters;
        this.outbox = outbox;
        this.audit = audit;
    }

    protected Addresses() {
        this(null, null, null, null);
    }

    void ask(UUID person, String email, Locale asked) {
        Locale language = Resets.language(db.find(User.class, person).preferences(), asked);
        // the link to the address that was asked for before is dead from here on
        links.pending(person, LinkKind.EMAIL).ifPresent(before -> outbox.withdraw(LinkKind.EMAIL.word(), before));
        outbox.mail(letters.newAddress(email, language, links.make(person, LinkKind.EMAIL, email)));
    }

    /** The address, or null for a dead link. */
    String awaited(String token) {
        return links.look(LinkKind.EMAIL, token).map(OneTimeLinks.Held::email).orElse(null);
    }

    void confirm(String token, String address, Locale asked) {
        OneTimeLinks.Held held = links.use(LinkKind.EMAIL, token);
        User user = db.find(User.class, held.person());
        String old = user.email();
        // else two who take the same address at once would both find it free
        db.createNativeQuery("lock table users in share row exclusive mode").executeUpdate();
        int taken = db.createNativeQuery("update users set email = ?1 where id = ?2 and not exists (select 1 from users o where lower(o.email) = lower(?1) and o.id <> ?2)")
                .setParameter(1, held.email()).setParameter(2, held.person()).executeUpdate();
        if (taken == 0) {
            throw new Refusal(Code.WRONG_STATE, "accounts.email.taken.now");
        }
        audit.add(new Deed(held.person(), user.displayName(), Deed.Via.NOBODY, address, "email.changed", new Deed.Thing("user", held.person().toString(), user.displayName()), old + " → " + held.email()));
        outbox.mail(letters.addressChanged(old, Resets.language(user.preferences(), asked), held.email()));
    }
}
