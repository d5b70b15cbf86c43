package org.jiraextractor.support;

import org.awaitility.Awaitility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The application as people run it: {@code java -jar launcher.jar}, with its own database, on a free port, in a data folder of its own, with an admin. Tests share {@link #shared()}, which is
 * started when the first one asks and stopped after the last; one that kills, or needs other settings, takes {@link #ofItsOwn()} and closes it.
 */
public final class RunningApp implements AutoCloseable {

    public static final String ADMIN_EMAIL = "admin@example.org";
    /** From here the shared application believes what a proxy says of a request: loopback too, so that a test can be that proxy. */
    public static final String PROXY = "127.0.0.2";
    public static final String ADMIN_PASSWORD = "correct horse battery";

    private static final Path BUNDLE = Path.of(System.getProperty("bundle.directory", "target/jira-issue-extractor")).toAbsolutePath();
    private static final Duration LONGEST_START = Duration.ofSeconds(240);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(120);

    private static RunningApp shared;

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final int port;
    private List<String> before = List.of();
    /** One that is started again and again has no time to be made fast; in the one that all share, passwords are hashed many times faster without this. */
    private List<String> compiler = List.of("-XX:TieredStopAtLevel=1");
    private Process process;
    private int starts;
    private Api admin;

    private RunningApp(Map<String, String> more) {
        try {
            folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/apps").toAbsolutePath()), "app");
            port = Ports.one();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        set("HTTP_PORT", Integer.toString(port));
        set("DATA_DIR", folder.resolve("data").toString());
        set("ADMIN_EMAIL", ADMIN_EMAIL);
        set("ADMIN_PASSWORD", ADMIN_PASSWORD);
        set("ALLOW_LOOPBACK", "true");
        more.forEach(this::set);
    }

    /** The one that all tests of this JVM share. It must be left as it was found: what a test makes is its own, under names of its own. */
    public static synchronized RunningApp shared() {
        if (shared == null) {
            RunningApp app = new RunningApp(Map.of("TRUSTED_PROXIES", PROXY));
            app.compiler = List.of();
            Runtime.getRuntime().addShutdownHook(new Thread(app::close));
            app.start();
            shared = app;
        }
        return shared;
    }

    /** One for the caller alone, started, to be closed. */
    public static RunningApp ofItsOwn() {
        return ofItsOwn(Map.of());
    }

    /** @param variables names without {@code JIRA_EXTRACTOR_} */
    public static RunningApp ofItsOwn(Map<String, String> variables) {
        RunningApp app = notStarted(variables);
        try {
            app.start();
        } catch (RuntimeException | Error failed) {
            app.close();
            throw failed;
        }
        return app;
    }

    /**
     * One whose exports lie on a disk of their own of so many megabytes, kept in memory, seen by its process alone (its files are reached by {@link #seenByItself}).
     * Linux only, and only for somebody who may mount.
     */
    public static RunningApp onSmallDisk(int megabytes) {
        RunningApp app = notStarted(Map.of());
        app.before = List.of("unshare", "--mount", "--propagation", "private", "sh", "-c", "mkdir -p \"$0\" && mount -t tmpfs -o mode=0777,size=" + megabytes + "m small \"$0\" && exec \"$@\"",
                app.dataDir().resolve("objects").toString());
        app.start();
        return app;
    }

    /** Whether {@link #onSmallDisk} can be had here. */
    public static boolean canMount() {
        try {
            Process tried = new ProcessBuilder("unshare", "--mount", "--propagation", "private", "sh", "-c", "mount -t tmpfs small /mnt").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            return tried.waitFor(30, TimeUnit.SECONDS) && tried.exitValue() == 0;
        } catch (IOException | InterruptedException notHere) {
            return false;
        }
    }

    /** A file of the application's data as its own process sees it. */
    public Path seenByItself(Path file) {
        return Path.of("/proc/" + pid() + "/root" + file);
    }

    /** For tests of the start itself. */
    public static RunningApp notStarted(Map<String, String> variables) {
        return new RunningApp(variables);
    }

    static synchronized void closeShared() {
        if (shared != null) {
            shared.close();
        }
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port);
    }

    public Path dataDir() {
        return folder.resolve("data");
    }

    /** Somebody who is not logged in. */
    public Api anonymous() {
        return new Api(baseUri(), null);
    }

    /** The first admin, logged in once and kept: log-ins are slow on purpose, and too many are refused. */
    public synchronized Api admin() {
        if (admin == null) {
            admin = anonymous().logIn(ADMIN_EMAIL, ADMIN_PASSWORD);
        }
        return admin;
    }

    /** Sets or, with null, takes away a variable for the next start; the name without {@code JIRA_EXTRACTOR_}. */
    public void set(String name, String value) {
        if (value == null) {
            variables.remove("JIRA_EXTRACTOR_" + name);
        } else {
            variables.put("JIRA_EXTRACTOR_" + name, value);
        }
    }

    /** Starts it and comes back when it is ready. */
    public RunningApp start(String... arguments) {
        launch(arguments);
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (!output().contains("Ready after")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("The application did not start:\n" + output() + logTail());
            }
            pause();
        }
        return this;
    }

    /** Runs it to its own end. For starts that are refused. */
    public int runToItsEnd(String... arguments) {
        launch(arguments);
        return waitForTheEnd();
    }

    /** As Ctrl-C or {@code docker stop} do. @return the exit code */
    public int stop() {
        process.destroy();
        return waitForTheEnd();
    }

    /** As the kernel does when memory runs out: kill -9, of this process alone. Its database lives on, as it would. */
    public void killHard() {
        process.destroyForcibly();
        waitForTheEnd();
    }

    /** Starts it again, on the same data and port. */
    public RunningApp restart() {
        if (process.isAlive()) {
            stop();
        }
        return start();
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** What the last start has printed, both streams. */
    public String output() {
        try {
            return Files.readString(outputFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Stops what runs and takes the data away. */
    @Override
    public void close() {
        try {
            if (isAlive()) {
                stop();
            }
            stopOrphan();
            // what ends with it may still write or take away a last file
            Awaitility.await("the folder of an application to be gone").atMost(Duration.ofSeconds(60)).ignoreExceptions().until(this::deleted);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean deleted() throws IOException {
        try (Stream<Path> all = Files.exists(folder) ? Files.walk(folder) : Stream.empty()) {
            for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(each);
            }
        }
        return true;
    }

    private void launch(String... arguments) {
        Path launcher = BUNDLE.resolve("launcher.jar");
        if (!Files.exists(launcher)) {
            throw new IllegalStateException(launcher + " is missing: run mvn package, or mvn verify, first");
        }
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(System.getProperty("java.home") + "/bin/java", "-XX:+UseSerialGC"));
        command.addAll(compiler);
        command.addAll(List.of("-Xmx512m", "-jar", launcher.toString()));
        command.addAll(List.of(arguments));
        starts++;
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).redirectOutput(outputFile().toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("JIRA_EXTRACTOR_"));
        builder.environment().putAll(variables);
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private int waitForTheEnd() {
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("The application did not end:\n" + output() + logTail());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    // a database whose application was killed
    private void stopOrphan() throws IOException {
        Path pidFile = dataDir().resolve("postgres/17/postmaster.pid");
        if (Files.exists(pidFile)) {
            long pid = Long.parseLong(Files.readString(pidFile).lines().findFirst().orElseThrow().strip());
            ProcessHandle.of(pid).filter(found -> found.info().commandLine().orElse("").contains(dataDir().toString())).ifPresent(postgres -> {
                postgres.destroy();
                postgres.onExit().orTimeout(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS).join();
            });
        }
    }

    private Path outputFile() {
        return folder.resolve("output-" + starts + ".txt");
    }

    private String logTail() {
        Path log = dataDir().resolve("log/server-0.log");
        try {
            List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException unreadable) {
            return "(" + unreadable + ")";
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
