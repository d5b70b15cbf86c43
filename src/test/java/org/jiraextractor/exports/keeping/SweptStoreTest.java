package org.jiraextractor.exports.keeping;

import org.jiraextractor.jobs.JobStopped;
import org.jiraextractor.storage.ObjectStore;
import org.jiraextractor.storage.local.LocalStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class SweptStoreTest {

    @TempDir
    private Path folder;
    private LocalStore store;
    private final Instant now = Instant.now();
    private final Set<UUID> existing = new HashSet<>();
    private final Set<UUID> unknown = new HashSet<>();
    private SweepReport kept = SweepReport.none(false);

    @BeforeEach
    void open() {
        store = new LocalStore(folder);
    }

    @Test
    void what_belongs_to_no_job_goes_and_nothing_else() throws IOException {
        UUID theirs = UUID.randomUUID();
        UUID nobodys = UUID.randomUUID();
        existing.add(theirs);
        put("jobs/" + theirs + "/raw/1/a");
        put("jobs/" + nobodys + "/raw/1/a");
        put("jobs/" + nobodys + "/alpha.zip");
        put("jobs/notes of somebody/a");
        put("jobs/" + UUID.randomUUID().toString().toUpperCase() + "/a");
        put("jobs/alone");
        put("elsewhere/" + nobodys + "/a");
        List<String> before = names();

        assertThat(sweep(true, later(), StoppingJob.NEVER).orphans()).isEqualTo(new SweepReport.Swept(1, 10, List.of("local:jobs/" + nobodys)));
        assertThat(names()).isEqualTo(before);
        assertThat(sweep(false, later(), StoppingJob.NEVER).orphans()).isEqualTo(new SweepReport.Swept(1, 10, List.of("local:jobs/" + nobodys)));
        before.removeIf(name -> name.startsWith("jobs/" + nobodys));
        assertThat(names()).isEqualTo(before);
    }

    @Test
    void what_is_of_a_job_that_was_never_known_here_stays_and_is_told() throws IOException {
        UUID strange = UUID.randomUUID();
        unknown.add(strange);
        put("jobs/" + strange + "/raw/1/a");
        put("jobs/" + strange + "/alpha.zip");
        for (boolean dryRun : new boolean[] {true, false}) {
            SweepReport told = sweep(dryRun, later(), StoppingJob.NEVER);
            assertThat(told.strange()).isEqualTo(new SweepReport.Swept(1, 10, List.of("local:jobs/" + strange)));
            assertThat(told.orphans().count()).isZero();
            assertThat(told.rows()).extracting(SweepReport.Row::word).endsWith("lost", "strange");
        }
        assertThat(names()).hasSize(2);
    }

    @Test
    void what_is_younger_than_a_day_stays_with_all_that_lies_beside_it() throws IOException {
        UUID nobodys = UUID.randomUUID();
        put("jobs/" + nobodys + "/raw/1/a");
        assertThat(sweep(false, now.plus(SweptStore.GUARD).minusSeconds(60), StoppingJob.NEVER).orphans().count()).isZero();
        assertThat(names()).hasSize(1);
        assertThat(sweep(false, later(), StoppingJob.NEVER).orphans().count()).isEqualTo(1);
        assertThat(names()).isEmpty();
    }

    @Test
    void many_are_asked_after_together_and_killed_anywhere_each_is_counted_once() throws IOException {
        for (int i = 0; i < 450; i++) {
            UUID job = UUID.randomUUID();
            put("jobs/" + job + "/a");
            if (i % 3 == 0) {
                existing.add(job);
            }
        }
        int kills = 0;
        for (int at = 230; ; at += 130) {
            try {
                sweep(false, later(), at);
                break;
            } catch (JobStopped killed) {
                kills++;
            }
        }
        assertThat(kills).isPositive();
        assertThat(kept.orphans().count()).isEqualTo(300);
        assertThat(kept.orphans().bytes()).isEqualTo(1_500);
        assertThat(kept.orphans().names()).hasSize(SweepReport.NAMED);
        assertThat(names()).hasSize(150).allMatch(name -> existing.contains(SweptStore.owner(name).orElseThrow()));
    }

    @Test
    void parts_that_were_left_are_aborted_unless_their_job_may_still_run_or_they_are_young() throws IOException {
        UUID running = UUID.randomUUID();
        UUID ended = UUID.randomUUID();
        List<ObjectStore.Unfinished> lie = new ArrayList<>(List.of(new ObjectStore.Unfinished("jobs/" + running + "/a.zip", now.minus(Duration.ofDays(3))),
                new ObjectStore.Unfinished("jobs/" + ended + "/a.zip", now.minus(Duration.ofDays(3))), new ObjectStore.Unfinished("jobs/" + ended + "/b.zip", now.minusSeconds(60)),
                new ObjectStore.Unfinished("jobs/whose/c.zip", now.minus(Duration.ofDays(3)))));
        ObjectStore parted = (ObjectStore) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {ObjectStore.class}, (proxy, method, args) -> {
            if (method.getName().equals("eachUnfinished")) {
                @SuppressWarnings("unchecked")
                java.util.function.Predicate<ObjectStore.Unfinished> abort = (java.util.function.Predicate<ObjectStore.Unfinished>) args[1];
                lie.removeIf(abort);
            }
            return method.getName().equals("scheme") ? "minio" : null;
        });
        for (boolean dryRun : new boolean[] {true, false}) {
            Sweeping sweeping = new Sweeping(new StoppingJob(StoppingJob.NEVER).context(), SweepReport.none(dryRun), report -> { });
            new SweptStore(sweeping, parted, now).parts(jobs -> jobs.contains(ended) ? Set.of(ended) : Set.of());
            assertThat(sweeping.report().parts().names()).containsExactly("minio:jobs/" + ended + "/a.zip");
            assertThat(lie).hasSize(dryRun ? 4 : 3);
        }
        assertThat(lie).extracting(ObjectStore.Unfinished::name).doesNotContain("jobs/" + ended + "/a.zip");
    }

    private Instant later() {
        return now.plus(SweptStore.GUARD).plusSeconds(600);
    }

    private SweepReport sweep(boolean dryRun, Instant at, int stopAt) throws IOException {
        Sweeping sweeping = new Sweeping(new StoppingJob(stopAt).context(), dryRun ? SweepReport.none(true) : kept, report -> kept = report);
        new SweptStore(sweeping, store, at).orphans(asked -> {
            assertThat(asked).hasSizeLessThanOrEqualTo(200);
            Set<UUID> found = new HashSet<>(existing);
            found.retainAll(asked);
            return found;
        }, asked -> {
            Set<UUID> deleted = new HashSet<>(asked);
            deleted.removeAll(unknown);
            return deleted;
        });
        return sweeping.report();
    }

    private void put(String name) throws IOException {
        store.put(name, "text/plain", out -> out.write("bytes".getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        for (String prefix : Stream.of("jobs", "elsewhere").toList()) {
            store.list(prefix, names::add);
        }
        return names;
    }
}
