package org.jiraextractor.schedules.web;

import org.jiraextractor.page.Page;
import org.jiraextractor.words.Refusal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What stands below the field of a cron expression: its words and next five times, or what is wrong with it. The same when the page comes and when somebody types. */
public final class RhythmPart {

    private RhythmPart() {
    }

    /** @param cron null or blank for nothing yet. @param own zone of who looks, for where none is given */
    public static Page on(Page page, String cron, String zone, ZoneId own, Instant now, Locale locale) {
        if (cron == null || cron.isBlank()) {
            return page;
        }
        try {
            Preview preview = Preview.read(cron, zone, null, own, now, locale);
            ZoneId place = zone == null || zone.isBlank() ? own : ZoneId.of(zone);
            return page.with("said", preview.description()).with("place", place.getId()).with("next", Upcoming.of(preview.next(), place, locale));
        } catch (Refusal refusal) {
            List<Refusal.Field> wrong = refusal.fields();
            return page.with("wrongRhythm", wrong.stream().map(field -> field.message(locale)).collect(Collectors.joining(" ")));
        }
    }
}
