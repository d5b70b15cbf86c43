package org.jiraextractor.demo.panel;

import org.jiraextractor.demo.Burst;
import org.jiraextractor.demo.Trouble;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The page's words in one language. */
record PanelWords(Locale locale, ResourceBundle bundle) {

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);

    /** @param wished a header Accept-Language, or null */
    static PanelWords of(String wished) {
        Locale locale = Locale.ENGLISH;
        try {
            Locale found = wished == null ? null : Locale.lookup(Locale.LanguageRange.parse(wished), SPOKEN);
            locale = found == null ? locale : found;
        } catch (IllegalArgumentException noLanguages) {
            // then English
        }
        return new PanelWords(locale, ResourceBundle.getBundle("demo.panel", locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
    }

    String say(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), locale).format(values);
    }

    /** A trouble's strength in words: "one call in 20". */
    String strength(Trouble trouble, int strength) {
        return switch (trouble.measure()) {
            case MILLISECONDS -> strength == 0 ? say("none") : say("milliseconds", strength);
            case PER_SECOND -> strength == 0 ? say("none") : say("perSecond", strength);
            case SAYS -> say("says." + Burst.Says.values()[strength]);
            case EACH -> strength == 0 ? say("off") : strength == 1 ? say("each") : say("every", strength);
            case SWITCH -> say(strength == 0 ? "off" : "on");
        };
    }
}
