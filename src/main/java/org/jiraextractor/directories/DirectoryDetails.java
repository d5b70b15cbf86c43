package org.jiraextractor.directories;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jiraextractor.accounts.Sharing;

import java.text.Normalizer;
import java.util.UUID;

/**
 * What a person says of a directory: the body of {@code POST /api/directories}. What is left out takes its default here.
 *
 * @param name          without {@code /}, which stands between the names of a path
 * @param parentId      null: at the top
 * @param retentionDays days after its end that a job is kept, 0 for ever; null: as the directory above says
 * @param namePattern   a {@link NamePattern}; null: as the directory above says
 */
public record DirectoryDetails(
        @NotBlank @Size(max = 100) @Pattern(regexp = "[^/\\\\\\p{Cc}]*", message = "directory.name.wrong") String name,
        UUID parentId,
        Sharing sharing,
        @Min(0) @Max(36_500) Integer retentionDays,
        @SoundPattern String namePattern) {

    public DirectoryDetails {
        // one and the same name has one form, however it was typed
        name = name == null ? null : Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        sharing = sharing == null ? Sharing.PRIVATE : sharing;
    }
}
