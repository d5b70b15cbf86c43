package org.jiraextractor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How root runs PostgreSQL, which refuses to be root: as the user {@code postgres} if there is one, else as {@code nobody}, in a folder that this user owns.
 *
 * <p>That folder may lie below one that the user may not enter, like a home of mode 0700. Then the programs get the one capability that lets them pass, to read and search, and no other: the
 * data stays in the data folder, moves and goes with it. The secure bit is needed since {@code access(2)} ignores capabilities without it.
 *
 * @param user   the owner of the folder; empty if this process is not root and nothing changes
 * @param prefix words that go before a command
 */
record Unprivileged(String user, List<String> prefix) {

    private static final List<String> CAPABILITIES = List.of("dac_read_search", "dac_override");

    static boolean needed() {
        return "root".equals(System.getProperty("user.name"));
    }

    /**
     * @param folder  where the programs and the data lie; given to the user
     * @param program one below the folder that prints its version
     */
    static Unprivileged of(Path folder, Path program) throws IOException, InterruptedException {
        if (!needed()) {
            return new Unprivileged("", List.of());
        }
        String user = chosen();
        giveTo(user, folder, program);
        for (List<String> prefix : ways(user)) {
            if (Command.succeeds(prefix, program.toString(), "--version")) {
                return new Unprivileged(user, prefix);
            }
        }
        throw new CannotStart("PostgreSQL refuses to run as root and could not be run as the user " + user + " in " + folder
                + "; start as another user, set JIRA_EXTRACTOR_DATA_DIR to a folder that everyone may enter, or set JIRA_EXTRACTOR_DB_URL.");
    }

    private static String chosen() throws IOException {
        try (Stream<String> accounts = Files.lines(Path.of("/etc/passwd"))) {
            return accounts.anyMatch(account -> account.startsWith("postgres:")) ? "postgres" : "nobody";
        }
    }

    private static List<List<String>> ways(String user) {
        List<String> setpriv = List.of("setpriv", "--reuid", user, "--regid", group(user), "--clear-groups");
        List<List<String>> ways = new ArrayList<>();
        ways.add(setpriv);
        for (String capability : CAPABILITIES) {
            String only = "-all,+" + capability;
            List<String> way = new ArrayList<>(setpriv);
            way.addAll(List.of("--securebits=+no_setuid_fixup", "--inh-caps=" + only, "--ambient-caps=" + only, "--bounding-set=" + only));
            ways.add(way);
        }
        ways.add(List.of("runuser", "-u", user, "--"));
        return ways;
    }

    // the group has the user's name except for nobody, whose group is called nogroup or nobody: its number is asked for
    private static String group(String user) {
        try (Stream<String> accounts = Files.lines(Path.of("/etc/passwd"))) {
            return accounts.filter(account -> account.startsWith(user + ":")).map(account -> account.split(":")[3]).findFirst().orElse(user);
        } catch (IOException unreadable) {
            return user;
        }
    }

    private static void giveTo(String user, Path folder, Path program) throws IOException {
        var owner = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
        if (Files.getOwner(folder).equals(owner) && Files.getOwner(program).equals(owner)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                if (!Files.isSymbolicLink(each)) {
                    Files.setOwner(each, owner);
                }
            }
        }
    }
}
