package org.jiraextractor.exports;

import org.jiraextractor.directories.NamePattern;
import org.jiraextractor.exports.format.SafeName;

import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an export is called when nobody said: as its directory has it, of the project that the JQL names, else of the JQL itself, and when. */
final class ExportName {

    private static final int MOST = 60;
    private static final Pattern PROJECT = Pattern.compile("\\bproject\\s*=\\s*\"?([\\p{L}\\p{N}_-]+)", Pattern.CASE_INSENSITIVE);

    private ExportName() {
    }

    static String of(String jql, NamePattern pattern, LocalDateTime at) {
        Matcher project = PROJECT.matcher(jql);
        String words = SafeName.export(project.find() ? project.group(1) : jql);
        return SafeName.export(pattern.fill(words.substring(0, Math.min(MOST, words.length())).replaceAll("[-.]+$", ""), at));
    }
}
