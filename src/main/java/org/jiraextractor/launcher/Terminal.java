package org.jiraextractor.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The few lines that people see. What libraries print goes to a file, so that these lines stay clean. */
public final class Terminal {

    private static final PrintStream OUT = System.out;
    private static final PrintStream ERR = System.err;

    private Terminal() {
    }

    public static synchronized void say(String line) {
        OUT.println(harmless(line));
        OUT.flush();
    }

    public static synchronized void complain(String line) {
        ERR.println(harmless(line));
        ERR.flush();
    }

    // a line may repeat words that came from outside, and a terminal obeys control characters
    private static String harmless(String line) {
        return line.replaceAll("\\p{Cntrl}", "?");
    }

    /** From now on only {@link #say} and {@link #complain} reach the terminal; the file starts anew. */
    static void keepForUs(Path file) throws IOException {
        OutputStream sink = Files.newOutputStream(file);
        PrintStream others = new PrintStream(sink, true, StandardCharsets.UTF_8);
        System.setOut(others);
        System.setErr(others);
    }
}
