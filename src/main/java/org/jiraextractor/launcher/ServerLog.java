package org.jiraextractor.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the server has written since a start began. It knows why nothing was deployed, but tells it nowhere else.
 *
 * @param from the file's length when the start began
 */
record ServerLog(Path file, long from) {

    // the database's own words first: around them are five others that say less
    private static final List<Pattern> REASONS = List.of(
            Pattern.compile("org\\.jiraextractor\\.bus\\.NodeRefused: (.+)$", Pattern.MULTILINE),
            Pattern.compile("^Caused by: org\\.postgresql\\.util\\.PSQLException: (.+)$", Pattern.MULTILINE),
            Pattern.compile("^Caused by: org\\.flywaydb\\.[\\w.]+Exception: (.+)$", Pattern.MULTILINE),
            Pattern.compile("Exception while loading the app : (.+)$", Pattern.MULTILINE));
    private static final String FAILED_START = "Exception while loading the app";
    private static final int LONGEST = 600;

    static ServerLog of(Path folder) throws IOException {
        Path file = folder.resolve("server-0.log");
        return new ServerLog(file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** " (reason)", or "" where none is found. */
    String reason() {
        return reasonIn(written()).map(reason -> " (" + reason + ")").orElse("");
    }

    boolean tellsOfAFailedStart() {
        return written().contains(FAILED_START);
    }

    private String written() {
        try {
            byte[] all = Files.readAllBytes(file);
            // shorter than before: it was rotated meanwhile
            int start = all.length < from ? 0 : (int) from;
            return new String(all, start, all.length - start, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            return "";
        }
    }

    static Optional<String> reasonIn(String log) {
        for (Pattern pattern : REASONS) {
            Matcher found = pattern.matcher(log);
            if (found.find()) {
                String reason = found.group(1).strip();
                return Optional.of(reason.length() > LONGEST ? reason.substring(0, LONGEST) + "…" : reason);
            }
        }
        return Optional.empty();
    }
}
