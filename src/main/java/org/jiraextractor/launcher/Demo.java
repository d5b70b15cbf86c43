package org.jiraextractor.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.jiraextractor.config.Settings;
import org.jiraextractor.demo.DemoJira;
import org.jiraextractor.demo.DemoOptions;
import org.jiraextractor.demo.panel.Panel;

/**
 * The product tried in one word: a Jira of its own, an admin, a connection and a first export, made over the public API as anybody would. It starts afresh each time, in the folder demo
 * below the data folder.
 */
final class Demo {

    private static final String EMAIL = "admin@demo.example";
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int PASSWORD_LENGTH = 16;
    // so that there is something to watch; a real site takes three times as long
    private static final Duration LATENCY = Duration.ofMillis(40);

    private final String password;

    private Demo(String password) {
        this.password = password;
    }

    /** Says by system properties what the demo needs otherwise; what the operator has set about ports and addresses stays. */
    static Demo prepare() {
        String password = password();
        Path folder = Settings.current().dataDir().resolve("demo");
        Map.of("DATA_DIR", folder.toString(), "ADMIN_EMAIL", EMAIL, "ADMIN_PASSWORD", password, "ALLOW_LOOPBACK", "true")
                .forEach((name, value) -> System.setProperty(Settings.PREFIX + name, value));
        return new Demo(password);
    }

    /** Shows the product; comes back when the first export has ended. The demo Jira lives on. */
    void show(Settings settings) throws IOException, InterruptedException {
        DemoJira jira = DemoJira.start(DemoOptions.defaults().withLatency(LATENCY).withResets(true));
        Panel panel = Panel.open(jira, 0);
        String url = settings.http().url();
        Terminal.say("");
        Terminal.say("  Log in with   " + EMAIL + "   " + password);
        Terminal.say("  Demo Jira     " + jira.baseUri() + " (" + jira.world().size() + " issues, made up, here only)");
        Terminal.say("  Its moods     " + panel.uri() + " (slow it down, limit it, break it, while an export runs)");
        Terminal.say("");
        try {
            DemoVisitor visitor = new DemoVisitor(url);
            visitor.logIn(EMAIL, password);
            String connection = visitor.connect(jira.baseUri().toString(), jira.email(), jira.token());
            String job = visitor.export(connection);
            Terminal.say("Exporting everything as JSON and CSV:");
            tell(visitor.follow(job, new DemoProgress()), url, settings.dataDir());
        } catch (IOException failed) {
            Terminal.complain("The first export did not come about: " + failed.getMessage());
        }
        Terminal.say("Ctrl-C ends the demo. The next one starts afresh.");
    }

    private static void tell(DemoOutcome outcome, String url, Path data) {
        Terminal.say(outcome.sentence());
        Terminal.say("");
        Terminal.say("  Page   " + url + "/jobs/" + outcome.job());
        outcome.file(data).ifPresent(file -> Terminal.say("  ZIP    " + file));
        Terminal.say("");
    }

    private static String password() {
        SecureRandom random = new SecureRandom();
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < PASSWORD_LENGTH; i++) {
            password.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }
}
