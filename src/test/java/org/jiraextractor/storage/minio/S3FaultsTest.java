package org.jiraextractor.storage.minio;

import org.awaitility.Awaitility;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.Patience;
import org.jiraextractor.storage.StoredObject;
import org.jiraextractor.support.Relay;
import org.jiraextractor.support.S3Server;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

/** What goes wrong between the application and an S3, over a network that can be cut. */
class S3FaultsTest {

    private static final String BUCKET = "jira-extractor";
    /** More than one part. */
    private static final int LARGE = 20_000_000;

    @TempDir
    Path work;
    private S3Server server;
    private Relay network;
    private MinioStore store;

    @BeforeEach
    void open() {
        server = new S3Server();
        network = Relay.to(server.endpoint());
        store = store(network.baseUri(), S3Server.ACCESS_KEY, S3Server.SECRET_KEY, Duration.ofSeconds(30));
    }

    @AfterEach
    void close() throws IOException {
        store.close();
        network.close();
        server.close();
    }

    @Test
    void aMissingBucketIsMade() throws IOException {
        assertThat(server.hasBucket(BUCKET)).isFalse();
        put(store, "a", "x");
        assertThat(server.hasBucket(BUCKET)).isTrue();
    }

    @Test
    void lookingWhetherItIsThereMakesTheBucketToo() {
        store.check();
        store.check();
        assertThat(server.hasBucket(BUCKET)).isTrue();
    }

    @Test
    void aLargeObjectGoesInPartsAndLeavesNothingOnTheDisk() throws Exception {
        byte[] bytes = random(2 * LARGE);
        StoredObject stored = store.put("large", "application/zip", out -> out.write(bytes));
        assertThat(stored.size()).isEqualTo(bytes.length);
        assertThat(stored.sha256()).isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        assertThat(all(store, "large")).isEqualTo(bytes);
        assertThat(server.unfinished(BUCKET)).isEmpty();
        assertThat(leftOnDisk()).isZero();
    }

    @Test
    void aBodyThatFailsBetweenItsPartsLeavesNoPartsBehind() {
        assertThatThrownBy(() -> store.put("large", "application/zip", out -> {
            out.write(random(LARGE));
            assertThat(server.unfinished(BUCKET)).containsExactly("large");
            assertThat(leftOnDisk()).isZero();
            throw new IOException("the other side hung up");
        })).hasMessage("the other side hung up");
        assertThat(server.unfinished(BUCKET)).isEmpty();
    }

    @Test
    void whatAKilledWriterLeftGoesWhenTheNameIsWrittenAgain() throws IOException {
        Upload killed = new Upload(new Calls(new Wire(bucket(server.endpoint(), S3Server.SECRET_KEY), Duration.ofSeconds(30)), bucket(server.endpoint(), S3Server.SECRET_KEY),
                Duration.ofSeconds(30), null), bucket(server.endpoint(), S3Server.SECRET_KEY), "large", "application/zip", new Parts(ObjectStore.UNKNOWN));
        killed.write(random(LARGE));
        assertThat(server.unfinished(BUCKET)).containsExactly("large");
        store.put("large", "application/zip", out -> {
            out.write(random(LARGE));
            assertThat(server.unfinished(BUCKET)).containsExactly("large");
        });
        assertThat(server.unfinished(BUCKET)).isEmpty();
    }

    @Test
    void wrongKeysAreSaidToBeWrong() {
        for (MinioStore wrong : List.of(store(server.endpoint(), S3Server.ACCESS_KEY, "another-secret", Duration.ofSeconds(30)),
                store(server.endpoint(), "another-key", S3Server.SECRET_KEY, Duration.ofSeconds(30)))) {
            for (Callable<?> use : List.<Callable<?>>of(() -> put(wrong, "a", "x"), () -> wrong.read("a"), () -> wrong.size("a"))) {
                assertThatThrownBy(use::call).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_UNAVAILABLE, Refusal::code)
                        .extracting(Throwable::getMessage).asString().contains("refuses our credentials").doesNotContain("another-secret");
            }
            assertThatThrownBy(wrong::check).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_UNAVAILABLE, Refusal::code);
            wrong.close();
        }
    }

    @Test
    void aServerThatIsDownIsUnavailable() throws IOException {
        put(store, "a", "x");
        server.stop();
        assertUnavailable(() -> put(store, "a", "x"));
        assertUnavailable(() -> store.read("a"));
        assertUnavailable(() -> store.size("a"));
        assertUnavailable(() -> store.list("b", name -> { }));
        assertUnavailable(() -> store.delete("a"));
        assertUnavailable(() -> store.deleteBelow("b"));
        assertUnavailable(store::check);
        server.start();
        assertThat(text(store, "a")).isEqualTo("x");
        store.check();
    }

    @Test
    void aServerThatSaysNothingIsUnavailable() throws IOException {
        try (MinioStore hasty = store(network.baseUri(), S3Server.ACCESS_KEY, S3Server.SECRET_KEY, Duration.ofMillis(600))) {
            put(store, "a", "x");
            network.hold();
            assertUnavailable(() -> hasty.read("a"));
            assertUnavailable(() -> put(hasty, "a", "y"));
            network.mend();
            // as hasty as it is, it may be so with an answer that comes, too
            Awaitility.await().ignoreExceptions().untilAsserted(() -> assertThat(text(hasty, "a")).isEqualTo("x"));
        }
    }

    @Test
    void anAnswerThatIsCutInTheMiddleGoesOnAtTheNextByte() throws IOException {
        byte[] bytes = random(3_000_000);
        store.put("a", "application/zip", out -> out.write(bytes));
        network.cutAfter(1_000_000);
        assertThat(all(store, "a")).isEqualTo(bytes);
        network.cutAfter(500_000);
        try (InputStream in = store.read("a", 1_234_567, 1_000_000)) {
            assertThat(in.readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(bytes, 1_234_567, 2_234_567));
        }
    }

    @Test
    void anObjectThatIsReplacedWhileItIsReadIsNeverMixed() throws IOException {
        // more than the buffers on the way hold
        store.put("a", "application/zip", out -> out.write(random(LARGE)));
        try (InputStream in = store.read("a")) {
            assertThat(in.readNBytes(1000)).hasSize(1000);
            store.put("a", "application/zip", out -> out.write(new byte[LARGE]));
            network.cut();
            network.mend();
            assertThatThrownBy(in::readAllBytes).isInstanceOf(IOException.class).hasMessageContaining("replaced while it was read");
        }
    }

    @Test
    void anUploadWhoseAnswersAreLostIsTriedAgain() throws IOException {
        byte[] bytes = random(2 * LARGE);
        StoredObject stored = store.put("large", "application/zip", out -> {
            out.write(bytes, 0, LARGE);
            network.cutAfter(0);
            out.write(bytes, LARGE, LARGE);
            network.cutAfter(0);
        });
        assertThat(stored.size()).isEqualTo(bytes.length);
        assertThat(all(store, "large")).isEqualTo(bytes);
        assertThat(server.unfinished(BUCKET)).isEmpty();
    }

    /** Each of them would fail once more if a try took the next one of them. */
    @Test
    void connectionsThatDiedIdleCostNobodyATry() throws Exception {
        int many = 12;
        put(store, "a", "x");
        ExecutorService workers = Executors.newFixedThreadPool(many);
        try {
            for (int round = 0; round < 3; round++) {
                CyclicBarrier together = new CyclicBarrier(many);
                List<Callable<String>> readers = new ArrayList<>();
                for (int i = 0; i < many; i++) {
                    readers.add(() -> {
                        try (InputStream in = store.read("a")) {
                            together.await(120, TimeUnit.SECONDS);
                            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        }
                    });
                }
                for (Future<String> reader : workers.invokeAll(readers)) {
                    assertThat(reader.get()).isEqualTo("x");
                }
                server.stop();
                server.start();
            }
        } finally {
            workers.shutdownNow();
        }
    }

    @Test
    void aFullStoreIsSaidToBeFull() throws IOException {
        put(store, "a", "x");
        server.full(true);
        assertThatThrownBy(() -> put(store, "b", "y")).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_FULL, Refusal::code);
        server.full(false);
        assertThatThrownBy(() -> store.put("large", "application/zip", out -> {
            out.write(random(LARGE));
            server.full(true);
            out.write(random(LARGE));
        })).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_FULL, Refusal::code);
        assertThat(text(store, "a")).isEqualTo("x");
        assertThat(server.unfinished(BUCKET)).isEmpty();
        server.full(false);
        put(store, "b", "y");
    }

    @Test
    void thePatientWaitForAServerThatIsAwayAndSayThatTheyDo() throws Exception {
        Waiting patience = new Waiting();
        ObjectStore patient = store.patient(patience);
        byte[] bytes = random(LARGE);
        CountDownLatch firstPart = new CountDownLatch(1);
        CompletableFuture<StoredObject> putting = CompletableFuture.supplyAsync(() -> {
            try {
                return patient.put("large", "application/zip", out -> {
                    out.write(bytes, 0, LARGE - 10);
                    server.stop();
                    firstPart.countDown();
                    out.write(bytes, LARGE - 10, 10);
                });
            } catch (IOException failed) {
                throw new java.io.UncheckedIOException(failed);
            }
        });
        assertThat(firstPart.await(120, TimeUnit.SECONDS)).isTrue();
        Awaitility.await().atMost(Duration.ofSeconds(120)).until(() -> patience.waits.get() > 1);
        assertThat(patience.over).isFalse();
        assertThat(putting).isNotDone();
        server.start();
        assertThat(putting.get(120, TimeUnit.SECONDS).size()).isEqualTo(LARGE);
        assertThat(patience.over).isTrue();
        assertThat(all(patient, "large")).isEqualTo(bytes);
    }

    @Test
    void thePatientGiveUpWhenTheyAreToldTo() {
        Waiting patience = new Waiting();
        server.stop();
        patience.stop = new IllegalStateException("cancelled");
        assertThatThrownBy(() -> put(store.patient(patience), "a", "x")).isSameAs(patience.stop);
        server.start();
    }

    @Test
    void partsAreAsLargeAsWhatIsExpectedNeeds() {
        long megabyte = 1 << 20;
        assertThat(new Parts(ObjectStore.UNKNOWN).size(1)).isEqualTo(16 * megabyte);
        assertThat(new Parts(5L << 30).size(1)).isEqualTo(16 * megabyte);
        for (long expected : new long[] {80L << 30, 200L << 30, 1L << 40, 5_000_000_000_000L}) {
            Parts parts = new Parts(expected);
            assertThat(parts.size(1) * 5_000).isGreaterThanOrEqualTo(expected);
            assertThat(parts.size(1)).isLessThanOrEqualTo(5L << 30);
        }
        Parts wrong = new Parts(1);
        assertThat(5_000 * wrong.size(1) + 5_000 * wrong.size(5_001)).isGreaterThan(2L << 40);
    }

    private static final class Waiting implements Patience {

        private final AtomicInteger waits = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile RuntimeException stop;

        @Override
        public void waits(Duration until) {
            waits.incrementAndGet();
        }

        @Override
        public void check() {
            if (stop != null) {
                throw stop;
            }
        }

        @Override
        public void over() {
            over.set(true);
        }
    }

    private static void assertUnavailable(org.assertj.core.api.ThrowableAssert.ThrowingCallable use) {
        assertThatThrownBy(use).asInstanceOf(type(Refusal.class)).returns(Code.STORAGE_UNAVAILABLE, Refusal::code);
    }

    private MinioStore store(URI at, String accessKey, String secretKey, Duration silence) {
        return new MinioStore(new Bucket(at, accessKey, secretKey, BUCKET, "us-east-1", null, work), silence);
    }

    private Bucket bucket(URI at, String secretKey) {
        return new Bucket(at, S3Server.ACCESS_KEY, secretKey, BUCKET, "us-east-1", null, work);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private long leftOnDisk() throws IOException {
        try (Stream<Path> files = Files.list(work)) {
            return files.count();
        }
    }

    private static StoredObject put(ObjectStore store, String name, String text) throws IOException {
        return store.put(name, "text/plain", out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String text(ObjectStore store, String name) throws IOException {
        return new String(all(store, name), StandardCharsets.UTF_8);
    }

    private static byte[] all(ObjectStore store, String name) throws IOException {
        try (InputStream in = store.read(name)) {
            return in.readAllBytes();
        }
    }
}
