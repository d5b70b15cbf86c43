package org.jiraextractor.support;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** An S3 server inside the tests' JVM: objects in memory, signatures checked; it can be stopped and started again with what it holds, and be full. */
public final class S3Server implements AutoCloseable {

    public static final String ACCESS_KEY = "an-access-key";
    public static final String SECRET_KEY = "a-secret-key";

    private final Disk disk = new Disk(new TransientNio2BlobStore());
    private S3Proxy server;
    private final int port = Ports.one();

    public S3Server() {
        start();
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Starts it again, at the same address, after {@link #stop()}. */
    public void start() {
        try {
            server = S3Proxy.builder().blobStore(disk).endpoint(URI.create("http://127.0.0.1:" + port)).awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                    .stopTimeout(0).build();
            server.start();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    public void stop() {
        try {
            server.stop();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** From now on it takes nothing in, or does again. */
    public void full(boolean full) {
        disk.full = full;
    }

    public boolean hasBucket(String bucket) {
        return disk.containerExists(bucket);
    }

    /** Names of the objects of which parts lie about. */
    public List<String> unfinished(String bucket) {
        return disk.listMultipartUploads(bucket).stream().map(software.amazon.awssdk.services.s3.model.MultipartUpload::key).toList();
    }

    @Override
    public void close() {
        stop();
        disk.close();
    }

    private static final class Disk extends ForwardingBlobStore {

        private volatile boolean full;

        Disk(BlobStore behind) {
            super(behind);
        }

        /** In the order of their bytes, as S3 and MinIO do; this one goes by UTF-16. */
        @Override
        public ListObjectsV2Response list(ListObjectsV2Request request) {
            ListObjectsV2Response page = super.list(request);
            return page.toBuilder().contents(page.contents().stream().sorted((a, b) -> Arrays.compareUnsigned(bytes(a), bytes(b))).toList()).build();
        }

        private static byte[] bytes(S3Object object) {
            return object.key().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public PutObjectResponse putBlob(PutObjectRequest request, InputStream body) {
            requireRoom();
            return super.putBlob(request, body);
        }

        @Override
        public UploadPartResponse uploadMultipartPart(MultipartUpload upload, UploadPartRequest request, InputStream body) {
            requireRoom();
            return super.uploadMultipartPart(upload, request, body);
        }

        private void requireRoom() {
            if (full) {
                throw S3Exception.builder().statusCode(507).awsErrorDetails(AwsErrorDetails.builder().errorCode("XMinioStorageFull")
                        .errorMessage("Storage backend has reached its minimum free drive threshold.").build()).build();
            }
        }
    }
}
