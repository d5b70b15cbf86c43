package org.jiraextractor.words;

import java.text.MessageFormat;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bundles {@code messages/messages*.properties}, UTF-8, in {@link MessageFormat}'s syntax (an apostrophe is written twice, or as ’).
 * A missing key shows as {@code ??key??}; a test sees to it that none is missing. Thread-safe.
 */
public final class Words {

    /** English first: it is what an unknown language gets. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.FRENCH);

    private static final ResourceBundle.Control ONLY_OURS = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Locale locale;
    private final ResourceBundle bundle;
    /** By what is said; no more of them than the bundle has. */
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    private Words(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle("messages/messages", locale, Words.class.getClassLoader(), ONLY_OURS);
    }

    /** @param locale any; one that is not spoken gets English words */
    public static Words of(Locale locale) {
        return new Words(LANGUAGES.stream().filter(spoken -> spoken.getLanguage().equals(locale.getLanguage())).findFirst().orElse(Locale.ENGLISH));
    }

    public Locale locale() {
        return locale;
    }

    public String say(String key, Object... args) {
        try {
            String said = bundle.getString(key);
            // most say nothing but themselves
            return said.indexOf('{') < 0 && said.indexOf('\'') < 0 ? said : parsed(said).format(args);
        } catch (MissingResourceException missing) {
            return "??" + key + "??";
        }
    }

    /** A format is for one thread, and to copy one costs less than to read it again. */
    private MessageFormat parsed(String said) {
        return (MessageFormat) formats.computeIfAbsent(said, pattern -> new MessageFormat(pattern, locale)).clone();
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public Enumeration<String> keys() {
        return bundle.getKeys();
    }
}
