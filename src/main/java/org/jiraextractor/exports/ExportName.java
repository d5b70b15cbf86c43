package org.jiraextractor.exports;

import org.jiraextractor.exports.format.SafeName;

import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How an export is called when nobody said: by the project that the JQL names, else by the JQL itself, and the day. */
final class ExportName {

    private static final int MOST = 60;
    private static final Pattern PROJECT = Pattern.compile("\\bproject\\s*=\\s*\"?([\\p{L}\\p{N}_-]+)", Pattern.CASE_INSENSITIVE);

    private ExportName() {
    }

    static String of(String jql, LocalDate day) {
        Matcher project = PROJECT.matcher(jql);
        String words = SafeName.export(project.find() ? project.group(1) : jql);
        return words.substring(0, Math.min(MOST, words.length())).replaceAll("[-.]+$", "") + "-" + day;
    }
}
