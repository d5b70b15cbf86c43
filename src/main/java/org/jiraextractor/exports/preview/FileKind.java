package org.jiraextractor.exports.preview;

import org.jiraextractor.exports.bundle.BundledFile;

import java.util.Locale;
import java.util.Set;

/** How a file is shown. By its place and name: what its maker says it is, is a stranger's word, and what its bytes say comes with reading it. */
public enum FileKind {
    /** A page of the archive, in a frame without any power. */
    ARCHIVE,
    JSON, CSV,
    /** A workbook of ours: others' may need all of it in memory. */
    SHEETS,
    XML, MARKDOWN,
    TEXT, IMAGE,
    /** Told about and handed out, not shown. */
    OTHER;

    private static final Set<String> TEXTS = Set.of("txt", "log", "svg", "html", "htm", "xhtml", "css", "js", "mjs", "ts", "yaml", "yml", "toml", "ini",
            "properties", "conf", "cfg", "sql", "java", "kt", "py", "rb", "go", "rs", "c", "h", "cpp", "cs", "php", "sh", "bat", "ps1", "diff", "patch", "eml", "ics", "vcf", "tex", "rst", "adoc", "gradle");
    private static final Set<String> IMAGES = Set.of("png", "jpg", "jpeg", "gif", "webp");

    public static FileKind of(BundledFile file) {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        String ending = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT) : "";
        if (file.path().startsWith("html/") && ending.equals("html")) {
            return ARCHIVE;
        }
        if (ending.equals("json") || ending.equals("ndjson") || ending.equals("jsonl")) {
            return JSON;
        }
        if (ending.equals("csv") || ending.equals("tsv")) {
            return CSV;
        }
        if (file.path().startsWith("xlsx/") && ending.equals("xlsx")) {
            return SHEETS;
        }
        if (ending.equals("xml") || ending.equals("rss")) {
            return XML;
        }
        if (ending.equals("md") || ending.equals("markdown")) {
            return MARKDOWN;
        }
        if (IMAGES.contains(ending)) {
            return IMAGE;
        }
        return TEXTS.contains(ending) || file.mediaType().startsWith("text/") ? TEXT : OTHER;
    }
}
