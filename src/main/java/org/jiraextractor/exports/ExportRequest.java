package org.jiraextractor.exports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jiraextractor.accounts.Sharing;
import org.jiraextractor.exports.bundle.Packaging;
import org.jiraextractor.extraction.ExtractionRequest;

import java.util.List;
import java.util.UUID;

/**
 * What somebody asks for: the body of {@code POST /api/export}. What is left out takes its default here, so a request that is kept says everything.
 *
 * @param name   1 to 100 characters; null: made from the JQL and the date
 * @param fields Jira's names; {@code *all} for all of them
 */
public record ExportRequest(
        @NotNull UUID connectionId,
        @NotBlank @Size(max = 20_000) String jql,
        @NotEmpty(message = "export.formats.none") @Size(max = 8) List<@NotNull FormatName> formats,
        @Size(min = 1, max = 100) String name,
        @Valid Include include,
        @Size(min = 1, max = 500) List<@NotBlank @Size(max = 255) String> fields,
        Packaging packaging,
        UUID directoryId,
        Mode mode,
        Boolean archive,
        Sharing sharing,
        @Valid Options options,
        @Valid Limits limits) {

    /** The formats of the contract; which of them exist, {@code exports.format} knows. */
    public enum FormatName {
        JSON, NDJSON, CSV, XLSX, XML, HTML, MARKDOWN, SQLITE;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** All of it, or what changed since the last run. */
    public enum Mode {
        FULL, DELTA
    }

    public record Include(Boolean comments, Boolean worklogs, Boolean changes, Boolean attachments, Boolean remoteLinks, Boolean watchers, Boolean votes) {

        static final Include DEFAULT = new Include(null, null, null, null, null, null, null);

        public Include {
            comments = or(comments, true);
            worklogs = or(worklogs, true);
            changes = or(changes, true);
            attachments = or(attachments, true);
            remoteLinks = or(remoteLinks, false);
            watchers = or(watchers, false);
            votes = or(votes, false);
        }

        org.jiraextractor.extraction.Include plain() {
            return new org.jiraextractor.extraction.Include(comments, worklogs, changes, attachments, remoteLinks, watchers, votes);
        }
    }

    /** @param language of our own words in pages for people */
    public record Options(@Valid Csv csv, Ndjson ndjson, @Pattern(regexp = "en|fr", message = "accounts.prefs.language.unknown") String language) {

        static final Options DEFAULT = new Options(null, null, null);

        public Options {
            csv = or(csv, Csv.DEFAULT);
            ndjson = or(ndjson, Ndjson.DEFAULT);
            language = or(language, "en");
        }
    }

    /** @param separator what stands between cells: comma, semicolon, tab or pipe */
    public record Csv(@Pattern(regexp = "[,;\t|]") String separator, Boolean bom, Dates dates) {

        static final Csv DEFAULT = new Csv(null, null, null);

        public Csv {
            separator = or(separator, ",");
            bom = or(bom, false);
            dates = or(dates, Dates.ISO);
        }
    }

    /** ISO 8601, or as Jira's own CSV has them. */
    public enum Dates {
        ISO, JIRA
    }

    public record Ndjson(Boolean gzip) {

        static final Ndjson DEFAULT = new Ndjson(null);

        public Ndjson {
            gzip = or(gzip, false);
        }
    }

    /** Null: no limit. */
    public record Limits(@Min(1) @Max(Integer.MAX_VALUE) Integer maxIssues, @Min(0) Long maxAttachmentBytes) {

        static final Limits DEFAULT = new Limits(null, null);
    }

    /** The body of {@code POST /api/export/estimate}. */
    public record Question(@NotNull UUID connectionId, @NotBlank @Size(max = 20_000) String jql, @Valid Include include) {
        public Question {
            include = or(include, Include.DEFAULT);
        }
    }

    public ExportRequest {
        include = or(include, Include.DEFAULT);
        fields = or(fields, List.of("*all"));
        packaging = or(packaging, Packaging.ZIP);
        mode = or(mode, Mode.FULL);
        archive = or(archive, false);
        sharing = or(sharing, Sharing.PRIVATE);
        options = or(options, Options.DEFAULT);
        limits = or(limits, Limits.DEFAULT);
    }

    ExportRequest named(String name) {
        return new ExportRequest(connectionId, jql, formats, name, include, fields, packaging, directoryId, mode, archive, sharing, options, limits);
    }

    /** The same issues, with what belongs to them, in other formats. @param others null: options as they are */
    ExportRequest in(List<FormatName> formats, Options others) {
        return new ExportRequest(connectionId, jql, formats, name, include, fields, packaging, directoryId, mode, archive, sharing, others == null ? options : others, limits);
    }

    ExtractionRequest extraction() {
        return new ExtractionRequest(jql, include.plain(), fields, limits.maxIssues(), limits.maxAttachmentBytes());
    }

    private static <T> T or(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
