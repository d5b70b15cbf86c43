package org.jiraextractor.schedules;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.ZoneOffset;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** The usual shapes in both languages; the rest as it was written. */
class RhythmWordsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "* * * * * | Every minute | Toutes les minutes",
            "*/15 * * * * | Every 15 minutes | Toutes les 15 minutes",
            "0 * * * * | Every hour, on the hour | Toutes les heures, à l’heure pile",
            "@hourly | Every hour, on the hour | Toutes les heures, à l’heure pile",
            "5 * * * * | Every hour, 5 min past | Toutes les heures, 5 min après l’heure pile",
            "15 */6 * * * | Every 6 hours from 00:15 | Toutes les 6 heures à partir de 00:15",
            "30 8 * * * | Every day at 08:30 | Tous les jours à 08:30",
            "@daily | Every day at 00:00 | Tous les jours à 00:00",
            "0 8,20 * * * | Every day at 08:00 and 20:00 | Tous les jours à 08:00 et 20:00",
            "0 7 * * MON-FRI | On weekdays at 07:00 | Du lundi au vendredi à 07:00",
            "0 7 * * 1,2,3,4,5 | On weekdays at 07:00 | Du lundi au vendredi à 07:00",
            "0 9 * * SAT,SUN | Every Saturday and Sunday at 09:00 | Le samedi et le dimanche à 09:00",
            "0 9 * * 6-7 | Every Saturday and Sunday at 09:00 | Le samedi et le dimanche à 09:00",
            "0 6 * * MON | Every Monday at 06:00 | Le lundi à 06:00",
            "0 6 * * SUN,MON,THU | Every Monday, Thursday and Sunday at 06:00 | Le lundi, le jeudi et le dimanche à 06:00",
            "0 6 * * 0-7 | Every day at 06:00 | Tous les jours à 06:00",
            "0 6 1 * * | On the 1st of every month at 06:00 | Le 1er de chaque mois à 06:00",
            "0 6 1,15 * * | On the 1st and 15th of every month at 06:00 | Le 1er et 15 de chaque mois à 06:00",
            "0 6 22 * * | On the 22nd of every month at 06:00 | Le 22 de chaque mois à 06:00",
            "0 6 1 JAN,APR,JUL,OCT * | On the 1st of January, April, July and October at 06:00 | Le 1er du mois en janvier, avril, juillet et octobre à 06:00",
            "@yearly | Every year on the 1st of January at 00:00 | Chaque année le 1er janvier à 00:00",
            "*/15 8-18 * * 1-5 | Every 15 minutes from 08:00 to 18:45, on weekdays | Toutes les 15 minutes de 08:00 à 18:45, du lundi au vendredi",
            "0 8-18 * * * | Every hour from 08:00 to 18:00 | Toutes les heures de 08:00 à 18:00",
            "*/30 * * * MON | Every 30 minutes, every Monday | Toutes les 30 minutes, le lundi"})
    void a_usual_shape_is_said_in_words(String cron, String english, String french) {
        assertThat(said(cron, Locale.ENGLISH)).isEqualTo(english);
        assertThat(said(cron, Locale.FRENCH)).isEqualTo(french);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/7 * * * *", "0 0 13 * FRI", "1-10/3 4 * * *", "0 1,3,5,7,9 * * *", "0 0 1-20 * *", "0 0 1 1-6 *", "5,35 * * * *", "0 */5 * * *", "0 0 */2 * *", "*/15 1,3 * * *", "0 6 * FEB *"})
    void what_cannot_be_said_well_is_shown_as_it_was_written(String cron) {
        assertThat(said(cron, Locale.ENGLISH)).isEqualTo(cron);
        assertThat(said(cron, Locale.FRENCH)).isEqualTo(cron);
    }

    private static String said(String cron, Locale locale) {
        return RhythmWords.of(cron, Rhythm.of(cron, ZoneOffset.UTC), locale);
    }
}
