package org.jiraextractor.connections;

import org.jiraextractor.jira.SiteCheck;
import org.jiraextractor.words.Words;

import java.time.Instant;
import java.util.Locale;

/**
 * What the last test of a site said.
 *
 * @param language of the sentence in {@code check}
 */
public record LastTest(Instant at, String language, SiteCheck check) {

    /** The sentence as it was told then, or in the words of another reader what its code means. */
    public String message(Locale locale) {
        if (locale.getLanguage().equals(language)) {
            return check.message();
        }
        Words words = Words.of(locale);
        return check.ok() ? words.say("connection.test.ok", check.account()) : words.say("connection.test.code." + check.code());
    }
}
