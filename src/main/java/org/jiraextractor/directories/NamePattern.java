package org.jiraextractor.directories;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an export is called that nobody named: text with {@code {project}}, {@code {date}} ({@code 2026-11-22}) and {@code {time}} ({@code 0930}) in it, which are filled in when the job is
 * made. They are the same words in every language.
 */
public record NamePattern(String text) {

    static final int LONGEST = 100;

    private static final Set<String> KNOWN = Set.of("project", "date", "time");
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]*)}");

    /** Where no directory says otherwise. */
    public static final NamePattern USUAL = new NamePattern("{project}-{date}");

    public NamePattern {
        if (wrong(text) != null) {
            throw new IllegalArgumentException("no pattern for names: " + text);
        }
    }

    /** The key of what is wrong; null for nothing. */
    static String wrong(String text) {
        if (text.isBlank() || text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            return "directory.pattern.wrong";
        }
        Matcher place = PLACE.matcher(text);
        while (place.find()) {
            if (!KNOWN.contains(place.group(1))) {
                return "directory.pattern.unknown";
            }
        }
        return PLACE.matcher(text).replaceAll("").matches(".*[{}].*") ? "directory.pattern.unknown" : null;
    }

    /** @param project the key of it, or what else says what is in the export. @param at in the zone of whoever reads the name */
    public String fill(String project, LocalDateTime at) {
        Map<String, String> known = Map.of("project", project, "date", at.toLocalDate().toString(), "time", DateTimeFormatter.ofPattern("HHmm").format(at));
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(known.get(place.group(1))));
    }
}
