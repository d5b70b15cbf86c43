package org.jiraextractor.directories.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.accounts.Actor;
import org.jiraextractor.directories.Directories;
import org.jiraextractor.directories.Directory;
import org.jiraextractor.words.Words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Directories to choose from, as fields of forms take them: paths by ids, the first choice none. */
@ApplicationScoped
public class DirectoryChoices {

    /** Nobody chooses from a longer list. */
    private static final int MOST = 500;

    private final Directories directories;
    private final DirectoryViews views;

    @Inject
    DirectoryChoices(Directories directories, DirectoryViews views) {
        this.directories = directories;
        this.views = views;
    }

    protected DirectoryChoices() {
        this(null, null);
    }

    /** Those that somebody may file into; empty where there is none. */
    public Map<String, String> toFileInto(Actor actor, Locale locale) {
        List<DirectoryRow> rows = all(actor, locale).stream().filter(DirectoryRow::mayFile).toList();
        return rows.isEmpty() ? Map.of() : choices(rows, Words.of(locale).say("directory.choose.none"));
    }

    /** Where one may lie. @param moved that one, or null for a new one */
    Map<String, String> toLieIn(Actor actor, Directory moved, Locale locale) {
        List<DirectoryRow> rows = all(actor, locale).stream().filter(DirectoryRow::mayChange)
                .filter(row -> moved == null || row.directory().owner().id().equals(moved.ownerId()) && !within(row, moved.id())).toList();
        return choices(rows, Words.of(locale).say("directory.choose.top"));
    }

    private List<DirectoryRow> all(Actor actor, Locale locale) {
        return Forest.of(views.rows(actor, directories.newest(actor, Long.MAX_VALUE, MOST)), locale);
    }

    private static boolean within(DirectoryRow row, UUID directory) {
        return row.directory().id().equals(directory) || row.above().stream().anyMatch(step -> step.id().equals(directory));
    }

    private static Map<String, String> choices(List<DirectoryRow> rows, String none) {
        Map<String, String> choices = new LinkedHashMap<>();
        choices.put("", none);
        rows.forEach(row -> choices.put(row.directory().id().toString(), row.mine() || row.directory().owner().displayName() == null ? row.label() : row.label() + " (" + row.directory().owner().displayName() + ")"));
        return choices;
    }
}
