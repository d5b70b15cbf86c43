package org.jiraextractor.exports.keeping;

import org.jiraextractor.jobs.Housekeeping;
import org.jiraextractor.storage.ObjectStore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/**
 * The steps that go by what lies in one store: objects of jobs that were deleted, and parts that were left. What is younger than a day may be somebody's who is at it just now, and stays; so does what is
 * not named as we name things. Objects of a job that was never known stay too, and are told: they may be another installation's, or of the time after the backup that the database was restored from.
 */
final class SweptStore {

    static final Duration GUARD = Duration.ofHours(24);
    private static final String FOLDER = "jobs";
    private static final int GROUPS = 200;
    private static final int PARTS = 1_000;

    private final Sweeping now;
    private final ObjectStore store;
    private final Instant young;
    private Map<UUID, Group> groups = new LinkedHashMap<>();

    /** Objects of one job. */
    private record Group(long bytes, Instant youngest) {
        Group plus(ObjectStore.Found object) {
            return new Group(bytes + object.bytes(), object.modified().isAfter(youngest) ? object.modified() : youngest);
        }
    }

    SweptStore(Sweeping now, ObjectStore store, Instant time) {
        this.now = now;
        this.store = store;
        this.young = time.minus(GUARD);
    }

    /** @param existing as {@link Housekeeping#existing} @param deleted as {@link Housekeeping#deleted} */
    void orphans(Function<Set<UUID>, Set<UUID>> existing, Function<Set<UUID>, Set<UUID>> deleted) throws IOException {
        try {
            store.survey(FOLDER, object -> owner(object.name()).ifPresent(job -> {
                now.job().checkpoint();
                if (!groups.containsKey(job) && groups.size() == GROUPS) {
                    settle(existing, deleted);
                }
                groups.put(job, groups.getOrDefault(job, new Group(0, Instant.MIN)).plus(object));
            }));
            settle(existing, deleted);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private void settle(Function<Set<UUID>, Set<UUID>> existing, Function<Set<UUID>, Set<UUID>> deleted) {
        Map<UUID, Group> looked = groups;
        groups = new LinkedHashMap<>();
        looked.values().removeIf(group -> group.youngest().isAfter(young));
        looked.keySet().removeAll(existing.apply(Set.copyOf(looked.keySet())));
        Set<UUID> ours = deleted.apply(Set.copyOf(looked.keySet()));
        looked.forEach((job, group) -> {
            String folder = FOLDER + "/" + job;
            if (!ours.contains(job)) {
                now.strange(store.scheme() + ":" + folder, group.bytes());
                return;
            }
            if (!now.dryRun()) {
                delete(folder);
            }
            now.found(Step.ORPHANS, store.scheme() + ":" + folder, group.bytes());
        });
    }

    private void delete(String folder) {
        try {
            store.deleteBelow(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param over as {@link Housekeeping#over} */
    void parts(Function<Set<UUID>, Set<UUID>> over) throws IOException {
        List<ObjectStore.Unfinished> old = new ArrayList<>();
        store.eachUnfinished(FOLDER, one -> {
            if (one.begun().isBefore(young) && old.size() < PARTS) {
                old.add(one);
            }
            return false;
        });
        Set<UUID> jobs = new HashSet<>();
        old.forEach(one -> owner(one.name()).ifPresent(jobs::add));
        Set<UUID> nobodys = over.apply(jobs);
        old.removeIf(one -> owner(one.name()).filter(nobodys::contains).isEmpty());
        if (!now.dryRun() && !old.isEmpty()) {
            Set<ObjectStore.Unfinished> abort = Set.copyOf(old);
            store.eachUnfinished(FOLDER, abort::contains);
        }
        old.forEach(one -> now.found(Step.PARTS, store.scheme() + ":" + one.name(), 0));
    }

    /** The job whose folder a name lies in. */
    static Optional<UUID> owner(String name) {
        String[] segments = name.split("/", 3);
        if (segments.length < 3 || segments[1].length() != 36) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(segments[1]);
            return id.toString().equals(segments[1]) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
