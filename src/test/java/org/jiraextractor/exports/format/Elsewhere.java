package org.jiraextractor.exports.format;

import java.io.IOException;
import java.util.Locale;
import java.util.TimeZone;

import static org.assertj.core.api.Assertions.assertThat;

/** A machine of another language and in another time zone. */
public final class Elsewhere {

    /** Writes a file. */
    @FunctionalInterface
    public interface Making {
        byte[] bytes() throws IOException;
    }

    private Elsewhere() {
    }

    /** What is made there is what is made here. */
    public static void changesNothing(Making making) throws IOException {
        Locale language = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        byte[] here = making.bytes();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(making.bytes()).isEqualTo(here);
        } finally {
            Locale.setDefault(language);
            TimeZone.setDefault(zone);
        }
    }
}
