package org.jiraextractor.exports.format.reading;

import org.jiraextractor.exports.format.Format;
import org.jiraextractor.exports.format.FormatOptions;
import org.jiraextractor.exports.format.IssueAttachment;
import org.jiraextractor.exports.format.Spool;
import org.jiraextractor.extraction.Extracted;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** An export as it lies in a folder once it is unpacked. */
public final class OnDisk {

    private OnDisk() {
    }

    /** @param contents of the attachments, by their ids; those that it does not know are left out */
    public static Path unpacked(Format format, Extracted extracted, FormatOptions options, Path folder, Function<String, byte[]> contents) throws IOException {
        try (Spool spool = new Spool(folder.resolve("spool"))) {
            format.write(extracted, options, spool);
            spool.each(file -> {
                Path target = folder.resolve("export").resolve(file.path());
                Files.createDirectories(target.getParent());
                try (InputStream in = file.open()) {
                    Files.copy(in, target);
                }
            });
        }
        extracted.eachIssue(issue -> {
            for (IssueAttachment attachment : IssueAttachment.of(issue)) {
                byte[] bytes = contents.apply(attachment.raw().path("id").asText());
                if (!attachment.isMissing() && bytes != null) {
                    write(folder.resolve("export").resolve(attachment.path()), bytes);
                }
            }
        });
        return folder.resolve("export");
    }

    /** The smallest picture. */
    public static byte[] png() {
        return java.util.Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");
    }


    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
