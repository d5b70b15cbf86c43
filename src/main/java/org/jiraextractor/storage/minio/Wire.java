package org.jiraextractor.storage.minio;

import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import org.jiraextractor.crypto.Trust;

import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How bytes go to the server: straight, with time-outs, and never tried again behind our back. */
final class Wire implements AutoCloseable {

    /** As many calls at once as the extractions and downloads of one node may want; the library's own limit is five. */
    private static final int CALLS = 128;

    private final OkHttpClient http;
    private final S3 s3;

    Wire(Bucket bucket, Duration silence) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(CALLS);
        dispatcher.setMaxRequestsPerHost(CALLS);
        OkHttpClient.Builder builder = new OkHttpClient.Builder().dispatcher(dispatcher).protocols(List.of(Protocol.HTTP_1_1)).proxy(Proxy.NO_PROXY)
                .followRedirects(false).connectTimeout(silence.dividedBy(6)).readTimeout(silence).writeTimeout(silence)
                .connectionPool(new ConnectionPool(32, 1, TimeUnit.MINUTES));
        if (bucket.caBundle() != null) {
            Trust trust = Trust.with(bucket.caBundle());
            builder.sslSocketFactory(trust.sockets(), trust.certificates());
        }
        this.http = builder.build();
        this.s3 = new S3(bucket, http);
    }

    S3 s3() {
        return s3;
    }

    /** The next call opens a connection of its own: after a restart of the server every idle one is dead, and each would cost a try. */
    void forgetConnections() {
        http.connectionPool().evictAll();
    }

    @Override
    public void close() {
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
