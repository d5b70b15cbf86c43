package org.jiraextractor.exports;

import org.jiraextractor.directories.NamePattern;
import org.jiraextractor.exports.format.SafeName;

import java.time.LocalDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an export is called when nobody said: as its directory has it, of the project that the JQL names, else of the JQL itself, and when. */
final class ExportName {

    private static final int MOST = 60;
    private static final int LONGEST = 100;
    private static final Pattern PLACE = Pattern.compile("\\{(?:project|date|time)}");
    private static final Pattern PROJECT = Pattern.compile("\\bproject\\s*=\\s*\"?([\\p{L}\\p{N}_-]+)", Pattern.CASE_INSENSITIVE);

    private ExportName() {
    }

    static String of(String jql, NamePattern pattern, LocalDateTime at) {
        return SafeName.export(pattern.fill(subject(jql), at));
    }

    /** The name that somebody gave, filled in where it holds {@code {project}} and the like, so that each run of a schedule can have its own; any other braces stand for themselves. */
    static String filled(String name, String jql, LocalDateTime at) {
        if (!PLACE.matcher(name).find()) {
            return name;
        }
        String filled = PLACE.matcher(name).replaceAll(place -> Matcher.quoteReplacement(new NamePattern(place.group()).fill(subject(jql), at)));
        return filled.substring(0, Math.min(LONGEST, filled.length()));
    }

    private static String subject(String jql) {
        Matcher project = PROJECT.matcher(jql);
        String words = SafeName.export(project.find() ? project.group(1) : jql);
        return words.substring(0, Math.min(MOST, words.length())).replaceAll("[-.]+$", "");
    }
}
