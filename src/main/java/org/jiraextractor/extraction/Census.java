package org.jiraextractor.extraction;

import org.jiraextractor.jira.IdPage;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;

/**
 * The ids that a JQL matches. Where a site counts its list anew for each page, an issue that goes takes another one out of sight; so it is
 * listed again until as many listings in a row agree as the site asks for.
 *
 * @param ids      settled
 * @param unlisted how many more the site says there are than it ever listed
 * @param calm     whether each page told the same number, and so many came
 */
record Census(IdList ids, long unlisted, boolean calm) {

    /** On a site where nothing ever stands still, all that was ever seen is taken: what is gone of it will be found gone. */
    private static final int MOST_LISTINGS = 6;
    /** A number that no list ever reaches is not reached by asking on. */
    private static final int OF_ONE_MIND = 3;

    /** @param counted hears how many ids have come so far, of the listing that is under way */
    static Census take(JiraSite site, String jql, LongConsumer counted) {
        return agreed(site, jql, site.agreeing(), null, counted);
    }

    /** For somebody who lists again later, and compares: one calm listing does for now. */
    static Census first(JiraSite site, String jql, LongConsumer counted) {
        return agreed(site, jql, 1, null, counted);
    }

    /** @param before an earlier listing, with which one that agrees is believed */
    static Census after(JiraSite site, String jql, IdList before) {
        return agreed(site, jql, site.agreeing(), new Census(before, 0, true), any -> { });
    }

    private static Census agreed(JiraSite site, String jql, int enough, Census earlier, LongConsumer counted) {
        IdList ever = new IdList();
        Census before = earlier;
        int agreed = earlier == null ? 0 : 1;
        for (int listing = 1; listing <= MOST_LISTINGS; listing++) {
            Census now = listing(site, jql, counted);
            agreed = before != null && before.ids.same(now.ids) ? agreed + 1 : 1;
            int needed = now.calm ? enough : Math.max(enough, site.agreeing());
            if (agreed >= needed && now.unlisted == 0 || agreed >= OF_ONE_MIND) {
                return now;
            }
            ever.addAll(now.ids);
            before = now;
        }
        ever.settle();
        return new Census(ever, Math.max(0, before.unlisted + before.ids.size() - ever.size()), false);
    }

    private static Census listing(JiraSite site, String jql, LongConsumer counted) {
        IdList ids = new IdList();
        Set<Long> totals = new LinkedHashSet<>();
        long[] total = new long[1];
        eachPage(page -> site.ids(jql, page), page -> {
            page.found().forEach(found -> ids.add(found.id()));
            total[0] = page.total();
            totals.add(page.total());
            counted.accept(ids.size());
        });
        long unlisted = Math.max(0, total[0] - ids.settle());
        return new Census(ids, unlisted, totals.size() == 1 && unlisted == 0);
    }

    /** A page may be short, or empty, and not be the last; a token that comes twice would lead round for ever. */
    static void eachPage(Function<String, IdPage> ask, Consumer<IdPage> taker) {
        Set<String> seen = new HashSet<>();
        String next = null;
        do {
            IdPage page = ask.apply(next);
            taker.accept(page);
            next = page.next();
            if (next != null && !seen.add(next)) {
                throw new Refusal(Code.UPSTREAM_ERROR, "extraction.repeated_token");
            }
        } while (next != null);
    }
}
