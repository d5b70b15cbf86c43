package org.jiraextractor.storage.minio;

import io.minio.AbortMultipartUploadArgs;
import io.minio.CompleteMultipartUploadArgs;
import io.minio.CreateMultipartUploadArgs;
import io.minio.HeadObjectArgs;
import io.minio.HeadObjectResponse;
import io.minio.Http;
import io.minio.ListMultipartUploadsArgs;
import io.minio.PutObjectAPIArgs;
import io.minio.PutObjectAPIBaseArgs;
import io.minio.UploadPartArgs;
import io.minio.UploadPartResponse;
import io.minio.messages.ListMultipartUploadsResult;
import org.jiraextractor.words.Refusal;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** An object while it is written: one call if it is small, else part after part. Closed before it was finished, nothing is left of it. */
final class Upload extends OutputStream {

    private static final Logger LOG = Logger.getLogger(Upload.class.getName());

    private final Calls calls;
    private final Bucket bucket;
    private final String name;
    private final String mediaType;
    private final Parts sizes;
    private final Part part;
    private final List<io.minio.messages.Part> sent = new ArrayList<>();
    private final MessageDigest sha256;
    private String id;
    private long size;
    private boolean finished;
    private boolean closed;

    Upload(Calls calls, Bucket bucket, String name, String mediaType, Parts sizes) {
        this.calls = calls;
        this.bucket = bucket;
        this.name = name;
        this.mediaType = mediaType;
        this.sizes = sizes;
        this.part = new Part(bucket.work());
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IllegalStateException("whoever writes an object must not close it");
        }
        sha256.update(bytes, offset, length);
        size += length;
        int from = offset;
        int end = offset + length;
        while (from < end) {
            long most = sizes.size(sent.size() + 1);
            if (part.size() == most) {
                // only now is it known that it is not the last one
                send();
                continue;
            }
            int count = (int) Math.min(most - part.size(), end - from);
            part.add(bytes, from, count);
            from += count;
        }
    }

    /** Puts it in place, for good. @return the SHA-256 of all of it */
    String finish() throws IOException {
        if (id == null) {
            putWhole();
        } else {
            send();
            complete();
        }
        finished = true;
        return HexFormat.of().formatHex(sha256.digest());
    }

    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        closed = true;
        part.close();
        if (!finished && id != null) {
            abort(id);
        }
    }

    private void putWhole() throws IOException {
        expectNothing(() -> calls.make(s3 -> s3.putObject(content(PutObjectAPIArgs.builder().contentType(mediaType)).bucket(bucket.name()).object(name).build())));
    }

    private void send() throws IOException {
        if (id == null) {
            begin();
        }
        int number = sent.size() + 1;
        UploadPartResponse answer = expectNothing(() -> calls.make(s3 -> s3.uploadPart(content(UploadPartArgs.builder())
                .bucket(bucket.name()).object(name).uploadId(id).partNumber(number).build())));
        sent.add(new io.minio.messages.Part(number, answer.part().etag()));
        part.clear();
    }

    /** With its sum: the library would read a file to its end for it and then send from there. */
    private <B extends PutObjectAPIBaseArgs.Builder<B, ?>> B content(B args) {
        args.headers(new Http.Headers(Http.Headers.X_AMZ_CONTENT_SHA256, part.sha256()));
        return part.bytes() != null ? args.data(part.bytes(), (int) part.size()) : args.file(part.file(), part.size());
    }

    /** What an earlier writer of the same name left when its process was killed costs room for ever: it goes first. */
    private void begin() throws IOException {
        ListMultipartUploadsResult left = expectNothing(() -> calls.make(s3 -> s3.listMultipartUploads(
                ListMultipartUploadsArgs.builder().bucket(bucket.name()).prefix(name).encodingType("url").build()))).result();
        for (ListMultipartUploadsResult.Upload upload : left.uploads()) {
            upload.setEncodingType(left.encodingType());
            if (upload.objectName().equals(name)) {
                abort(upload.uploadId());
            }
        }
        id = expectNothing(() -> calls.make(s3 -> s3.createMultipartUpload(CreateMultipartUploadArgs.builder().bucket(bucket.name()).object(name)
                .headers(new Http.Headers(Http.Headers.CONTENT_TYPE, mediaType)).build()))).result().uploadId();
    }

    private void complete() throws IOException {
        try {
            calls.make(s3 -> s3.completeMultipartUpload(CompleteMultipartUploadArgs.builder().bucket(bucket.name()).object(name).uploadId(id)
                    .parts(sent.toArray(io.minio.messages.Part[]::new)).maxRetries(0).build()), Trouble.Kind.ABSENT);
        } catch (Calls.Unanswered unknownUpload) {
            // an earlier try may have succeeded and only its answer been lost
            if (!isThere()) {
                throw new IOException("the upload of " + name + " is no longer known to the object store", unknownUpload);
            }
        }
    }

    private boolean isThere() throws IOException {
        try {
            HeadObjectResponse there = calls.make(s3 -> s3.headObject(HeadObjectArgs.builder().bucket(bucket.name()).object(name).build()), Trouble.Kind.ABSENT);
            return there.size() == size && there.etag().endsWith("-" + sent.size());
        } catch (Calls.Unanswered absent) {
            return false;
        }
    }

    /** A single try: whoever gives up has a reason, and the server takes abandoned parts away itself in a day. */
    private void abort(String upload) {
        try {
            calls.with(null).make(s3 -> s3.abortMultipartUpload(AbortMultipartUploadArgs.builder().bucket(bucket.name()).object(name).uploadId(upload).build()),
                    Trouble.Kind.ABSENT);
        } catch (Calls.Unanswered gone) {
            return;
        } catch (IOException | Refusal unreachable) {
            LOG.log(Level.WARNING, "the upload {0} of {1} could not be taken away: {2}", new Object[] {upload, name, unreachable.getMessage()});
        }
    }

    private static <T> T expectNothing(Answer<T> call) throws IOException {
        try {
            return call.get();
        } catch (Calls.Unanswered impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @FunctionalInterface
    private interface Answer<T> {
        T get() throws Calls.Unanswered, IOException;
    }
}
