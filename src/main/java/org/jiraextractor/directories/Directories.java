package org.jiraextractor.directories;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import jakarta.transaction.Transactional;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.Role;
import org.jiraextractor.audit.AuditLog;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * What people do with directories. Somebody else's private one is {@code not_found}; one that may be seen but not changed is {@code forbidden}. A tree has one owner: what is made
 * in a directory belongs to whom the directory belongs, so only they and admins make anything there.
 */
@ApplicationScoped
@Transactional
public class Directories {

    @PersistenceContext(unitName = "extractor")
    private EntityManager entities;
    private final Tree tree;
    private final AuditLog audit;
    private final Clock clock;

    @Inject
    Directories(Tree tree, AuditLog audit, Clock clock) {
        this.tree = tree;
        this.audit = audit;
        this.clock = clock;
    }

    protected Directories() {
        this(null, null, null);
    }

    public Directory create(Actor actor, DirectoryDetails details) {
        actor.requireEditor("directory.refused.create");
        Directory parent = parent(actor, details.parentId());
        UUID owner = parent == null ? actor.id() : parent.ownerId();
        tree.hold(owner);
        parent(actor, details.parentId());
        tree.requireRoom(owner);
        Directory made = new Directory(UUID.randomUUID(), owner, details, clock.instant());
        tree.requirePlace(made.id(), owner, details.parentId(), details.name());
        entities.persist(made);
        entities.flush();
        // the database numbers it
        entities.refresh(made);
        audit.add(actor.did("directory.created", "directory", made.id(), made.name()).detail(told(made)));
        return made;
    }

    public Directory one(Actor actor, UUID id) {
        return visible(actor, entities.find(Directory.class, id));
    }

    /** One that the actor may change: for a door that reads a body first, and must not tell a stranger what is wrong with it. */
    public Directory toChange(Actor actor, UUID id) {
        return mine(actor, one(actor, id));
    }

    /** At most {@code limit} directories that the actor may see, made before the one of that number, newest first. */
    public List<Directory> newest(Actor actor, long before, int limit) {
        boolean all = actor.role() == Role.ADMIN;
        TypedQuery<Directory> page = entities.createQuery("select d from Directory d where d.number < :before"
                + (all ? "" : " and (d.ownerId = :me or d.sharing <> 'private')") + " order by d.number desc", Directory.class);
        page.setParameter("before", before).setMaxResults(limit);
        return (all ? page : page.setParameter("me", actor.id())).getResultList();
    }

    /** What lies right in it, of what the actor may see, by name. */
    public List<Directory> inside(Actor actor, UUID parent) {
        boolean all = actor.role() == Role.ADMIN;
        TypedQuery<Directory> found = entities.createQuery("select d from Directory d where d.parentId = :parent"
                + (all ? "" : " and (d.ownerId = :me or d.sharing <> 'private')"), Directory.class).setParameter("parent", parent);
        return (all ? found : found.setParameter("me", actor.id())).getResultList();
    }

    /** Named, moved with all that is in it, shared, kept for so long: all of it anew. @throws Refusal as {@link Tree#requirePlace} */
    public Directory replace(Actor actor, UUID id, DirectoryDetails details) {
        Directory directory = held(actor, id);
        Directory parent = parent(actor, details.parentId());
        if (parent != null && !parent.ownerId().equals(directory.ownerId())) {
            throw wrong("directory.parent.another", parent.name());
        }
        tree.requirePlace(id, directory.ownerId(), details.parentId(), details.name());
        directory.change(details, clock.instant());
        audit.add(actor.did("directory.changed", "directory", id, directory.name()).detail(told(directory)));
        return directory;
    }

    /** @throws Refusal {@code in_use} unless it is empty */
    public void delete(Actor actor, UUID id) {
        Directory directory = held(actor, id);
        tree.requireEmpty(directory);
        entities.remove(directory);
        audit.add(actor.did("directory.deleted", "directory", id, directory.name()));
    }

    /** As it is now that nobody else changes the tree; who files a job here waits until it is changed. */
    private Directory held(Actor actor, UUID id) {
        Directory directory = toChange(actor, id);
        tree.hold(directory.ownerId());
        return mine(actor, visible(actor, fresh(directory, LockModeType.PESSIMISTIC_WRITE)));
    }

    /** In a body: what is not there, or not to be seen, is a wrong value. Within {@link Tree#hold} it stays. */
    private Directory parent(Actor actor, UUID id) {
        Directory parent = id == null ? null : entities.find(Directory.class, id);
        if (id == null) {
            return null;
        }
        parent = parent == null ? null : fresh(parent, LockModeType.NONE);
        if (parent == null || !actor.maySee(parent.ownerId(), parent.sharing())) {
            throw wrong("directory.unknown");
        }
        return mine(actor, parent);
    }

    private Directory fresh(Directory read, LockModeType lock) {
        try {
            entities.refresh(read, lock);
            return read;
        } catch (EntityNotFoundException gone) {
            return null;
        }
    }

    private static Directory mine(Actor actor, Directory directory) {
        if (!actor.mayChange(directory.ownerId())) {
            throw new Refusal(Code.FORBIDDEN, "directory.refused.change", directory.name());
        }
        return directory;
    }

    private static Directory visible(Actor actor, Directory directory) {
        if (directory == null || !actor.maySee(directory.ownerId(), directory.sharing())) {
            throw new Refusal(Code.NOT_FOUND, "directory.not_found");
        }
        return directory;
    }

    private static Refusal wrong(String key, Object... args) {
        return new Refusal(Code.INVALID_FIELD, List.of(new Refusal.Field("parent_id", Code.INVALID_FIELD, key, args)), key, args);
    }

    private static String told(Directory directory) {
        return "sharing: " + directory.sharing().word() + (directory.retentionDays() == null ? "" : ", retention_days: " + directory.retentionDays());
    }
}
