package org.jiraextractor.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jiraextractor.config.Database;
import org.jiraextractor.config.Settings;
import org.jiraextractor.config.WrongSettings;

/**
 * One instance from its start to its end. Exit codes: 0 stopped on request, by Ctrl-C or SIGTERM; 1 could not start, or could not stop in order.
 */
public final class Launcher {

    private static final int FAILED = 1;

    private Launcher() {
    }

    /** Comes back once the application is ready; the process then lives until it is told to stop. */
    public static void run(String[] arguments) throws InterruptedException {
        Shutdown shutdown = new Shutdown();
        try {
            start(Arguments.read(arguments), shutdown);
        } catch (WrongSettings wrong) {
            wrong.problems().forEach(Terminal::complain);
            System.exit(FAILED);
        } catch (CannotStart refused) {
            Terminal.complain(refused.getMessage());
            shutdown.inOrder();
            System.exit(FAILED);
        } catch (Exception unforeseen) {
            Terminal.complain("The start failed: " + unforeseen);
            // with --verbose on the terminal, else in the output file
            unforeseen.printStackTrace();
            shutdown.inOrder();
            System.exit(FAILED);
        }
    }

    private static void start(Arguments arguments, Shutdown shutdown) throws Exception {
        long began = System.nanoTime();
        Optional<Demo> demo = arguments.demo() ? Optional.of(Demo.prepare()) : Optional.empty();
        Settings settings = Settings.current();
        settings.warnings().forEach(Terminal::complain);
        DataFolder data = DataFolder.hold(settings.dataDir());
        Port.mustBeFree(settings.http());
        shutdown.onSignals(data);
        if (arguments.tied()) {
            shutdown.onEndOfParent();
        }
        Path home = home();
        if (demo.isPresent()) {
            EmbeddedPostgres.stopLeftover(home.resolve("lib"), data);
            data.empty();
        }
        Database database = settings.database().isPresent() ? settings.database().get() : embedded(home, data, shutdown);
        hand(data, database);
        Terminal.say("Starting Jira Issue Extractor; data in " + data.path());
        Server server = Server.start(home.resolve("ROOT.war"), settings.http(), data, arguments.verbose());
        shutdown.first(server);
        server.mustBecomeReady();
        Terminal.say("Ready after " + (System.nanoTime() - began) / 1_000_000_000 + " s: " + settings.http().baseUrl().map(Object::toString).orElse(settings.http().url()));
        if (demo.isPresent()) {
            demo.get().show(settings);
        }
    }

    private static Database embedded(Path home, DataFolder data, Shutdown shutdown) throws IOException, InterruptedException {
        EmbeddedPostgres postgres = EmbeddedPostgres.start(home.resolve("lib"), data);
        shutdown.last(postgres);
        return postgres.database(data);
    }

    // the application reads its settings from the same names
    private static void hand(DataFolder data, Database database) {
        System.setProperty(Settings.PREFIX + "DATA_DIR", data.path().toString());
        System.setProperty(Settings.PREFIX + "DB_URL", JdbcUrl.complete(database.url()));
        System.setProperty(Settings.PREFIX + "DB_USER", database.user());
        System.setProperty(Settings.PREFIX + "DB_PASSWORD", database.password());
    }

    /** The folder of launcher.jar, where ROOT.war and lib lie too. */
    private static Path home() throws URISyntaxException {
        Path home = Path.of(Launcher.class.getProtectionDomain().getCodeSource().getLocation().toURI()).getParent();
        for (String needed : List.of("ROOT.war", "lib")) {
            if (!Files.exists(home.resolve(needed))) {
                throw new CannotStart(needed + " is missing in " + home + "; make the folder with mvn package.");
            }
        }
        return home;
    }
}
