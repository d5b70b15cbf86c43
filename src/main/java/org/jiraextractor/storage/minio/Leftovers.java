package org.jiraextractor.storage.minio;

import io.minio.AbortMultipartUploadArgs;
import io.minio.ListMultipartUploadsArgs;
import io.minio.messages.ListMultipartUploadsResult;
import org.jiraextractor.storage.ObjectStore.Unfinished;

import java.io.IOException;
import java.util.function.Predicate;

/** Parts of objects that were begun and never put together: whoever wrote them was killed. They are in no list of objects, and cost room. */
final class Leftovers {

    private final Calls calls;
    private final Bucket bucket;

    Leftovers(Calls calls, Bucket bucket) {
        this.calls = calls;
        this.bucket = bucket;
    }

    void each(String prefix, Predicate<Unfinished> abort) throws IOException {
        String key = null;
        String id = null;
        ListMultipartUploadsResult page;
        do {
            page = page(prefix, key, id);
            for (ListMultipartUploadsResult.Upload upload : page.uploads()) {
                upload.setEncodingType(page.encodingType());
                if (abort.test(new Unfinished(upload.objectName(), upload.initiated().toInstant()))) {
                    abort(upload.objectName(), upload.uploadId());
                }
            }
            key = page.nextKeyMarker();
            id = page.nextUploadIdMarker();
        } while (page.isTruncated() && key != null);
    }

    private ListMultipartUploadsResult page(String prefix, String key, String id) throws IOException {
        try {
            return calls.make(s3 -> s3.listMultipartUploads(ListMultipartUploadsArgs.builder().bucket(bucket.name()).prefix(prefix).encodingType("url").keyMarker(key).uploadIdMarker(id)
                    .build())).result();
        } catch (Calls.Unanswered impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void abort(String name, String upload) throws IOException {
        try {
            calls.make(s3 -> s3.abortMultipartUpload(AbortMultipartUploadArgs.builder().bucket(bucket.name()).object(name).uploadId(upload).build()), Trouble.Kind.ABSENT);
        } catch (Calls.Unanswered gone) {
            // finished or aborted meanwhile
            return;
        }
    }
}
