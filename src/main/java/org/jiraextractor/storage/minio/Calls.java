package org.jiraextractor.storage.minio;

import io.minio.CreateBucketArgs;
import io.minio.HeadBucketArgs;
import okhttp3.Response;
import org.jiraextractor.storage.Patience;
import org.jiraextractor.words.Refusal;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes calls: some tries, each on a connection of its own, for whoever is in a hurry; ever longer waits for whoever has patience. Makes a bucket that is missing. */
final class Calls {

    /** One call to the server, made anew for each try. */
    @FunctionalInterface
    interface Call<T> {
        CompletableFuture<T> on(S3 s3) throws Exception;
    }

    private static final Logger LOG = Logger.getLogger(Calls.class.getName());

    private static final int TRIES = 3;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    /** An outage that nobody mends in that time is no longer waited for; the job fails and can be tried again. */
    private static final Duration LONGEST_OUTAGE = Duration.ofHours(12);
    private static final long SLICE_MS = 200;

    private final Wire wire;
    private final Bucket bucket;
    private final Duration longestCall;
    private final Patience patience;

    /**
     * @param longestCall after which a call that neither answers nor fails is given up
     * @param patience    null for none
     */
    Calls(Wire wire, Bucket bucket, Duration longestCall, Patience patience) {
        this.wire = wire;
        this.bucket = bucket;
        this.longestCall = longestCall;
        this.patience = patience;
    }

    Calls with(Patience other) {
        return new Calls(wire, bucket, longestCall, other);
    }

    /**
     * @param answers kinds of trouble that are an answer to this call, given as {@link Unanswered}
     * @throws Refusal where the server does not answer or refuses
     */
    <T> T make(Call<T> call, Trouble.Kind... answers) throws Unanswered, InterruptedIOException {
        Set<Trouble.Kind> known = Set.of(answers);
        Duration waited = Duration.ZERO;
        Duration wait = FIRST_WAIT;
        boolean made = false;
        for (int tries = 1; ; tries++) {
            try {
                T result = once(call);
                if (!waited.isZero()) {
                    patience.over();
                }
                return result;
            } catch (Failed failed) {
                Trouble trouble = failed.trouble;
                if (known.contains(trouble.kind())) {
                    throw new Unanswered(trouble);
                }
                if (trouble.kind() == Trouble.Kind.NO_BUCKET && !made) {
                    make();
                    made = true;
                    continue;
                }
                if (trouble.kind() != Trouble.Kind.PASSING) {
                    throw told(trouble);
                }
                wire.forgetConnections();
                if (tries < TRIES) {
                    sleep(BETWEEN_TRIES.multipliedBy(tries));
                } else if (patience != null && waited.compareTo(LONGEST_OUTAGE) < 0) {
                    if (waited.isZero()) {
                        told(trouble);
                    }
                    waitPatiently(wait);
                    waited = waited.plus(wait);
                    wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
                } else {
                    throw told(trouble);
                }
            }
        }
    }

    /** A single try, whatever comes of it, and whether the bucket is there. */
    void check() throws InterruptedIOException {
        try {
            once(s3 -> s3.headBucket(HeadBucketArgs.builder().bucket(bucket.name()).build()));
        } catch (Failed failed) {
            if (failed.trouble.kind() != Trouble.Kind.NO_BUCKET) {
                wire.forgetConnections();
                throw told(failed.trouble);
            }
            make();
        }
    }

    private void make() throws InterruptedIOException {
        try {
            once(s3 -> s3.createBucket(CreateBucketArgs.builder().bucket(bucket.name()).build()));
            LOG.log(Level.INFO, "made {0}", bucket);
        } catch (Failed failed) {
            // another node may have been faster
            if (!Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists").contains(failed.trouble.code())) {
                throw told(failed.trouble);
            }
        }
    }

    private <T> T once(Call<T> call) throws Failed, InterruptedIOException {
        CompletableFuture<T> answer = null;
        try {
            answer = call.on(wire.s3());
            return answer.get(longestCall.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            abandon(answer);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to stop while the object store was waited for");
        } catch (TimeoutException late) {
            abandon(answer);
            throw new Failed(Trouble.of(late));
        } catch (ExecutionException failed) {
            throw new Failed(Trouble.of(failed));
        } catch (IllegalArgumentException wrong) {
            throw wrong;
        } catch (Exception failed) {
            throw new Failed(Trouble.of(failed));
        }
    }

    /** An answer that comes when nobody waits for it any more must not keep its connection. */
    private static void abandon(CompletableFuture<?> answer) {
        answer.thenAccept(late -> {
            if (late instanceof Response response) {
                response.close();
            }
        });
    }

    private Refusal told(Trouble trouble) {
        LOG.log(Level.WARNING, "{0}: {1} {2} {3}", new Object[] {bucket, trouble.kind(), trouble.code(), trouble.cause().getMessage()});
        return trouble.refusal();
    }

    private void waitPatiently(Duration wait) throws InterruptedIOException {
        patience.waits(wait);
        long until = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() - until < 0) {
            patience.check();
            sleep(Duration.ofMillis(SLICE_MS));
        }
        patience.check();
    }

    private static void sleep(Duration time) throws InterruptedIOException {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to stop while the object store was waited for");
        }
    }

    /** The server answered, with a no that the caller expected. */
    static final class Unanswered extends Exception {

        private final transient Trouble trouble;

        Unanswered(Trouble trouble) {
            super(trouble.code(), trouble.cause());
            this.trouble = trouble;
        }

        Trouble.Kind kind() {
            return trouble.kind();
        }
    }

    private static final class Failed extends Exception {

        private final transient Trouble trouble;

        Failed(Trouble trouble) {
            super(trouble.code(), trouble.cause(), false, false);
            this.trouble = trouble;
        }
    }
}
