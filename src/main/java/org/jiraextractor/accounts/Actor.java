package org.jiraextractor.accounts;

import java.util.UUID;

/** Who acts: what the core of a feature needs to know of a person to allow or refuse. Request-independent, so a job can act too. */
public record Actor(UUID id, String displayName, Role role) {

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
