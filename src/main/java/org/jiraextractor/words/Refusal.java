package org.jiraextractor.words;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Something was asked that cannot be done, and the asker can be told why. Thrown by the class that notices, shown once by the
 * door (a page, a fragment, problem+json). Not for defects: those are ordinary exceptions and end as {@link Code#INTERNAL}.
 */
public class Refusal extends RuntimeException {

    /** One wrong field of a body: its path in snake_case ({@code auth.secret}), and why, as a key of the bundles. */
    public record Field(String name, Code code, String key, Object... args) {
        public String message(Locale locale) {
            return Words.of(locale).say(key, args);
        }
    }

    private final transient Object[] args;
    private final transient List<Field> fields;
    private final Code code;
    private final String key;

    /** @param key of the bundles; the sentence says what happened, to what, and what to do next */
    public Refusal(Code code, String key, Object... args) {
        this(code, List.of(), key, args);
    }

    public Refusal(Code code, List<Field> fields, String key, Object... args) {
        super(code.word() + ": " + Words.of(Locale.ENGLISH).say(key, args));
        this.code = code;
        this.fields = List.copyOf(fields);
        this.key = key;
        this.args = args.clone();
    }

    /** Keeps what it came from for the log; nothing of the cause is ever shown. */
    public Refusal because(Throwable cause) {
        initCause(cause);
        return this;
    }

    /** Whether somebody behind us refused, not we: a Jira that knows no such token says nothing about the session of who asks us. */
    public boolean upstream() {
        return false;
    }

    /** Whether it may pass by itself, so that who can wait should: a store that is down or full, a site that is out of order. */
    public boolean mayPass() {
        return code == Code.STORAGE_UNAVAILABLE || code == Code.STORAGE_FULL;
    }

    public Code code() {
        return code;
    }

    public List<Field> fields() {
        return fields;
    }

    public String message(Locale locale) {
        return Words.of(locale).say(key, args);
    }

    /** The key of its sentence, for whoever keeps a refusal to tell it later. */
    public String key() {
        return key;
    }

    /** What the sentence is told with: numbers and text only. */
    public List<Object> args() {
        return Arrays.stream(args).<Object>map(arg -> arg instanceof Number ? arg : String.valueOf(arg)).toList();
    }
}
