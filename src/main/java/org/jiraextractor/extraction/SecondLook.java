package org.jiraextractor.extraction;

import org.jiraextractor.jira.Account;
import org.jiraextractor.jira.IdPage;
import org.jiraextractor.jira.JiraRefusal;
import org.jiraextractor.words.Code;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Looks again when everything was taken: which issues changed meanwhile, which appeared, which vanished. */
final class SecondLook implements Callable<KeptLook> {

    private final Errand errand;
    private final KeptCensus census;
    private final long[] before;
    private final List<KeptChunk> chunks;

    /** @param before all ids that the query matched, also those that a delta does not take; @param chunks of the first pass */
    SecondLook(Errand errand, KeptCensus census, long[] before, List<KeptChunk> chunks) {
        this.errand = errand;
        this.census = census;
        this.before = before.clone();
        this.chunks = List.copyOf(chunks);
    }

    @Override
    public KeptLook call() throws IOException {
        try {
            return look();
        } catch (JiraRefusal refusal) {
            if (refusal.code() == Code.INVALID_JQL) {
                // what was right a while ago is wrong to nobody only
                errand.site().myself();
            }
            throw refusal;
        }
    }

    private KeptLook look() throws IOException {
        Map<Long, String> changed = changed();
        long[] after = census.truncated() ? before : after();
        Set<Long> vanished = without(before, after);
        if (!vanished.isEmpty()) {
            // nobody sees nothing: the token must still be somebody's
            errand.site().myself();
        }
        Set<Long> appeared = without(after, before);
        Set<String> keys = new TreeSet<>(keysOf(vanished));
        Set<Long> again = new TreeSet<>(appeared);
        changed.forEach((id, key) -> {
            if (appeared.contains(id) || Arrays.binarySearch(before, id) >= 0) {
                keys.add(key);
                again.add(id);
            }
        });
        String object = again.isEmpty() ? null : errand.place().prefix() + "again.ids.gz";
        if (object != null) {
            IdList.write(errand.place().store(), object, again.stream().mapToLong(Long::longValue).toArray());
        }
        return new KeptLook(List.copyOf(keys), object, again.size());
    }

    private long[] after() {
        IdList had = new IdList();
        Arrays.stream(before).forEach(had::add);
        had.settle();
        IdList ids = Census.after(errand.site(), errand.request().jql(), had).ids();
        return ids.first(Long.MAX_VALUE);
    }

    private Map<Long, String> changed() throws IOException {
        Account account = new Account("", census.source().account(), census.source().accountTimeZone());
        Map<Long, String> changed = new TreeMap<>();
        Census.eachPage(page -> errand.site().changedSince(errand.request().jql(), census.startedAt(), account, page),
                page -> page.found().forEach((IdPage.Found found) -> changed.put(found.id(), found.key())));
        if (errand.site().knowsMinutesOnly()) {
            unchanged(changed.keySet()).forEach(changed::remove);
        }
        return changed;
    }

    /** Of issues that a search to the minute named: those that changed before the census began, and were taken as they are now. */
    private Set<Long> unchanged(Set<Long> named) throws IOException {
        List<KnownIssue> older = new ArrayList<>();
        try (KnownLines taken = new KnownLines(errand.place().store(), chunks.stream().map(KeptChunk::knownObject).toList())) {
            for (KnownIssue known = taken.next(); known != null; known = taken.next()) {
                if (named.contains(known.id()) && known.updated() < census.startedAt().toEpochMilli()) {
                    older.add(known);
                }
            }
        }
        Set<Long> unchanged = older.stream().map(KnownIssue::id).collect(Collectors.toSet());
        new ChangeAsking(errand.site()).changed(older).forEach(known -> unchanged.remove(known.id()));
        return unchanged;
    }

    private static Set<Long> without(long[] ids, long[] others) {
        return LongStream.of(ids).filter(id -> Arrays.binarySearch(others, id) < 0).boxed().collect(Collectors.toSet());
    }

    /** Of issues that were taken, by the key they had then. */
    private Set<String> keysOf(Set<Long> issues) throws IOException {
        Set<String> keys = new TreeSet<>();
        for (KeptChunk chunk : issues.isEmpty() ? List.<KeptChunk>of() : chunks) {
            IssueLine.each(errand.place().store(), chunk.objectName(), line -> {
                if (issues.contains(line.path("id").asLong())) {
                    keys.add(line.path("key").asText());
                }
            });
        }
        return keys;
    }
}
