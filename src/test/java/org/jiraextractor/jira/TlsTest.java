package org.jiraextractor.jira;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;

/** Certificates: those nobody vouches for, and those of an organisation's own authority. */
class TlsTest {

    private static final char[] PASSWORD = "password".toCharArray();

    @TempDir
    private Path directory;

    @Test
    void a_certificate_is_trusted_only_with_the_bundle_that_vouches_for_it() throws Exception {
        KeyStore own = ownCertificate();
        Path bundle = directory.resolve("ca.pem");
        Files.writeString(bundle, "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(own.getCertificate("own").getEncoded()) + "\n-----END CERTIFICATE-----\n");
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context(own)));
        server.createContext("/rest/api/2/serverInfo", exchange -> {
            StubSite.json(200, StubSite.SERVER_INFO).to(exchange);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort());
            SiteCheck distrusted = StubSite.open(uri, new Outgoing(true, null, null, "test")).check(Locale.ENGLISH);
            assertThat(distrusted.code()).isEqualTo("tls_failed");
            assertThat(distrusted.message()).contains("JIRA_EXTRACTOR_CA_BUNDLE");
            assertThat(StubSite.open(uri, new Outgoing(true, bundle, null, "test")).info().version()).isEqualTo("1001.0.0");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void plain_http_where_tls_is_asked_for_is_a_failure_of_tls() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readNBytes(1);
                } catch (java.io.IOException gone) {
                    throw new java.io.UncheckedIOException(gone);
                }
            });
            answering.start();
            URI uri = URI.create("https://127.0.0.1:" + server.getLocalPort());
            assertThat(StubSite.open(uri, new Outgoing(true, null, null, "test")).check(Locale.ENGLISH).code()).isEqualTo("tls_failed");
            answering.join();
        }
    }

    private KeyStore ownCertificate() throws Exception {
        Path store = directory.resolve("own.p12");
        Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "own", "-keyalg", "EC", "-dname",
                "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", new String(PASSWORD))
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore keys) throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
