package org.jiraextractor.storage.minio;

import io.minio.DeleteObjectsArgs;
import io.minio.GetObjectArgs;
import io.minio.HeadObjectArgs;
import io.minio.ListObjectsV2Args;
import io.minio.messages.DeleteRequest;
import io.minio.messages.DeleteResult;
import io.minio.messages.Item;
import io.minio.messages.ListBucketResultV2;
import org.jiraextractor.storage.ObjectName;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.Patience;
import org.jiraextractor.storage.StoredObject;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Objects in one bucket of an S3, which is made where it is missing. Connects at the first call, so that an application can start before its store.
 * A server that breaks off is asked again; one that stays away is {@code storage_unavailable}, or waited for by a {@link #patient} store.
 */
public final class MinioStore implements ObjectStore, AutoCloseable {

    public static final String SCHEME = "minio";

    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(10);
    private static final Duration LONGEST_CHECK = Duration.ofSeconds(4);
    /** As S3 lists and deletes at once. */
    private static final int PAGE = 1_000;

    private final Bucket bucket;
    private final Wire wire;
    private final Calls calls;

    public MinioStore(Bucket bucket) {
        this(bucket, SILENCE);
    }

    /** @param silence how long the server may say nothing before a try counts as failed */
    MinioStore(Bucket bucket, Duration silence) {
        this.bucket = bucket;
        this.wire = new Wire(bucket, silence);
        this.calls = new Calls(wire, bucket, LONGEST_CALL, null);
    }

    private MinioStore(MinioStore same, Patience patience) {
        this.bucket = same.bucket;
        this.wire = same.wire;
        this.calls = same.calls.with(patience);
    }

    @Override
    public ObjectStore patient(Patience patience) {
        return new MinioStore(this, patience);
    }

    @Override
    public String scheme() {
        return SCHEME;
    }

    @Override
    public StoredObject put(String name, String mediaType, long expected, Body body) throws IOException {
        try (Upload upload = new Upload(calls, bucket, ObjectName.checked(name), mediaType, new Parts(expected))) {
            body.writeTo(upload);
            return new StoredObject(SCHEME + ":" + name, mediaType, upload.finish(), upload.size());
        }
    }

    @Override
    public InputStream read(String name) throws IOException {
        return new Reading(calls, bucket, ObjectName.checked(name), 0, Long.MAX_VALUE);
    }

    @Override
    public InputStream read(String name, long offset, long length) throws IOException {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("no range: " + offset + ", " + length);
        }
        if (length == 0) {
            size(name).orElseThrow(() -> new FileNotFoundException("no object " + name));
        }
        return new Reading(calls, bucket, ObjectName.checked(name), offset, length);
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        String checked = ObjectName.checked(name);
        try {
            return OptionalLong.of(calls.make(s3 -> s3.headObject(HeadObjectArgs.builder().bucket(bucket.name()).object(checked).build()), Trouble.Kind.ABSENT).size());
        } catch (Calls.Unanswered absent) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void delete(String name) throws IOException {
        String checked = ObjectName.checked(name);
        try {
            calls.make(s3 -> s3.delete(GetObjectArgs.builder().bucket(bucket.name()).object(checked).build()), Trouble.Kind.ABSENT);
        } catch (Calls.Unanswered absent) {
            return;
        }
    }

    @Override
    public void deleteBelow(String prefix) throws IOException {
        List<String> page = new ArrayList<>();
        String after = null;
        do {
            page.clear();
            after = page(prefix, after, item -> page.add(item.objectName()));
            delete(page);
        } while (after != null);
    }

    @Override
    public void list(String prefix, Consumer<String> name) throws IOException {
        each(prefix, item -> name.accept(item.objectName()));
    }

    @Override
    public void survey(String prefix, Consumer<Found> object) throws IOException {
        each(prefix, item -> object.accept(new Found(item.objectName(), item.size(), item.lastModified().toInstant())));
    }

    /** S3 lists all that begin with the prefix; MinIO none unless the prefix is a whole name, but takes them away itself after a day. */
    @Override
    public void eachUnfinished(String prefix, Predicate<Unfinished> abort) throws IOException {
        new Leftovers(calls, bucket).each(ObjectName.checked(prefix) + "/", abort);
    }

    private void each(String prefix, Consumer<Item> item) throws IOException {
        String after = null;
        do {
            after = page(prefix, after, item);
        } while (after != null);
    }

    @Override
    public void check() {
        try {
            new Calls(wire, bucket, LONGEST_CHECK, null).check();
        } catch (InterruptedIOException stopped) {
            throw new Refusal(Code.STORAGE_UNAVAILABLE, "storage.unreachable").because(stopped);
        }
    }

    /** Breaks off what is under way; the store must not be used any more. */
    @Override
    public void close() {
        wire.close();
    }

    /** @return what to ask for the next page with, null after the last */
    private String page(String prefix, String after, Consumer<Item> each) throws IOException {
        ListObjectsV2Args args = ListObjectsV2Args.builder().bucket(bucket.name()).prefix(ObjectName.checked(prefix) + "/").encodingType("url").maxKeys(PAGE)
                .continuationToken(after).build();
        ListBucketResultV2 result;
        try {
            result = calls.make(s3 -> s3.listObjectsV2(args)).result();
        } catch (Calls.Unanswered impossible) {
            throw new IllegalStateException(impossible);
        }
        for (Item item : result.contents()) {
            item.setEncodingType(result.encodingType());
            each.accept(item);
        }
        return result.isTruncated() ? result.nextContinuationToken() : null;
    }

    private void delete(List<String> names) throws IOException {
        if (names.isEmpty()) {
            return;
        }
        DeleteObjectsArgs args = DeleteObjectsArgs.builder().bucket(bucket.name()).quiet(true).objects(names.stream().map(DeleteRequest.Object::new).toList()).build();
        List<DeleteResult.Error> errors;
        try {
            errors = calls.make(s3 -> s3.deleteObjects(args)).result().errors();
        } catch (Calls.Unanswered impossible) {
            throw new IllegalStateException(impossible);
        }
        if (!errors.isEmpty()) {
            throw new Refusal(Code.STORAGE_UNAVAILABLE, "storage.refused", errors.get(0).code());
        }
    }
}
