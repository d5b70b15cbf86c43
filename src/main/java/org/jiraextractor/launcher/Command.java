package org.jiraextractor.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end, with an environment of its own so that nothing of ours reaches it, and bounded in time. */
final class Command {

    private static final long LONGEST_MINUTES = 10;

    private Command() {
    }

    /** @return whether it could be run and ended well */
    static boolean succeeds(List<String> prefix, String... words) throws IOException, InterruptedException {
        try {
            return run(prefix, "", words).ended == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    /**
     * @param input what the program reads
     * @throws IOException the program could not be run
     */
    static Outcome run(List<String> prefix, String input, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        // a file rather than a pipe: a daemon that the program leaves behind would hold the pipe open
        Path output = Files.createTempFile("command", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
            Map<String, String> environment = builder.environment();
            environment.keySet().retainAll(List.of("PATH", "TZ", "TMPDIR"));
            environment.put("LC_ALL", "C");
            Process process = builder.start();
            try (var stdin = process.getOutputStream()) {
                stdin.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IOException(words[0] + " did not end within " + LONGEST_MINUTES + " minutes");
            }
            return new Outcome(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }

    record Outcome(int ended, String output) {

        String lastLine() {
            return output.lines().filter(line -> !line.isBlank()).reduce((first, second) -> second).orElse("no output").strip();
        }
    }
}
