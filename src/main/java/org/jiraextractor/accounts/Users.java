package org.jiraextractor.accounts;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.messaging.Outbox;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What an admin does with people. There is always an admin who can sign in: the last one can be neither disabled nor demoted nor deleted. */
@ApplicationScoped
@Transactional
public class Users {

    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String SELECT = """
            select cast(u.id as text), u.email, u.display_name, u.role, u.disabled, u.password_hash is null, u.created_at,
                   (select max(s.last_seen_at) from sessions s where s.user_id = u.id)
            from users u where\s""";

    @PersistenceContext(unitName = "extractor")
    private EntityManager db;
    private final OneTimeLinks links;
    private final Sessions sessions;
    private final Outbox outbox;
    private final AuditLog audit;

    @Inject
    Users(OneTimeLinks links, Sessions sessions, Outbox outbox, AuditLog audit) {
        this.links = links;
        this.sessions = sessions;
        this.outbox = outbox;
        this.audit = audit;
    }

    protected Users() {
        this(null, null, null, null);
    }

    /** At most {@code limit} people who came before that moment and id, newest first. @param before null from the newest */
    public List<UserView> newest(Actor actor, Instant before, UUID beforeId, int limit) {
        actor.requireAdmin();
        List<?> rows = db.createNativeQuery(SELECT + "(u.created_at, u.id) < (?1, ?2) order by u.created_at desc, u.id desc limit ?3")
                .setParameter(1, Timestamp.from(before == null ? Instant.parse("9999-01-01T00:00:00Z") : before)).setParameter(2, beforeId == null ? new UUID(0, 0) : beforeId)
                .setParameter(3, limit).getResultList();
        return rows.stream().map(row -> view((Object[]) row)).toList();
    }

    /** @throws Refusal {@code not_found} */
    public UserView one(Actor actor, UUID id) {
        actor.requireAdmin();
        return one(id);
    }

    UserView one(UUID id) {
        List<?> rows = db.createNativeQuery(SELECT + "u.id = ?1").setParameter(1, id).getResultList();
        if (rows.isEmpty()) {
            throw new Refusal(Code.NOT_FOUND, "accounts.unknown");
        }
        return view((Object[]) rows.get(0));
    }

    /** Somebody who is disabled is out at once, everywhere. @throws Refusal {@code wrong_state} for the last admin */
    public UserView change(Actor actor, UUID id, UserChange wanted) {
        actor.requireAdminInPerson();
        User user = locked(id);
        if (wanted.role() != Role.ADMIN || wanted.disabled()) {
            requireAnotherAdmin(user);
        }
        UserChange before = UserChange.of(one(id));
        user.change(wanted);
        db.flush();
        if (!before.equals(wanted)) {
            audit.add(actor.did("user.changed", "user", id, before.displayName()).detail(wanted.against(before)));
        }
        if (wanted.disabled()) {
            sessions.closeOthers(id, null);
            links.dropAll(id);
            withdraw(user);
        }
        return one(id);
    }

    /** @throws Refusal {@code in_use} for who owns connections, exports, schedules or folders, {@code wrong_state} for the last admin */
    public void delete(Actor actor, UUID id) {
        actor.requireAdminInPerson();
        User user = locked(id);
        requireAnotherAdmin(user);
        try {
            withdraw(user);
            db.remove(user);
            db.flush();
            audit.add(actor.did("user.deleted", "user", id, user.displayName()).detail(user.email()));
        } catch (PersistenceException refused) {
            for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException sql && FOREIGN_KEY_VIOLATION.equals(sql.getSQLState())) {
                    throw new Refusal(Code.IN_USE, "accounts.user.in_use", user.displayName()).because(refused);
                }
            }
            throw refused;
        }
    }

    /** What still waits to be sent to them leads nowhere. */
    private void withdraw(User user) {
        outbox.withdraw(LinkKind.INVITATION.word(), user.email());
        outbox.withdraw(LinkKind.RESET.word(), user.email());
    }

    /** All admins are locked, in one order, so that two who demote each other at once cannot both succeed; then this person as they are now. */
    private User locked(UUID id) {
        db.createNativeQuery("select 1 from users where id = ?1 or role = 'admin' order by id for update").setParameter(1, id).getResultList();
        User user = db.find(User.class, id);
        if (user == null) {
            throw new Refusal(Code.NOT_FOUND, "accounts.unknown");
        }
        db.refresh(user);
        return user;
    }

    private void requireAnotherAdmin(User user) {
        if (user.canAdminister()) {
            Object others = db.createNativeQuery("select count(*) from users where id <> ?1 and role = 'admin' and not disabled and password_hash is not null").setParameter(1, user.id()).getSingleResult();
            if (((Number) others).intValue() == 0) {
                throw new Refusal(Code.WRONG_STATE, "accounts.user.last_admin", user.displayName());
            }
        }
    }

    private static UserView view(Object[] row) {
        boolean disabled = Objects.equals(row[4], Boolean.TRUE);
        String state = disabled ? "disabled" : Objects.equals(row[5], Boolean.TRUE) ? "invited" : "active";
        return new UserView(UUID.fromString((String) row[0]), (String) row[1], (String) row[2], Role.named((String) row[3]), state, disabled,
                ((Timestamp) row[6]).toInstant(), row[7] == null ? null : ((Timestamp) row[7]).toInstant());
    }
}
