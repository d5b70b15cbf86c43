package org.jiraextractor.exports.bundle;

import com.fasterxml.jackson.core.JsonGenerator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes what a manifest says besides its files, in the order of the contract. */
final class ManifestJson {

    private final JsonGenerator json;

    ManifestJson(JsonGenerator json) {
        this.json = json;
    }

    void head(Manifest manifest) throws IOException {
        json.writeNumberField("format_version", Manifest.FORMAT_VERSION);
        json.writeStringField("job_id", manifest.jobId().toString());
        json.writeStringField("name", manifest.name());
        json.writeObjectFieldStart("generator");
        json.writeStringField("name", manifest.generator().name());
        json.writeStringField("version", manifest.generator().version());
        json.writeEndObject();
        source(manifest.source());
        json.writeFieldName("request");
        json.writeTree(manifest.request());
        json.writeStringField("started_at", time(manifest.startedAt()));
        json.writeStringField("finished_at", time(manifest.finishedAt()));
        json.writeBooleanField("complete", manifest.complete());
        json.writeBooleanField("truncated", manifest.truncated());
        counts(manifest.counts());
        json.writeArrayFieldStart("missing");
        each(manifest.missing(), this::missing);
        json.writeEndArray();
        json.writeArrayFieldStart("changed_during_export");
        each(manifest.changedDuringExport(), json::writeString);
        json.writeEndArray();
        delta(manifest.delta());
    }

    private void delta(Manifest.Delta delta) throws IOException {
        if (delta == null) {
            json.writeNullField("delta");
            return;
        }
        json.writeObjectFieldStart("delta");
        json.writeStringField("base_job_id", delta.baseJobId() == null ? null : delta.baseJobId().toString());
        json.writeStringField("watermark", delta.watermark() == null ? null : time(delta.watermark()));
        json.writeArrayFieldStart("gone");
        for (Manifest.Gone gone : delta.gone()) {
            json.writeStartObject();
            json.writeStringField("id", gone.id());
            json.writeStringField("key", gone.key());
            json.writeStringField("reason", gone.reason());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void source(Manifest.Source source) throws IOException {
        json.writeObjectFieldStart("source");
        json.writeStringField("base_url", source.baseUrl());
        json.writeStringField("deployment", source.deployment());
        json.writeStringField("version", source.version());
        json.writeStringField("account", source.account());
        json.writeStringField("account_time_zone", source.accountTimeZone());
        json.writeEndObject();
    }

    private void counts(Manifest.Counts counts) throws IOException {
        json.writeObjectFieldStart("counts");
        count("issues", counts.issues());
        count("comments", counts.comments());
        count("worklogs", counts.worklogs());
        count("changes", counts.changes());
        count("attachments", counts.attachments());
        json.writeEndObject();
    }

    private void count(String kind, Manifest.Count count) throws IOException {
        json.writeObjectFieldStart(kind);
        if (count.expected() == null) {
            json.writeNullField("expected");
        } else {
            json.writeNumberField("expected", count.expected());
        }
        json.writeNumberField("exported", count.exported());
        json.writeBooleanField("included", count.included());
        json.writeEndObject();
    }

    private void missing(Manifest.Missing missing) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", missing.kind());
        json.writeStringField("issue", missing.issue());
        json.writeStringField("id", missing.id());
        json.writeStringField("reason", missing.reason());
        json.writeEndObject();
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    @FunctionalInterface
    private interface Row<T> {
        void write(T row) throws IOException;
    }

    private static <T> void each(Manifest.Rows<T> rows, Row<T> row) throws IOException {
        try {
            rows.each(each -> {
                try {
                    row.write(each);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }
}
