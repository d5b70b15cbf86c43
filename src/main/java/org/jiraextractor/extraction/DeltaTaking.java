package org.jiraextractor.extraction;

import org.jiraextractor.jira.Account;
import org.jiraextractor.jira.JiraSite;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which of all ids a delta takes: those that changed since the base's watermark, less what the base had already as it is; and those that the base
 * never saw. A search lags behind what is written, so it is asked from some minutes before the watermark.
 */
final class DeltaTaking {

    static final Duration OVERLAP = Duration.ofMinutes(10);

    private final JiraSite site;
    private final ExtractionRequest request;
    private final Workplace place;
    private final long[] all;
    private final IdList wanted = new IdList();
    private final List<KnownIssue> unsure = new ArrayList<>();
    private final List<Gone> gone = new ArrayList<>();

    /** @param all ids that the query matches now, ascending */
    DeltaTaking(JiraSite site, ExtractionRequest request, Workplace place, long[] all) {
        this.site = site;
        this.request = request;
        this.place = place;
        this.all = all.clone();
    }

    /** @return what is kept of it; for those that are gone nobody has been asked yet */
    KeptDelta take(Account account) throws IOException {
        Instant since = request.base().watermark().minus(OVERLAP);
        long[] changed = changed(since, account);
        compare(changed, since.toEpochMilli());
        Arrays.stream(changed).filter(id -> Arrays.binarySearch(all, id) < 0).forEach(wanted::add);
        decide();
        wanted.settle();
        String allObject = place.prefix() + "census.all.gz";
        String baseObject = place.prefix() + "base.gz";
        IdList everything = new IdList();
        Arrays.stream(all).forEach(everything::add);
        everything.addAll(wanted);
        everything.settle();
        IdList.write(place.store(), allObject, everything.first(Long.MAX_VALUE));
        copy(request.base().knownObject(), baseObject);
        return new KeptDelta(allObject, baseObject, gone);
    }

    /** Ids to take, settled. */
    IdList wanted() {
        return wanted;
    }

    private long[] changed(Instant since, Account account) {
        IdList changed = new IdList();
        Census.eachPage(page -> site.changedSince(request.jql(), since, account, page), page -> page.found().forEach(found -> changed.add(found.id())));
        changed.settle();
        return changed.first(Long.MAX_VALUE);
    }

    private void compare(long[] changed, long since) throws IOException {
        int at = 0;
        try (KnownLines base = new KnownLines(place.store(), List.of(request.base().knownObject()))) {
            for (KnownIssue known = base.next(); known != null; known = base.next()) {
                while (at < all.length && all[at] < known.id()) {
                    wanted.add(all[at++]);
                }
                boolean there = at < all.length && all[at] == known.id();
                boolean isChanged = Arrays.binarySearch(changed, known.id()) >= 0;
                if (there) {
                    at++;
                }
                if (isChanged && known.updated() >= since) {
                    unsure.add(known);
                } else if (isChanged) {
                    wanted.add(known.id());
                } else if (!there) {
                    gone.add(new Gone(String.valueOf(known.id()), known.key(), null));
                }
            }
        }
        while (at < all.length) {
            wanted.add(all[at++]);
        }
    }

    /** Changed within the overlap and seen by the base: it may be what the base has, or newer. */
    private void decide() throws IOException {
        new ChangeAsking(site).changed(unsure).forEach(known -> wanted.add(known.id()));
    }

    private void copy(String from, String to) throws IOException {
        place.store().put(to, "application/gzip", out -> {
            try (var in = place.store().read(from)) {
                in.transferTo(out);
            }
        });
    }
}
