package org.jiraextractor.support;

import org.jiraextractor.config.Database;
import org.jiraextractor.launcher.PlainDatabase;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Several nodes with a PostgreSQL, a volume for their exports and a sealing key in common: one for the web, two workers of which the first is the scheduler too and each runs one job. All start at once. */
public final class Cluster implements AutoCloseable {

    private static final Path BUNDLE = Path.of(System.getProperty("bundle.directory", "target/jira-issue-extractor")).toAbsolutePath();
    private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

    private final Path folder;
    private final PlainDatabase postgres;
    private final Database database;
    private final RunningApp web;
    private final List<RunningApp> workers;

    private Cluster() throws Exception {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/apps").toAbsolutePath()), "cluster");
        Files.createDirectory(folder.resolve("volume"));
        postgres = PlainDatabase.start(BUNDLE.resolve("lib"), folder.resolve("data"));
        database = postgres.database();
        web = node(Map.of("ENABLE_WORKER", "false", "ENABLE_SCHEDULER", "false"));
        workers = List.of(node(Map.of("ENABLE_WEB", "false")), node(Map.of("ENABLE_WEB", "false", "ENABLE_SCHEDULER", "false")));
    }

    public static Cluster start() {
        try {
            Cluster cluster = new Cluster();
            try {
                cluster.up();
                return cluster;
            } catch (RuntimeException | Error failed) {
                cluster.close();
                throw failed;
            }
        } catch (RuntimeException unchecked) {
            throw unchecked;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Starts, all at once, what does not run. */
    public void up() {
        List<CompletableFuture<?>> starts = new ArrayList<>();
        for (RunningApp node : all()) {
            if (!node.isAlive()) {
                starts.add(CompletableFuture.runAsync(node::start, task -> new Thread(task, "start").start()));
            }
        }
        starts.forEach(start -> start.orTimeout(5, TimeUnit.MINUTES).join());
    }

    public RunningApp web() {
        return web;
    }

    public List<RunningApp> workers() {
        return workers;
    }

    /** Another node, not started. */
    public RunningApp node(Map<String, String> more) {
        Map<String, String> variables = new HashMap<>(Map.of("DB_URL", database.url(), "DB_USER", database.user(), "DB_PASSWORD", database.password(), "SECRET_KEY", KEY, "DATA_SHARED", "true", "MAX_JOBS", "1"));
        variables.putAll(more);
        RunningApp node = RunningApp.notStarted(variables);
        try {
            // as a volume that is mounted there
            Files.createDirectories(node.dataDir());
            Files.createSymbolicLink(node.dataDir().resolve("objects"), folder.resolve("volume"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return node;
    }

    /** The worker that holds a job now; null where none does. */
    public RunningApp holderOf(String job) {
        List<String> holder = query("select lease_holder from jobs where id = cast(? as uuid) and status = 'running'", job);
        return holder.isEmpty() ? null : workers.stream().filter(worker -> id(worker).equals(holder.get(0))).findFirst().orElseThrow();
    }

    public static String id(RunningApp node) {
        try {
            return Files.readString(node.dataDir().resolve("node.id")).strip();
        } catch (IOException notYet) {
            throw new UncheckedIOException(notYet);
        }
    }

    /** The first column as text. */
    public List<String> query(String sql, String... parameters) {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password()); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> found = new ArrayList<>();
            if (statement.execute()) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        found.add(rows.getString(1));
                    }
                }
            }
            return found;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private List<RunningApp> all() {
        List<RunningApp> all = new ArrayList<>(workers);
        all.add(web);
        return all;
    }

    @Override
    public void close() {
        all().parallelStream().forEach(RunningApp::close);
        try {
            postgres.close();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
