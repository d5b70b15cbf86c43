package org.jiraextractor.accounts;

import org.jiraextractor.page.Viewer;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

/** Turns who looks into who acts. */
public final class Actors {

    private Actors() {
    }

    /** @throws Refusal {@code unauthenticated} for somebody who has not signed in */
    public static Actor of(Viewer viewer) {
        if (!viewer.signedIn()) {
            throw new Refusal(Code.UNAUTHENTICATED, "problem.unauthenticated");
        }
        return new Actor(viewer.id(), viewer.displayName(), Role.named(viewer.role()), new Actor.Origin(viewer.inPerson(), viewer.address()));
    }
}
