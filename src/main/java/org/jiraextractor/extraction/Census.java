package org.jiraextractor.extraction;

import org.jiraextractor.jira.IdPage;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.words.Code;
import org.jiraextractor.words.Refusal;

import java.util.HashSet;
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
 */
record Census(IdList ids, long unlisted) {

    /** On a site where nothing ever stands still, all that was ever seen is taken: what is gone of it will be found gone. */
    private static final int MOST_LISTINGS = 6;

    /** @param counted hears how many ids have come so far, of the listing that is under way */
    static Census take(JiraSite site, String jql, LongConsumer counted) {
        IdList ever = new IdList();
        Census before = null;
        int agreed = 0;
        for (int listing = 1; listing <= MOST_LISTINGS; listing++) {
            Census now = listing(site, jql, counted);
            agreed = before != null && before.ids.same(now.ids) ? agreed + 1 : 1;
            if (agreed >= site.agreeing() && now.unlisted == 0) {
                return now;
            }
            ever.addAll(now.ids);
            before = now;
        }
        ever.settle();
        return new Census(ever, Math.max(0, before.unlisted + before.ids.size() - ever.size()));
    }

    private static Census listing(JiraSite site, String jql, LongConsumer counted) {
        IdList ids = new IdList();
        long[] total = new long[1];
        eachPage(page -> site.ids(jql, page), page -> {
            page.found().forEach(found -> ids.add(found.id()));
            total[0] = page.total();
            counted.accept(ids.size());
        });
        return new Census(ids, Math.max(0, total[0] - ids.settle()));
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
