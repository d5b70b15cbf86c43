package org.jiraextractor.directories.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.accounts.People;
import org.jiraextractor.directories.Directory;
import org.jiraextractor.directories.DirectoryFacts;
import org.jiraextractor.directories.Inventory;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Puts to directories what is in them and whose they are: two statements, however many there are. */
@ApplicationScoped
public class DirectoryViews {

    private final Inventory inventory;
    private final People people;

    @Inject
    DirectoryViews(Inventory inventory, People people) {
        this.inventory = inventory;
        this.people = people;
    }

    protected DirectoryViews() {
        this(null, null);
    }

    DirectoryView of(Actor actor, Directory directory) {
        // one that was deleted between the two has nothing any more
        return of(actor, List.of(directory)).stream().findFirst().orElseThrow(DirectoryViews::gone);
    }

    /** In their order. */
    List<DirectoryView> of(Actor actor, List<Directory> directories) {
        Map<UUID, DirectoryFacts> facts = inventory.of(directories.stream().map(Directory::id).toList());
        Map<UUID, String> names = people.names(directories.stream().map(Directory::ownerId).distinct().toList());
        return directories.stream().filter(directory -> facts.containsKey(directory.id())).map(directory -> DirectoryView.of(actor, directory, facts.get(directory.id()), names.get(directory.ownerId()))).toList();
    }

    DirectoryRow row(Actor actor, Directory directory) {
        return rows(actor, List.of(directory)).stream().findFirst().orElseThrow(DirectoryViews::gone);
    }

    /** As pages show them to this person, in their order. */
    List<DirectoryRow> rows(Actor actor, List<Directory> directories) {
        Map<UUID, DirectoryFacts> facts = inventory.of(directories.stream().map(Directory::id).toList());
        Map<UUID, String> names = people.names(directories.stream().map(Directory::ownerId).distinct().toList());
        return directories.stream().filter(directory -> facts.containsKey(directory.id())).map(directory -> DirectoryRow.of(actor, directory,
                DirectoryView.of(actor, directory, facts.get(directory.id()), names.get(directory.ownerId())), facts.get(directory.id()))).toList();
    }

    private static Refusal gone() {
        return new Refusal(Code.NOT_FOUND, "directory.not_found");
    }
}
