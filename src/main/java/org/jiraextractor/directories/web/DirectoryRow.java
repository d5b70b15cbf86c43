package org.jiraextractor.directories.web;

import org.jiraextractor.accounts.Actor;
import org.jiraextractor.directories.Directory;
import org.jiraextractor.directories.DirectoryFacts;
import org.jiraextractor.directories.DirectoryFacts.Step;

import java.util.List;
import java.util.UUID;

/**
 * A directory as pages show it, and what its reader may do with it.
 *
 * @param above       the visible part of its path, without itself
 * @param level       how deep it stands in the tree that is shown, from 0
 * @param keptBy      whose rule for keeping it has: a name, or null for its own, or where that name is not for its reader
 * @param namedBy     the same of its pattern
 * @param mine        whether its reader owns it
 */
public record DirectoryRow(DirectoryView directory, List<Step> above, int level, String keptBy, String namedBy, boolean mine, boolean mayFile, boolean mayChange) {

    static DirectoryRow of(Actor actor, Directory directory, DirectoryView view, DirectoryFacts facts) {
        List<Step> seen = facts.path(actor);
        return new DirectoryRow(view, seen.subList(0, seen.size() - 1), 0, from(seen, facts.keeping(), directory.id()), from(seen, facts.naming(), directory.id()), actor.owns(directory.ownerId()),
                actor.mayUse(directory.ownerId(), directory.sharing()), actor.mayChange(directory.ownerId()));
    }

    DirectoryRow at(int deep) {
        return new DirectoryRow(directory, above, deep, keptBy, namedBy, mine, mayFile, mayChange);
    }

    /** {@code Team / Alpha /}: what somebody hears before its name who does not see how far it is indented. */
    public String aboveSaid() {
        StringBuilder said = new StringBuilder();
        above.forEach(step -> said.append(step.name()).append(" / "));
        return said.toString();
    }

    /** Its whole path, as a choice. */
    public String label() {
        return aboveSaid() + directory.name();
    }

    public boolean empty() {
        return directory.directories() + directory.jobs() == 0;
    }

    private static String from(List<Step> seen, Step rule, UUID self) {
        return rule == null || rule.id().equals(self) ? null : seen.stream().filter(step -> step.id().equals(rule.id())).map(Step::name).findFirst().orElse(null);
    }
}
