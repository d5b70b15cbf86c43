package org.jiraextractor.jobs;

import org.jiraextractor.words.Refusal;
import org.jiraextractor.words.Words;

import java.util.List;
import java.util.Locale;

/** Why a job failed, in a form that can be told in any language later. */
public record Failure(String code, String key, List<Object> args) {

    static Failure of(Refusal refusal) {
        return new Failure(refusal.code().word(), refusal.key(), refusal.args());
    }

    static Failure internal(String id) {
        return new Failure("internal", "job.failed.internal", List.of(id));
    }

    public String message(Locale locale) {
        return Words.of(locale).say(key, args.toArray());
    }

    /** What to do about it; null where nobody can say. */
    public String hint(Locale locale) {
        Words words = Words.of(locale);
        return words.has("job.hint." + code) ? words.say("job.hint." + code) : null;
    }
}
