package org.jiraextractor.extraction;

import com.fasterxml.jackson.databind.JsonNode;
import org.jiraextractor.jira.Account;
import org.jiraextractor.jira.JiraRefusal;
import org.jiraextractor.jira.JiraSite;
import org.jiraextractor.jira.SiteInfo;
import org.jiraextractor.words.Code;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.zip.GZIPOutputStream;

/** Who asks, of whom, and for which issues: settled before the first issue is taken, so that edits cannot make paging skip or repeat one. */
final class CensusTaking {

    private final JiraSite site;
    private final ExtractionRequest request;
    private final Workplace place;
    private final Clock clock;

    CensusTaking(JiraSite site, ExtractionRequest request, Workplace place, Clock clock) {
        this.site = site;
        this.request = request;
        this.place = place;
        this.clock = clock;
    }

    /** @param counted hears how many ids have come so far */
    KeptCensus take(LongConsumer counted) throws IOException {
        SiteInfo info = site.info();
        Account account = site.myself();
        Instant startedAt = info.serverTime() == null ? clock.instant() : info.serverTime();
        JsonNode fields = site.fields();
        Census census = census(counted);
        IdList ids = census.ids();
        int matched = ids.size();
        if (matched == 0) {
            // a token that died a moment ago is answered as nobody's, who sees nothing
            site.myself();
        }
        KeptDelta delta = null;
        if (request.base() != null) {
            DeltaTaking narrowed = new DeltaTaking(site, request, place, ids.first(Long.MAX_VALUE));
            delta = narrowed.take(account);
            ids = narrowed.wanted();
        }
        long[] taken = ids.first(request.maxIssues() == null ? Long.MAX_VALUE : request.maxIssues());
        String idsObject = place.prefix() + "census.ids.gz";
        String fieldsObject = place.prefix() + "fields.json.gz";
        IdList.write(place.store(), idsObject, taken);
        place.store().put(fieldsObject, "application/gzip", out -> {
            GZIPOutputStream zip = new GZIPOutputStream(out);
            zip.write(Spool.bytes(fields));
            zip.finish();
        });
        Source source = new Source(site.baseUrl(), info.deployment().word(), info.version(), account.displayName(), account.timeZone());
        return new KeptCensus(source, idsObject, fieldsObject, delta == null ? matched : ids.size(), taken.length, startedAt, census.unlisted(), delta);
    }

    private Census census(LongConsumer counted) {
        try {
            // a part of them, or what a delta compares with, nobody looks at again
            boolean lookedAtAgain = request.base() == null && request.maxIssues() == null;
            return lookedAtAgain ? Census.first(site, request.jql(), counted) : Census.take(site, request.jql(), counted);
        } catch (JiraRefusal refusal) {
            if (refusal.code() == Code.INVALID_JQL) {
                site.myself();
            }
            throw refusal;
        }
    }
}
