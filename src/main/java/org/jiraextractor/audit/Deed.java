package org.jiraextractor.audit;

import java.util.UUID;

/**
 * Something that somebody did, for the log. Never holds a secret.
 *
 * @param actorId   null for somebody who is not known
 * @param actorName as it was then; for somebody who is not known what they called themselves
 * @param via       how they were let in
 * @param address   of the network, null for the system's own doing
 * @param action    a word of two parts, {@code token.made}
 * @param thing     what it was done to
 * @param detail    what else should be known, null for nothing
 */
public record Deed(UUID actorId, String actorName, Via via, String address, String action, Thing thing, String detail) {

    /** A person signed in, a program with a token, somebody before they signed in, or ourselves. */
    public enum Via { SESSION, TOKEN, NOBODY, SYSTEM }

    /** @param kind a word like {@code connection}. @param id as its room knows it, or null. @param name as it was then, or null */
    public record Thing(String kind, String id, String name) {
    }

    public Deed detail(String more) {
        return new Deed(actorId, actorName, via, address, action, thing, more);
    }

    /** Done by somebody who has not signed in. @param claimed who they say they are */
    public static Deed byNobody(String claimed, String address, String action, Thing thing) {
        return new Deed(null, claimed, Via.NOBODY, address, action, thing, null);
    }
}
