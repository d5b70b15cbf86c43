package org.jiraextractor.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;

/**
 * What a person chose, as it stands in {@code users.preferences} and in the API; null where nothing was chosen: then the browser decides.
 *
 * @param language       {@code en} or {@code fr}
 * @param timeZone       an IANA name
 * @param theme          {@code light}, {@code dark} or {@code system}
 * @param notices        by which channels a person wants to hear; an object of its own room
 * @param exportDefaults what the export form starts with; an object of its own room
 * @param retentionDays  days that this person's jobs are kept after their end where neither they nor their directory say otherwise; 0: for ever
 */
public record Preferences(
        @Pattern(regexp = "en|fr", message = "accounts.prefs.language.unknown") String language,
        @KnownZone String timeZone,
        @Pattern(regexp = "light|dark|system", message = "accounts.prefs.theme.unknown") String theme,
        ObjectNode notices,
        ObjectNode exportDefaults,
        @Min(0) @Max(36_500) Integer retentionDays) {

    public static final Preferences NONE = new Preferences(null, null, null, null, null, null);

    public Preferences language(String chosen) {
        return new Preferences(chosen, timeZone, theme, notices, exportDefaults, retentionDays);
    }

    public Preferences exportDefaults(ObjectNode chosen) {
        return new Preferences(language, timeZone, theme, notices, chosen, retentionDays);
    }

    public Preferences theme(String chosen) {
        return new Preferences(language, timeZone, chosen, notices, exportDefaults, retentionDays);
    }
}
