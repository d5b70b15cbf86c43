package org.jiraextractor.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The settings of one deployment, by topic. They come from environment variables named {@code JIRA_EXTRACTOR_*}; a JVM system property of the same
 * name wins, which is how the launcher tells the application where the embedded database listens.
 *
 * <p>Values are immutable. Whoever needs settings reads them once at its start and keeps what it needs.
 *
 * @param dataDir   absolute; the embedded database, local exports, the key file and work files live below it
 * @param dataShared whether the folder of exports below it is a volume that all nodes have
 * @param database  empty: the launcher starts the embedded PostgreSQL
 * @param firstAdmin empty: the first-run page makes the admin
 * @param minio     empty: objects lie below the data folder
 * @param keeping   where new objects go, and when a day's sweep begins
 * @param mail      empty: no mail is sent, an admin is shown the links instead
 * @param warnings  sentences about names that are set but mean nothing here; no reason to stop
 */
public record Settings(Http http, Path dataDir, boolean dataShared, Optional<Database> database, Optional<FirstAdmin> firstAdmin, SealingKey sealingKey, Roles roles,
        Outbound outbound, Optional<Minio> minio, Keeping keeping, Optional<Mail> mail, List<String> warnings) {

    /** What every variable's name begins with. */
    public static final String PREFIX = "JIRA_EXTRACTOR_";

    /** @throws WrongSettings naming every wrong variable at once */
    public static Settings current() {
        return read(variables());
    }

    /** The variables of this process, system properties over the environment, only ours. */
    public static Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>();
        System.getenv().forEach((name, value) -> keepOurs(variables, name, value));
        System.getProperties().stringPropertyNames().forEach(name -> keepOurs(variables, name, System.getProperty(name)));
        return variables;
    }

    /**
     * @param variables full names to values; a blank value counts as not set, as compose files leave them; names of others are ignored
     * @throws WrongSettings naming every wrong variable at once
     */
    public static Settings read(Map<String, String> variables) {
        Variables from = new Variables(variables);
        Path dataDir = from.path("DATA_DIR").orElse(Path.of("data").toAbsolutePath());
        Settings settings = new Settings(
                Http.read(from),
                dataDir,
                from.flag("DATA_SHARED", false),
                Database.read(from),
                FirstAdmin.read(from),
                SealingKey.read(from, dataDir),
                Roles.read(from),
                Outbound.read(from),
                Minio.read(from),
                Keeping.read(from),
                Mail.read(from),
                Names.warnings(variables));
        from.refuseWhatIsWrong();
        return settings;
    }

    private static void keepOurs(Map<String, String> variables, String name, String value) {
        if (name.startsWith(PREFIX)) {
            variables.put(name, value);
        }
    }
}
