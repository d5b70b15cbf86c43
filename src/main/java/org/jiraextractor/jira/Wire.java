package org.jiraextractor.jira;

import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.jiraextractor.crypto.Trust;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/** How bytes go out: through the guard, with time-outs, never following a redirect by itself. */
record Wire(OkHttpClient http, AddressGuard guard, boolean proxied, String userAgent) {

    static Wire of(Outgoing outgoing) {
        AddressGuard guard = new AddressGuard(outgoing.allowLoopback());
        OkHttpClient.Builder http = new OkHttpClient.Builder().followRedirects(false).followSslRedirects(false)
                .connectTimeout(Duration.ofSeconds(8)).readTimeout(outgoing.silence()).writeTimeout(Duration.ofSeconds(30))
                .connectionPool(new ConnectionPool(32, 1, java.util.concurrent.TimeUnit.MINUTES));
        if (outgoing.proxy() == null) {
            http.proxy(Proxy.NO_PROXY).dns(guard).socketFactory(new GuardedSockets(guard));
        } else {
            through(outgoing.proxy(), http);
        }
        if (outgoing.caBundle() != null) {
            Trust trust = Trust.with(outgoing.caBundle());
            http.sslSocketFactory(trust.sockets(), trust.certificates());
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
}
