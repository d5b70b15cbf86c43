package org.jiraextractor.exports.web;

import org.jiraextractor.exports.ExportRequest;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Form;
import org.jiraextractor.page.Page;
import org.jiraextractor.page.ViewerSnapshot;
import org.jiraextractor.schedules.Schedule;
import org.jiraextractor.schedules.web.RhythmPart;
import org.jiraextractor.words.Words;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of a schedule: that of an export, and when. Its own fields are named {@code schedule.…}, the others as the export names them. */
final class ScheduleForms {

    static final String PART = "schedule";
    private static final String CRON = PART + ".cron";
    private static final String ZONE = PART + ".time_zone";
    /** The button that was pressed, with the expression that it stands for. */
    static final String PRESET = "_preset";

    /** Few, and each what somebody really wants: an hourly delta, a night, a working day, a week, a month. */
    private static final List<String> PRESETS = List.of("0 * * * *", "0 6 * * *", "0 7 * * 1-5", "0 6 * * 1", "0 6 1 * *");

    private ScheduleForms() {
    }

    /** A preset as a button. */
    record Preset(String cron, String key) {
    }

    static Form blank(Form export, ZoneId zone) {
        return rhythm(export, zone).with(CRON, PRESETS.get(1)).with(PART + ".overlap", "skip").with(PART + ".missed", "run_once").with(PART + ".sharing", "private");
    }

    /** What was sent, with the defaults for what it did not say, and the preset that was chosen. */
    static Form again(Form sent, ZoneId zone) {
        Form form = sent.value(CRON) == null ? blank(sent, zone) : sent;
        String preset = sent.value(PRESET);
        return preset != null && PRESETS.contains(preset) ? form.with(CRON, preset) : form;
    }

    static Form of(Schedule kept) {
        return Form.of(request(kept)).and(PART + ".", kept.details());
    }

    static ExportRequest request(Schedule kept) {
        return Json.read(kept.request().toString(), ExportRequest.class);
    }

    /** @param kept null for a new one */
    static Page page(Schedule kept, Form form, Map<String, String> sites, ViewerSnapshot viewer, Instant now) {
        String path = kept == null ? "/schedules/new" : "/schedules/" + kept.id() + "/edit";
        Map<String, String> zones = new LinkedHashMap<>();
        String chosen = form.value(ZONE);
        ZoneId.getAvailableZoneIds().stream().filter(zone -> zone.equals("UTC") || zone.equals(chosen) || zone.matches("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+")).sorted()
                .forEach(zone -> zones.put(zone, zone.replace('_', ' ')));
        Words words = Words.of(viewer.locale());
        List<Preset> presets = PRESETS.stream().map(cron -> new Preset(cron, "schedule.preset." + PRESETS.indexOf(cron))).toList();
        Page page = ExportForms.page(form, sites, viewer.locale()).with("scheduling", true).with("schedule", kept).with("action", path)
                .with("title", kept == null ? words.say("schedule.new.title") : kept.name()).with("zones", zones).with("presets", presets);
        return RhythmPart.on(page, form.value(CRON), form.value(ZONE), viewer.zone(), now, viewer.locale());
    }

    private static Form rhythm(Form form, ZoneId zone) {
        return form.with(ZONE, ZoneId.getAvailableZoneIds().contains(zone.getId()) ? zone.getId() : "UTC");
    }
}
