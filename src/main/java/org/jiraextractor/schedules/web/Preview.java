package org.jiraextractor.schedules.web;

import org.jiraextractor.accounts.KnownZone;
import org.jiraextractor.schedules.Rhythm;
import org.jiraextractor.schedules.RhythmWords;
import org.jiraextractor.schedules.SoundCron;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A rhythm in words, and when it comes next: what the API answers, and what stands below the field while one types. */
public record Preview(String description, List<Instant> next) {

    static final int USUAL = 5;
    private static final int MOST = 50;

    /** @throws Refusal {@code invalid_field} naming each of the three that is wrong */
    static Preview read(String cron, String zone, String count, ZoneId own, Instant now, Locale locale) {
        List<Refusal.Field> wrong = new ArrayList<>();
        String wrongCron = cron == null || cron.isBlank() ? "problem.field.required" : SoundCron.Check.wrong(cron.strip());
        if (wrongCron != null) {
            wrong.add(new Refusal.Field("cron", Code.INVALID_FIELD, wrongCron));
        }
        if (zone != null && !zone.isBlank() && !new KnownZone.Check().isValid(zone, null)) {
            wrong.add(new Refusal.Field("time_zone", Code.INVALID_FIELD, "accounts.prefs.zone.unknown"));
        }
        boolean counted = count == null || count.isEmpty() || count.matches("[0-9]{1,2}") && Integer.parseInt(count) >= 1 && Integer.parseInt(count) <= MOST;
        if (!counted) {
            wrong.add(new Refusal.Field("count", Code.INVALID_FIELD, "schedule.preview.count"));
        }
        if (!wrong.isEmpty()) {
            throw new Refusal(Code.INVALID_FIELD, wrong, "problem.query");
        }
        Rhythm rhythm = Rhythm.of(cron, zone == null || zone.isBlank() ? own : ZoneId.of(zone));
        return new Preview(RhythmWords.of(cron.strip(), rhythm, locale), rhythm.next(now, count == null || count.isEmpty() ? USUAL : Integer.parseInt(count)));
    }
}
