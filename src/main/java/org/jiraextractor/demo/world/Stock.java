package org.jiraextractor.demo.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where a world's issues are: those that are special or were changed, kept; all others, made when they are looked at. Thread-safe; its changes come from one at a time. */
final class Stock {

    private final Meadow meadow;
    private final ConcurrentSkipListMap<Long, DemoIssue> kept = new ConcurrentSkipListMap<>();
    private final Set<Long> gone = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> idsByKey = new ConcurrentHashMap<>();
    private final Map<Long, Long> issuesByAttachment = new ConcurrentHashMap<>();
    private final AtomicLong version = new AtomicLong();

    Stock(Meadow meadow) {
        this.meadow = meadow;
    }

    /** By id, ascending. */
    Stream<DemoIssue> stream() {
        Stream<DemoIssue> made = IntStream.range(0, meadow.size()).filter(number -> !gone.contains(Meadow.id(number)))
                .mapToObj(number -> Optional.ofNullable(kept.get(Meadow.id(number))).orElseGet(() -> meadow.issue(number)));
        return Stream.concat(kept.headMap(Meadow.FIRST_ID).values().stream(), meadow.size() == 0 ? kept.tailMap(Meadow.FIRST_ID).values().stream() : made);
    }

    int size() {
        return kept.headMap(Meadow.FIRST_ID).size() + meadow.size() - (int) gone.stream().filter(id -> id >= Meadow.FIRST_ID).count();
    }

    long version() {
        return version.get();
    }

    Optional<DemoIssue> byId(long id) {
        return gone.contains(id) ? Optional.empty() : Optional.ofNullable(kept.get(id)).or(() -> meadow.byId(id));
    }

    /** @param key in capitals, one that the issue has or had */
    Optional<DemoIssue> byKey(String key) {
        Long id = idsByKey.get(key);
        if (id != null) {
            return byId(id);
        }
        int dash = key.lastIndexOf('-');
        boolean numbered = dash > 0 && key.substring(dash + 1).matches("[1-9]\\d{0,9}");
        return numbered ? meadow.byKey(key.substring(0, dash), Long.parseLong(key.substring(dash + 1))).flatMap(made -> byId(made.id())) : Optional.empty();
    }

    Optional<DemoAttachment> attachment(long id) {
        Optional<DemoIssue> owner = Optional.ofNullable(issuesByAttachment.get(id)).flatMap(this::byId).or(() -> meadow.ofAttachment(id).flatMap(made -> byId(made.id())));
        return owner.flatMap(issue -> issue.attachments().stream().filter(file -> file.id() == id).findFirst());
    }

    /** Of all keys that were ever given in a project: none is given again. */
    long highestNumber(String project) {
        long given = idsByKey.keySet().stream().filter(key -> key.startsWith(project + "-")).mapToLong(key -> Long.parseLong(key.substring(project.length() + 1))).max().orElse(0);
        return meadow.size() == 0 ? given : Math.max(given, meadow.highest(project));
    }

    DemoIssue put(DemoIssue issue) {
        List<String> keys = new ArrayList<>(issue.formerKeys());
        keys.add(issue.key());
        keys.forEach(key -> idsByKey.put(key, issue.id()));
        issue.attachments().forEach(file -> issuesByAttachment.put(file.id(), issue.id()));
        kept.put(issue.id(), issue);
        version.incrementAndGet();
        return issue;
    }

    void remove(DemoIssue issue) {
        gone.add(issue.id());
        kept.remove(issue.id());
        version.incrementAndGet();
    }
}
