package org.jiraextractor.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import javax.management.JMException;
import javax.management.ObjectName;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jiraextractor.config.Http;

/** Payara Micro with the application in it: alone, without Hazelcast, its log in a file, its own endpoints shut. */
final class Server {

    /** The application's name for itself in this JVM. */
    private static final String NODE = "org.jiraextractor:type=Node";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PayaraMicroRuntime runtime;
    private final Http http;
    private final ServerLog log;

    private Server(PayaraMicroRuntime runtime, Http http, ServerLog log) {
        this.runtime = runtime;
        this.http = http;
        this.log = log;
    }

    /** @param war named ROOT.war, which makes it the application of "/" */
    static Server start(Path war, Http http, DataFolder data, boolean verbose) throws Exception {
        Path folder = data.folder("server");
        // what the application fills with what Jira told: made here, for the owner alone, because root's data folder lets others pass
        for (String confidential : List.of("objects", "work")) {
            data.folder(confidential);
        }
        Path root = folder.resolve("root");
        // left over by a kill; the unpacked libraries of the server may stay
        delete(root);
        Files.createDirectories(root);
        Path log = data.folder("log");
        Path logging = Files.writeString(folder.resolve("logging.properties"), resource("logging.properties") + "java.util.logging.FileHandler.pattern=" + log.resolve("server-%g.log") + "\n"
                + (verbose ? "handlers=java.util.logging.FileHandler,java.util.logging.ConsoleHandler\n" : "handlers=java.util.logging.FileHandler\n"));
        Path beforeBoot = Files.writeString(folder.resolve("before-boot.txt"), resource("before-boot.txt").replace("{address}", http.address().getHostAddress()));
        Path afterBoot = Files.writeString(folder.resolve("after-boot.txt"), resource("after-boot.txt"));
        if (!verbose) {
            Terminal.keepForUs(log.resolve("output.log"));
        }
        ServerLog serverLog = ServerLog.of(log);
        // its services start on several threads otherwise, and now and then two of them change the same list: the start fails with a ConcurrentModificationException
        System.setProperty("org.glassfish.startupThreadPolicy", "USE_NO_THREADS");
        PayaraMicroRuntime runtime;
        try {
            runtime = PayaraMicroLauncher.create(new String[] {"--noHazelcast", "--disablephonehome",
                    "--port", Integer.toString(http.port()), "--rootdir", root.toString(), "--unpackdir", folder.resolve("libraries").toString(),
                    "--logproperties", logging.toString(), "--prebootcommandfile", beforeBoot.toString(), "--postbootcommandfile", afterBoot.toString(),
                    "--deploy", war.toString()}).getRuntime();
        } catch (BootstrapException failed) {
            throw new CannotStart("The server does not start (" + failed.getMessage() + "); see " + serverLog.file() + ".", failed);
        }
        return new Server(runtime, http, serverLog);
    }

    /** Comes back when the application answers that it is ready: an open port means nothing, and there are 500s while it is deployed. */
    void mustBecomeReady() throws InterruptedException {
        // one that refuses to start after others of its beans have is named among the deployed all the same
        if (runtime.getDeployedApplicationNames().isEmpty() || log.tellsOfAFailedStart()) {
            throw new CannotStart("The application could not be deployed" + log.reason() + "; see " + log.file() + ".");
        }
        HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(http.url() + "/health/ready")).timeout(Duration.ofSeconds(10)).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        String last = "no answer";
        while (System.nanoTime() < end) {
            try {
                HttpResponse<String> answer = client.send(ready, HttpResponse.BodyHandlers.ofString());
                // degraded: the object store is away; what needs it waits for it, and the pages say so
                if (answer.statusCode() == 200 || answer.body().contains("\"status\":\"degraded\"")) {
                    return;
                }
                last = "it answers " + answer.statusCode() + (answer.body().startsWith("{") ? " " + answer.body().lines().findFirst().orElse("") : "");
            } catch (IOException notYet) {
                last = String.valueOf(notYet.getMessage());
            }
            Thread.sleep(50);
        }
        throw new CannotStart("The application is not ready after " + PATIENCE.toSeconds() + " s (" + last + "); see " + log.file() + ".");
    }

    /** The jobs first: they are handed back while the application still has its data source, which the server takes away before anything of it is told to stop. */
    void stop() throws BootstrapException, JMException {
        ObjectName node = new ObjectName(NODE);
        if (ManagementFactory.getPlatformMBeanServer().isRegistered(node)) {
            ManagementFactory.getPlatformMBeanServer().invoke(node, "handBack", null, null);
        }
        runtime.shutdown();
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = Server.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                    Files.delete(each);
                }
            }
        }
    }
}
