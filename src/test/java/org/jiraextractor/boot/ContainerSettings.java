package org.jiraextractor.boot;

import org.jiraextractor.config.Database;
import org.jiraextractor.launcher.PlainDatabase;
import org.jiraextractor.support.Ports;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import java.io.IOException;
import java.io.InputStream;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Before the server starts: a database, a free port, a data folder, and what arquillian.xml asks for. Inside the server it does nothing. */
class ContainerSettings implements BeforeAllCallback {

    /** 32 bytes each: what seals, and what did before. */
    static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
    static final String FORMER_KEY = "ZmVkY2JhOTg3NjU0MzIxMGZlZGNiYTk4NzY1NDMyMTA=";

    private static final Path BUNDLE = Path.of(System.getProperty("bundle.directory", "target/jira-issue-extractor")).toAbsolutePath();

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        if (System.getProperty("JIRA_EXTRACTOR_DB_URL") == null && System.getProperty("container.server") == null) {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/apps").toAbsolutePath()), "container");
            PlainDatabase postgres = PlainDatabase.start(BUNDLE.resolve("lib"), folder.resolve("data"));
            // before the server is told to stop; a database that stops early only makes its log longer
            context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).put(ContainerSettings.class, (ExtensionContext.Store.CloseableResource) postgres::close);
            tell(folder, postgres.database());
        }
    }

    private static void tell(Path folder, Database database) throws IOException {
        Files.createDirectories(folder.resolve("server"));
        // the one that the server tells of itself, and tests then call
        String address = address().getHostAddress();
        Path beforeBoot = folder.resolve("before-boot.txt");
        try (InputStream commands = ContainerSettings.class.getResourceAsStream("/org/jiraextractor/launcher/before-boot.txt")) {
            Files.writeString(beforeBoot, new String(commands.readAllBytes(), StandardCharsets.UTF_8).replace("{address}", address));
        }
        int port = Ports.one();
        Map<String, String> settings = new HashMap<>(Map.of("HTTP_ADDRESS", address, "DATA_DIR", folder.resolve("data").toString(), "DB_URL", database.url(), "DB_USER", database.user(), "DB_PASSWORD", database.password(),
                "HTTP_PORT", Integer.toString(port), "ADMIN_EMAIL", "admin@example.org", "ADMIN_PASSWORD", "correct-horse-battery", "ALLOW_LOOPBACK", "true"));
        settings.put("SECRET_KEY", KEY);
        settings.put("SECRET_KEY_FORMER", FORMER_KEY);
        System.setProperty("container.server", server().toString());
        // it goes into an XML file as it stands
        System.setProperty("container.java", settings.entrySet().stream().map(each -> "-DJIRA_EXTRACTOR_" + each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining(" ", "-Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS ", "")).replace("&", "&amp;"));
        System.setProperty("container.options", "--noHazelcast --disablephonehome --port " + port + " --prebootcommandfile " + beforeBoot + " --rootdir " + folder.resolve("server")
                + " --unpackdir " + folder.resolve("libraries"));
    }

    private static InetAddress address() throws IOException {
        for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            for (InetAddress address : Collections.list(each.getInetAddresses())) {
                if (each.isUp() && !each.isLoopback() && address instanceof Inet4Address) {
                    return address;
                }
            }
        }
        return InetAddress.getLoopbackAddress();
    }

    private static Path server() throws IOException {
        try (Stream<Path> lib = Files.list(BUNDLE.resolve("lib"))) {
            return lib.filter(file -> file.getFileName().toString().startsWith("payara-micro-")).findFirst().orElseThrow(() -> new IOException("no server in " + BUNDLE + "; run mvn package first"));
        }
    }
}
