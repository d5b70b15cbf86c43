package org.jiraextractor.exports;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import java.util.List;

/** The body of {@code POST /api/jobs/{id}/formats}. @param options null: those of the export */
public record MoreFormats(@NotEmpty(message = "export.formats.none") @Size(max = 8) List<ExportRequest.@NotNull FormatName> formats, @Valid ExportRequest.Options options) {
}
