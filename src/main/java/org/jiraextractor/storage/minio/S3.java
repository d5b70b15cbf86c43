package org.jiraextractor.storage.minio;

import io.minio.BaseS3Client;
import io.minio.Http;
import io.minio.ObjectArgs;
import io.minio.credentials.StaticProvider;
import okhttp3.OkHttpClient;
import okhttp3.Response;

import java.util.concurrent.CompletableFuture;

/** The library's single calls. Its grown-up client would load compressors that nobody here needs, and try again behind our back. */
final class S3 extends BaseS3Client {

    S3(Bucket bucket, OkHttpClient http) {
        super(url(bucket), new StaticProvider(bucket.accessKey(), bucket.secretKey(), null), http, false);
    }

    private static Http.BaseUrl url(Bucket bucket) {
        Http.BaseUrl url = new Http.BaseUrl(bucket.endpoint().toString());
        url.setRegion(bucket.region());
        return url;
    }

    /**
     * @param from first byte
     * @param end  behind the last byte; {@link Long#MAX_VALUE} for all
     * @param etag of the object that is meant, null for any
     * @return to be closed
     */
    CompletableFuture<Response> get(ObjectArgs object, long from, long end, String etag) {
        Http.Headers headers = new Http.Headers();
        if (from > 0 || end < Long.MAX_VALUE) {
            headers.put("Range", "bytes=" + from + "-" + (end < Long.MAX_VALUE ? end - 1 : ""));
        }
        if (etag != null) {
            headers.put("If-Match", etag);
        }
        return executeGetAsync(object, headers, null);
    }

    CompletableFuture<Void> delete(ObjectArgs object) {
        return executeDeleteAsync(object, null, null).thenAccept(Response::close);
    }
}
