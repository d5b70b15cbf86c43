package org.jiraextractor.jobs.web;

import org.jiraextractor.jobs.JobEvent;
import org.jiraextractor.jobs.JobProgress;
import org.jiraextractor.json.Json;
import org.jiraextractor.page.Letter;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Something that all who follow a job are told. What is sent of it is written once for each language, when the first in that language needs it: with thousands of viewers the writing would cost more than the sending. */
final class Told {

    private final long seq;
    private final String type;
    private final Function<Locale, Letter> writing;
    private final Map<Locale, Letter> written = new ConcurrentHashMap<>(4);

    private Told(long seq, String type, Function<Locale, Letter> writing) {
        this.seq = seq;
        this.type = type;
        this.writing = writing;
    }

    static Told of(JobEvent event) {
        return new Told(event.seq(), event.type(), locale -> Letter.of(Long.toString(event.seq()), event.type(), Json.write(EventView.streamed(event, locale))));
    }

    /** It is not kept, and says nothing in words. */
    static Told of(JobProgress progress) {
        Map<String, Object> data = new HashMap<>();
        data.put("progress", progress.progress());
        data.put("wait", progress.waiting());
        return new Told(0, "progress", locale -> Letter.of(null, "progress", Json.write(data)));
    }

    /** 0 where it has none. */
    long seq() {
        return seq;
    }

    String type() {
        return type;
    }

    Letter in(Locale language) {
        return written.computeIfAbsent(language, writing);
    }
}
