package org.jiraextractor.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The README's table "Who may do what", as people read it: a row for each kind of door, named by its first word in bold, a column for each kind of person. */
final class Rights {

    static final List<String> COLUMNS = List.of("nobody", "viewer", "editor", "admin", "program");
    static final Set<String> CELLS = Set.of("", "✓", "own", "own, shared", "own, shared for use", "all");

    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    static Rights ofReadme() {
        Rights rights = new Rights();
        boolean within = false;
        for (String line : lines()) {
            within = line.startsWith("## ") ? line.equals("## Who may do what") : within;
            if (within && line.startsWith("| **")) {
                rights.read(line);
            }
        }
        return rights;
    }

    Set<String> names() {
        return rows.keySet();
    }

    String cell(String rule, String column) {
        return rows.get(rule).get(column);
    }

    private void read(String line) {
        String[] cells = line.substring(1).split("\\|", -1);
        String name = cells[0].replaceAll("\\*\\*(\\w+)\\*\\*.*", "$1").strip();
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < COLUMNS.size(); i++) {
            String cell = cells[i + 1].strip();
            if (!CELLS.contains(cell)) {
                throw new AssertionError("the README's table has a cell that means nothing: \"" + cell + "\" in " + Arrays.toString(cells));
            }
            row.put(COLUMNS.get(i), cell);
        }
        rows.put(name, row);
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(Path.of("README.md"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
