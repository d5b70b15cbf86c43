package org.jiraextractor.support;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A real MinIO server: the program that {@code -Dminio.program} or the environment's {@code MINIO_PROGRAM} names. Where there is none, the test is skipped. */
public final class MinioServer implements AutoCloseable {

    public static final String ACCESS_KEY = "an-access-key";
    public static final String SECRET_KEY = "a-secret-key";

    private final Path program;
    private final Path data;
    private final int port;
    private Process process;

    private MinioServer(Path program, Path data) {
        this.program = program;
        this.data = data;
        port = Ports.one();
    }

    /** @param data an empty folder for its objects and its log */
    public static MinioServer orSkip(Path data) {
        String named = System.getProperty("minio.program", "");
        String program = named.isBlank() ? String.valueOf(System.getenv("MINIO_PROGRAM")) : named;
        Assumptions.assumeTrue(Files.isExecutable(Path.of(program)), "no MinIO server is at hand; name its program in MINIO_PROGRAM");
        MinioServer server = new MinioServer(Path.of(program), data);
        server.start();
        return server;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it, again with what it holds after a {@link #stop()}, and comes back when it answers. */
    public void start() {
        try {
            ProcessBuilder builder = new ProcessBuilder(program.toString(), "server", "--address", "127.0.0.1:" + port, data.resolve("objects").toString())
                    .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(data.resolve("minio.log").toFile()));
            builder.environment().put("MINIO_ROOT_USER", ACCESS_KEY);
            builder.environment().put("MINIO_ROOT_PASSWORD", SECRET_KEY);
            builder.environment().put("MINIO_BROWSER", "off");
            builder.environment().put("HOME", data.toString());
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest ready = HttpRequest.newBuilder(endpoint().resolve("/minio/health/ready")).timeout(Duration.ofSeconds(5)).build();
        Awaitility.await("MinIO to be ready").atMost(Duration.ofSeconds(90)).ignoreExceptions()
                .until(() -> client.send(ready, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }

    public void stop() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
