package org.jiraextractor.jira;

import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;

/** How bytes go out: through the guard, with time-outs, never following a redirect by itself. */
record Wire(OkHttpClient http, AddressGuard guard, boolean proxied, String userAgent) {

    static Wire of(Outgoing outgoing) {
        AddressGuard guard = new AddressGuard(outgoing.allowLoopback());
        OkHttpClient.Builder http = new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                .connectTimeout(Duration.ofSeconds(8)).readTimeout(Duration.ofSeconds(60)).writeTimeout(Duration.ofSeconds(30))
                .connectionPool(new ConnectionPool(32, 1, java.util.concurrent.TimeUnit.MINUTES));
        if (outgoing.proxy() == null) {
            http.proxy(Proxy.NO_PROXY).dns(guard).socketFactory(new GuardedSockets(guard));
        } else {
            through(outgoing.proxy(), http);
        }
        if (outgoing.caBundle() != null) {
            trust(outgoing.caBundle(), http);
        }
        return new Wire(http.build(), guard, outgoing.proxy() != null, outgoing.userAgent());
    }

    private static void through(URI proxy, OkHttpClient.Builder http) {
        int port = proxy.getPort() < 0 ? 80 : proxy.getPort();
        http.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.getHost(), port)));
        if (proxy.getUserInfo() != null) {
            String[] parts = proxy.getUserInfo().split(":", 2);
            String authorization = Credentials.basic(parts[0], parts.length > 1 ? parts[1] : "");
            http.proxyAuthenticator((route, response) -> response.request().header("Proxy-Authorization") != null
                    ? null : response.request().newBuilder().header("Proxy-Authorization", authorization).build());
        }
    }

    /** The JDK's certificates and those of the bundle, both. */
    private static void trust(Path bundle, OkHttpClient.Builder http) {
        try (InputStream pem = Files.newInputStream(bundle)) {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            int number = 0;
            for (Certificate usual : manager(null).getAcceptedIssuers()) {
                anchors.setCertificateEntry("jdk-" + number++, usual);
            }
            for (Certificate own : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
                anchors.setCertificateEntry("own-" + number++, own);
            }
            X509TrustManager all = manager(anchors);
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[] {all}, null);
            http.sslSocketFactory(tls.getSocketFactory(), all);
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalStateException("The certificates in " + bundle + " cannot be read as PEM", unreadable);
        }
    }

    private static X509TrustManager manager(KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        return (X509TrustManager) factory.getTrustManagers()[0];
    }
}
