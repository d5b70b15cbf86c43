package org.jiraextractor.exports.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/** What programs that are not Java think of a ZIP, where they are installed; says which were not. */
final class OtherPrograms {

    private static final String PYTHON = """
            import sys, zipfile
            z = zipfile.ZipFile(sys.argv[1])
            bad = z.testzip()
            print(len(z.infolist()), bad)
            """;

    private OtherPrograms() {
    }

    static void assertSound(Path zip, Path temp, int entries) throws IOException, InterruptedException {
        String python = said(temp, List.of("python3", "-c", PYTHON, zip.toString()));
        if (python != null) {
            assertThat(python.strip()).isEqualTo(entries + " None");
        }
        String unzip = said(temp, List.of("unzip", "-tqq", zip.toString()));
        if (unzip != null) {
            assertThat(unzip.strip()).isEmpty();
        }
    }

    private static String said(Path temp, List<String> command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(temp, "said", ".txt");
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        } catch (IOException notInstalled) {
            System.out.println("not tried, since it is not installed: " + command.get(0));
            return null;
        }
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        String text = Files.readString(said);
        assertThat(process.exitValue()).as(text).isZero();
        return text;
    }
}
