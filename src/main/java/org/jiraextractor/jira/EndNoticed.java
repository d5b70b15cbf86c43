package org.jiraextractor.jira;

import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** A body that tells when it is closed. */
final class EndNoticed extends ResponseBody {

    private final ResponseBody body;
    private final Runnable closed;

    EndNoticed(ResponseBody body, Runnable closed) {
        this.body = body;
        this.closed = closed;
    }

    @Override
    public MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() {
        return body.contentLength();
    }

    @Override
    public BufferedSource source() {
        return body.source();
    }

    @Override
    public void close() {
        body.close();
        closed.run();
    }
}
