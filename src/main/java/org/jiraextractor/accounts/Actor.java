package org.jiraextractor.accounts;

import org.jiraextractor.audit.Deed;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.UUID;

/**
 * Who acts: what the core of a feature needs to know of a person to allow or refuse. Request-independent, so a job can act too.
 *
 * @param origin how and from where; {@link Origin#NOWHERE} for a job
 */
public record Actor(UUID id, String displayName, Role role, Origin origin) {

    /** @param inPerson whether the person signed in themselves, rather than a program with a token of theirs. @param address of the network, or null */
    public record Origin(boolean inPerson, String address) {
        public static final Origin NOWHERE = new Origin(false, null);
    }

    public Actor(UUID id, String displayName, Role role) {
        this(id, displayName, role, Origin.NOWHERE);
    }

    /** For the audit log: that this actor did something. @param id of the thing, or null. @param name of the thing, or null */
    public Deed did(String action, String kind, Object id, String name) {
        Deed.Via via = origin.inPerson() ? Deed.Via.SESSION : origin.address() == null ? Deed.Via.SYSTEM : Deed.Via.TOKEN;
        return new Deed(this.id, displayName, via, origin.address(), action, new Deed.Thing(kind, id == null ? null : id.toString(), name), null);
    }

    /** What concerns passwords, tokens, sessions and people is never done by a program. @throws Refusal {@code forbidden} */
    public void requireInPerson() {
        if (!origin.inPerson()) {
            throw new Refusal(Code.FORBIDDEN, "accounts.in_person");
        }
    }

    /** @throws Refusal {@code forbidden} for everybody but an admin who has signed in themselves */
    public void requireAdminInPerson() {
        requireInPerson();
        requireAdmin();
    }

    /** @throws Refusal {@code forbidden} for everybody but an admin, or a program of theirs */
    public void requireAdmin() {
        if (role != Role.ADMIN) {
            throw new Refusal(Code.FORBIDDEN, "problem.forbidden");
        }
    }

    /** Who starts or makes anything is an editor at least. @param sentence what a viewer is told. @throws Refusal {@code forbidden} */
    public void requireEditor(String sentence) {
        if (!role.covers(Role.EDITOR)) {
            throw new Refusal(Code.FORBIDDEN, sentence);
        }
    }

    public boolean owns(UUID ownerId) {
        return id.equals(ownerId);
    }

    /** Admins see everything, owners their own, others what is shared at all. */
    public boolean maySee(UUID ownerId, Sharing sharing) {
        return role == Role.ADMIN || owns(ownerId) || sharing != Sharing.PRIVATE;
    }

    /** Editors may use their own things and those shared for use; viewers none. */
    public boolean mayUse(UUID ownerId, Sharing sharing) {
        return role == Role.ADMIN || role == Role.EDITOR && (owns(ownerId) || sharing == Sharing.USE);
    }

    /** Only owners (who are still editors) and admins change or delete. */
    public boolean mayChange(UUID ownerId) {
        return role == Role.ADMIN || role == Role.EDITOR && owns(ownerId);
    }
}
