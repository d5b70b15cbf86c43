package org.jiraextractor.exports.format.reading;

import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.richtext.Surroundings;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Attachments as links from a page. A browser takes a file on disk for what its name ends with, so that decides and not what Jira says it is;
 * one that could run something in the browser is named but not linked.
 */
public final class FileLinks {

    private static final Map<String, String> PICTURES = Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "gif", "image/gif", "webp", "image/webp",
            "bmp", "image/bmp", "avif", "image/avif");
    private static final Set<String> RUNS = Set.of("html", "htm", "xhtml", "xht", "shtml", "svg", "svgz", "xml", "xsl", "xslt", "rdf", "rss", "atom", "mht", "mhtml", "hta", "swf", "jnlp",
            "url", "website", "webloc", "desktop", "lnk", "exe", "bat", "cmd", "com", "scr", "js", "mjs", "vbs", "wsf", "ps1", "sh", "jar", "app");
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int LONGEST_ENDING = 8;

    private final String toRoot;

    /** @param toRoot from the page to the folder of the export: {@code ../../} */
    public FileLinks(String toRoot) {
        this.toRoot = toRoot;
    }

    /** One that is there. */
    public Surroundings.File file(IssueAttachment attachment) {
        String ending = ending(attachment.path());
        boolean runs = ending.isEmpty() || RUNS.contains(ending);
        return new Surroundings.File(attachment.raw().path("filename").asText(""), runs ? "" : toRoot + encoded(attachment.path()),
                PICTURES.getOrDefault(ending, "application/octet-stream"), attachment.kept().size());
    }

    private static String ending(String path) {
        int dot = path.lastIndexOf('.');
        String ending = dot < path.lastIndexOf('/') ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
        return ending.length() > LONGEST_ENDING || !ending.chars().allMatch(c -> c < 0x80 && Character.isLetterOrDigit(c)) ? "" : ending;
    }

    /** A path as part of an address: everything but what never means anything there is encoded. */
    static String encoded(String path) {
        StringBuilder out = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~/".indexOf(c) >= 0;
            if (plain) {
                out.append(c);
            } else {
                HEX.toHexDigits(out.append('%'), b);
            }
        }
        return out.toString();
    }
}
