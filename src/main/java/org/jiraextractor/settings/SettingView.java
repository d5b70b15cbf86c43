package org.jiraextractor.settings;

import java.time.Instant;

/**
 * A setting as it is now.
 *
 * @param value        null for no bound
 * @param defaultValue what holds where nobody has set it
 * @param updatedAt    null where nobody has
 */
public record SettingView(String key, Integer value, Integer defaultValue, int minimum, int maximum, Instant updatedAt) {
}
