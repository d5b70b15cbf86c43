package org.jiraextractor.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.crypto.Seal;
import org.jiraextractor.jira.SiteAddress;
import org.jiraextractor.jira.SiteCheck;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What people do with saved sites. Somebody else's private one is {@code not_found}; one that may be seen but not used or changed is
 * {@code forbidden}. Secrets go in; they come out only inside a {@link SiteAddress}, to those who may use the site.
 */
@ApplicationScoped
@Transactional
public class Connections {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Seal seal;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    Connections(Seal seal, AuditLog audit, Clock clock) {
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    protected Connections() {
        this(null, null, null);
    }

    public Connection create(Actor owner, NewConnection wanted) {
        requireEditor(owner);
        Connection made = new Connection(UUID.randomUUID(), owner.id(), wanted, seal, clock.instant());
        entities.persist(made);
        entities.flush();
        // the database numbers it
        entities.refresh(made);
        audit.add(owner.did("connection.created", "connection", made.id(), made.name()).detail(made.baseUrl()));
        return made;
    }

    public Connection one(Actor actor, UUID id) {
        return visible(actor, entities.find(Connection.class, id));
    }

    /** At most {@code limit} connections that the actor may see, made before the one of that number, newest first. */
    public List<Connection> newest(Actor actor, long before, int limit) {
        boolean all = actor.role() == Role.ADMIN;
        TypedQuery<Connection> page = entities.createQuery("select c from Connection c where c.number < :before"
                + (all ? "" : " and (c.ownerId = :me or c.sharing <> 'private')") + " order by c.number desc", Connection.class);
        page.setParameter("before", before).setMaxResults(limit);
        return (all ? page : page.setParameter("me", actor.id())).getResultList();
    }

    /** Those of these that the actor may see, in no order. */
    public List<Connection> among(Actor actor, Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : entities.createQuery("select c from Connection c where c.id in :ids", Connection.class).setParameter("ids", ids).getResultList().stream()
                .filter(connection -> actor.maySee(connection.ownerId(), connection.sharing())).toList();
    }

    /** @throws Refusal {@code invalid_field} for {@code auth.secret} where it is left out and may not be */
    public Connection replace(Actor actor, UUID id, ChangedConnection wanted) {
        Connection connection = changeable(actor, id);
        connection.change(wanted, seal, clock.instant());
        audit.add(actor.did("connection.changed", "connection", id, connection.name()).detail(connection.baseUrl()));
        return connection;
    }

    /** @throws Refusal {@code in_use} while a job may still run with it, or a schedule uses it */
    public void delete(Actor actor, UUID id) {
        Connection connection = changeable(actor, id);
        try {
            entities.remove(connection);
            entities.flush();
            audit.add(actor.did("connection.deleted", "connection", id, connection.name()).detail(connection.baseUrl()));
        } catch (PersistenceException refused) {
            if (isForeignKey(refused)) {
                throw new Refusal(Code.IN_USE, "connection.in_use", connection.name()).because(refused);
            }
            throw refused;
        }
    }

    /** Where to call and with what, for somebody who may use the site: a person at the door, or the owner of a job as their role is now. */
    public SiteAddress open(Actor actor, UUID id) {
        return usable(actor, id).open(seal);
    }

    Opened openSaved(Actor actor, UUID id) {
        Connection connection = usable(actor, id);
        return new Opened(connection.open(seal), connection.revision());
    }

    /** As it would be with these details; a secret that is left out is the kept one, if it may be. */
    Opened openChanged(Actor actor, UUID id, ChangedConnection wanted) {
        Connection connection = changeable(actor, id);
        // what is changed from here on is never written
        entities.detach(connection);
        long saved = connection.revision();
        connection.change(wanted, seal, clock.instant());
        return new Opened(connection.open(seal), connection.revision() == saved ? saved : Opened.UNSAVED);
    }

    Opened openNew(Actor actor, NewConnection wanted) {
        requireEditor(actor);
        return new Opened(new Connection(UUID.randomUUID(), actor.id(), wanted, seal, clock.instant()).open(seal), Opened.UNSAVED);
    }

    /** Keeps what a test said, unless the connection has changed since it began, or is gone. */
    void tested(UUID id, long revision, SiteCheck check, Locale told) {
        Connection connection = entities.find(Connection.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (connection != null && connection.revision() == revision) {
            connection.tested(new LastTest(clock.instant(), told.getLanguage(), check));
        }
    }

    private Connection usable(Actor actor, UUID id) {
        Connection connection = one(actor, id);
        if (!actor.mayUse(connection.ownerId(), connection.sharing())) {
            throw new Refusal(Code.FORBIDDEN, "connection.refused.use", connection.name());
        }
        return connection;
    }

    /** @throws Refusal {@code not_found}, {@code forbidden} */
    public void requireUsable(Actor actor, UUID id) {
        usable(actor, id);
    }

    /** One that the actor may change: for a door that reads a body first, and must not tell a stranger what is wrong with it. */
    public Connection toChange(Actor actor, UUID id) {
        return changeable(actor, one(actor, id));
    }

    private Connection changeable(Actor actor, UUID id) {
        return changeable(actor, visible(actor, entities.find(Connection.class, id, LockModeType.PESSIMISTIC_WRITE)));
    }

    private static Connection changeable(Actor actor, Connection connection) {
        if (!actor.mayChange(connection.ownerId())) {
            throw new Refusal(Code.FORBIDDEN, "connection.refused.change", connection.name());
        }
        return connection;
    }

    private static Connection visible(Actor actor, Connection connection) {
        if (connection == null || !actor.maySee(connection.ownerId(), connection.sharing())) {
            throw new Refusal(Code.NOT_FOUND, "connection.not_found");
        }
        return connection;
    }

    private static void requireEditor(Actor actor) {
        actor.requireEditor("connection.refused.create");
    }

    private static boolean isForeignKey(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && FOREIGN_KEY_VIOLATION.equals(refused.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
