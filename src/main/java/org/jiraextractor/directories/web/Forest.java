package org.jiraextractor.directories.web;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Directories in the order of a tree: each before what is in it, brothers by their names as the reader's language sorts them; one's own trees first. */
final class Forest {

    private final Comparator<DirectoryRow> order;
    private final Map<UUID, List<DirectoryRow>> below = new HashMap<>();
    private final List<DirectoryRow> shown = new ArrayList<>();

    private Forest(Locale locale) {
        Collator names = Collator.getInstance(locale);
        this.order = Comparator.comparing((DirectoryRow row) -> !row.mine()).thenComparing(row -> row.directory().name(), names).thenComparing(row -> row.directory().id());
    }

    static List<DirectoryRow> of(List<DirectoryRow> rows, Locale locale) {
        Forest forest = new Forest(locale);
        Map<UUID, DirectoryRow> there = new HashMap<>();
        rows.forEach(row -> there.put(row.directory().id(), row));
        for (DirectoryRow row : rows) {
            // one whose parent is not shown stands at the top
            UUID parent = there.containsKey(row.directory().parentId()) ? row.directory().parentId() : null;
            forest.below.computeIfAbsent(parent, any -> new ArrayList<>()).add(row);
        }
        forest.grow(null, 0);
        return forest.shown;
    }

    private void grow(UUID parent, int level) {
        List<DirectoryRow> children = below.getOrDefault(parent, List.of());
        children.stream().sorted(order).forEach(row -> {
            shown.add(row.at(level));
            grow(row.directory().id(), level + 1);
        });
    }
}
