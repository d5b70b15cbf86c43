package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.audit.Deed;
import org.jiraextractor.config.FirstAdmin;
import org.jiraextractor.json.Json;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Who there is: the first admin, and what each person prefers. */
@ApplicationScoped
@Transactional
public class Accounts {

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final PasswordPolicy passwords;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    public Accounts(PasswordPolicy passwords, AuditLog audit, Clock clock) {
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    protected Accounts() {
        this(null, null, null);
    }

    /** Makes the admin that the deployment names, unless anybody is there already; safe when several nodes start at once. */
    public void ensureFirstAdmin(FirstAdmin wanted) {
        if (lockedAndEmpty()) {
            User admin = new User(wanted.email(), Email.nameIn(wanted.email()), Role.ADMIN, wanted.password(), clock.instant());
            db.persist(admin);
            audit.add(new Deed(null, null, Deed.Via.SYSTEM, null, "user.joined", new Deed.Thing("user", admin.id().toString(), admin.displayName()), "from the environment, role: admin"));
        }
    }

    /** Makes the admin from the first-run page. @throws Refusal {@code wrong_state} where somebody is there already */
    public UUID createFirstAdmin(NewAdmin wanted, String address) {
        if (!lockedAndEmpty()) {
            throw new Refusal(Code.WRONG_STATE, "accounts.setup.done");
        }
        String name = wanted.displayName() == null ? Email.nameIn(wanted.email()) : wanted.displayName();
        passwords.requireSound("password", wanted.password(), wanted.email(), name);
        User admin = new User(wanted.email(), name, Role.ADMIN, wanted.password(), clock.instant());
        db.persist(admin);
        audit.add(Deed.byNobody(name, address, "user.joined", new Deed.Thing("user", admin.id().toString(), name)).detail("first run, role: admin"));
        return admin.id();
    }

    /** What a log-in compares with; nothing for unknown and disabled people alike. */
    Optional<Known> known(String email) {
        return db.createQuery("select u from User u where lower(u.email) = lower(:email) and u.disabled = false", User.class)
                .setParameter("email", email.strip()).getResultList().stream().findFirst().map(user -> new Known(user.id(), user.displayName(), user.passwordHash()));
    }

    record Known(UUID id, String displayName, String passwordHash) {
    }

    /** The same password under today's parameters, unless it was changed meanwhile. */
    void rehash(Known known, String hash) {
        db.createNativeQuery("update users set password_hash = ?1 where id = ?2 and password_hash = ?3")
                .setParameter(1, hash).setParameter(2, known.id()).setParameter(3, known.passwordHash()).executeUpdate();
    }

    /** @throws Refusal {@code not_found} */
    public PersonView person(UUID id) {
        User user = found(id);
        return new PersonView(user.id(), user.email(), user.displayName(), user.role(), user.preferences());
    }

    /** Whether the first-run page is to be shown. */
    public boolean nobodyYet() {
        return db.createNativeQuery("select 1 from users limit 1").getResultList().isEmpty();
    }

    public Preferences preferences(UUID person) {
        return found(person).preferences();
    }

    /** @throws Refusal {@code too_large} where other rooms' objects are beyond reason */
    public Preferences prefer(UUID person, Preferences wanted) {
        if (Json.write(wanted).length() > 32_000) {
            throw new Refusal(Code.TOO_LARGE, "accounts.prefs.too_large");
        }
        found(person).prefer(wanted);
        return wanted;
    }

    private User found(UUID person) {
        User user = db.find(User.class, person);
        if (user == null) {
            throw new Refusal(Code.NOT_FOUND, "accounts.unknown");
        }
        return user;
    }

    /** The lock makes a second maker wait and then find the first one's row; readers are not held up. */
    private boolean lockedAndEmpty() {
        db.createNativeQuery("lock table users in share row exclusive mode").executeUpdate();
        return nobodyYet();
    }
}
