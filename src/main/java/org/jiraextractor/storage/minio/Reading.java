package org.jiraextractor.storage.minio;

import io.minio.GetObjectArgs;
import okhttp3.Response;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** An object while it is read. Where the connection breaks it goes on at the next byte, of the very same object or not at all. */
final class Reading extends InputStream {

    /** So often in a row a connection may break without a single byte. */
    private static final int TRIES = 5;

    private final Calls calls;
    private final Bucket bucket;
    private final String name;
    private final long end;
    private long position;
    private String etag;
    private InputStream in;
    private int empty;

    /**
     * @param length how many bytes from {@code offset} at most; {@link Long#MAX_VALUE} for all
     * @throws FileNotFoundException where there is no such object
     */
    Reading(Calls calls, Bucket bucket, String name, long offset, long length) throws IOException {
        this.calls = calls;
        this.bucket = bucket;
        this.name = name;
        this.position = offset;
        this.end = length > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length;
        open();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (in != null) {
            try {
                int got = in.read(bytes, offset, length);
                if (got < 0) {
                    close();
                    return -1;
                }
                position += got;
                empty = 0;
                return got;
            } catch (IOException broken) {
                goOn(broken);
            }
        }
        return -1;
    }

    @Override
    public int available() throws IOException {
        return in == null ? 0 : in.available();
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }

    private void goOn(IOException broken) throws IOException {
        closeBroken();
        if (Thread.currentThread().isInterrupted() || ++empty > TRIES) {
            throw broken;
        }
        open();
    }

    private void open() throws IOException {
        if (position >= end) {
            return;
        }
        GetObjectArgs args = GetObjectArgs.builder().bucket(bucket.name()).object(name).build();
        try {
            Response answer = calls.make(s3 -> s3.get(args, position, end, etag), Trouble.Kind.ABSENT, Trouble.Kind.PRECONDITION);
            etag = answer.header("ETag");
            in = answer.body().byteStream();
        } catch (Calls.Unanswered no) {
            if (no.kind() == Trouble.Kind.ABSENT) {
                throw (IOException) new FileNotFoundException("no object " + name).initCause(no);
            }
            if (etag != null) {
                throw new IOException("object " + name + " was replaced while it was read", no);
            }
            // behind its end: nothing to read
        }
    }

    private void closeBroken() {
        try {
            close();
        } catch (IOException alreadyBroken) {
            in = null;
        }
    }
}
