package org.jiraextractor.exports.preview.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jiraextractor.exports.ExportRow;
import org.jiraextractor.exports.preview.Tree;
import org.jiraextractor.exports.preview.TreeEntry;
import org.jiraextractor.exports.web.FileAddress;

import java.util.ArrayList;
import java.util.List;

/** The tree beside a file: folded but for the way to what is shown, a bounded number of entries a folder. */
@ApplicationScoped
class TreeViews {

    private static final int ENTRIES = 200;
    private static final String ATTACHMENTS = "attachments/";

    private final Tree tree;

    @Inject
    TreeViews(Tree tree) {
        this.tree = tree;
    }

    protected TreeViews() {
        this(null);
    }

    /** From the root, open down to {@code shown} (a file, a folder, or null). */
    TreeLevel whole(ExportRow export, String shown) {
        return level(export, "", "", shown == null ? "" : shown);
    }

    /** A folder's entries behind a path. */
    TreeLevel part(ExportRow export, String folder, String after) {
        return level(export, folder, after, "");
    }

    /** Files of which the path has this word. */
    TreeLevel named(ExportRow export, String word, String after) {
        List<TreeEntry> found = tree.named(export, word, after, ENTRIES + 1);
        List<TreeLevel.Row> rows = found.stream().limit(ENTRIES).map(file -> new TreeLevel.Row(file.path(), false, 1, file.bytes(), icon(file), FileAddress.preview(export.jobId(), file.path()), null, false, null)).toList();
        String rest = found.size() <= ENTRIES ? null : "find=" + FileAddress.part(word) + "&after=" + FileAddress.part(found.get(ENTRIES - 1).path());
        return new TreeLevel(rows, null, rest == null ? null : base(export) + "/folder?" + rest, rest == null ? null : base(export) + "?" + rest);
    }

    private TreeLevel level(ExportRow export, String folder, String after, String shown) {
        List<TreeEntry> found = new ArrayList<>(tree.in(export, folder, after, ENTRIES + 1));
        String way = way(folder, shown);
        boolean later = found.size() > ENTRIES && !way.isEmpty() && found.stream().limit(ENTRIES).noneMatch(entry -> entry.path().equals(way));
        if (later) {
            // the way to what is shown is further down: begin where it is
            found = new ArrayList<>(tree.in(export, folder, way.substring(0, way.length() - 1), ENTRIES + 1));
        }
        boolean more = found.size() > ENTRIES;
        List<TreeEntry> entries = more ? found.subList(0, ENTRIES) : found;
        String last = more ? "path=" + FileAddress.part(folder) + "&after=" + FileAddress.part(entries.get(ENTRIES - 1).path()) : null;
        if (folder.isEmpty() && entries.removeIf(entry -> entry.path().equals(ATTACHMENTS))) {
            // there may be very many, and they belong to what stands above
            entries.addAll(tree.in(export, "", "attachments", 1));
        }
        return new TreeLevel(entries.stream().map(entry -> row(export, entry, entry.path().equals(way), shown)).toList(), later ? FileAddress.preview(export.jobId(), folder) : null,
                last == null ? null : base(export) + "/folder?" + last, last == null ? null : base(export) + "?" + last);
    }

    private TreeLevel.Row row(ExportRow export, TreeEntry entry, boolean onTheWay, String shown) {
        return new TreeLevel.Row(entry.name(), entry.folder(), entry.files(), entry.bytes(), icon(entry), FileAddress.preview(export.jobId(), entry.path()),
                base(export) + "/folder?path=" + FileAddress.part(entry.path()), entry.path().equals(shown), onTheWay && entry.folder() ? level(export, entry.path(), "", shown) : null);
    }

    /** The entry of a folder that leads to what is shown; empty where none does. */
    private static String way(String folder, String shown) {
        if (!shown.startsWith(folder) || shown.equals(folder)) {
            return "";
        }
        int slash = shown.indexOf('/', folder.length());
        return slash < 0 ? shown : shown.substring(0, slash + 1);
    }

    private static String icon(TreeEntry entry) {
        String name = entry.name();
        return entry.folder() ? "folder" : name.endsWith(".csv") ? "table" : name.endsWith("json") ? "json" : name.endsWith(".html") ? "world" : name.endsWith(".db") ? "database"
                : name.matches("(?i).*\\.(xml|js|css)") ? "code" : name.matches("(?i).*\\.(txt|md|log)") ? "file-text" : "file";
    }

    private static String base(ExportRow export) {
        return "/jobs/" + export.jobId() + "/preview";
    }
}
