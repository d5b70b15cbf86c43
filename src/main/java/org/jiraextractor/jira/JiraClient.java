package org.jiraextractor.jira;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jiraextractor.issues.RawJson;
import org.jiraextractor.words.Code;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;

/** Sends calls to one site and reads their JSON: guarded, bounded, at its pace, tried again where it may help. Thread-safe. */
final class JiraClient {

    /** A batch of 100 issues with all that Jira embeds may be tens of megabytes; it is never held whole. */
    private static final long MOST_JSON = 512L << 20;
    private static final int MOST_REDIRECTS = 5;
    private static final MediaType JSON = MediaType.get("application/json");

    /** Reads a streamed answer; called anew at each attempt. */
    @FunctionalInterface
    interface Reader<T> {
        T read(JsonParser json) throws IOException;
    }

    private final Wire wire;
    private final SiteAddress address;
    private final HttpUrl base;
    private final Pacer pacer;
    private final Waits waits;
    private final Clock clock;
    private final Set<Call> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean aborted;

    JiraClient(Wire wire, SiteAddress address, Pacer pacer, Waits waits, Clock clock) {
        this.wire = wire;
        this.address = address;
        this.base = HttpUrl.get(address.baseUrl().toString() + "/");
        this.pacer = pacer;
        this.waits = waits;
        this.clock = clock;
    }

    /** A small answer, whole. */
    JsonNode tree(Ask ask, Patience patience) {
        try {
            return read(ask, patience, json -> {
                JsonNode tree = RawJson.read(json);
                if (json.nextToken() != null) {
                    throw new JiraRefusal.Unreadable(ask.shownPath());
                }
                return tree;
            });
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A streamed answer. @throws IOException only what the reader throws by itself */
    <T> T read(Ask ask, Patience patience, Reader<T> reader) throws IOException {
        return persist(patience, () -> {
            try (Response response = send(ask, patience)) {
                Answers.check(ask, response, clock);
                return parse(ask, response, reader);
            }
        });
    }

    <T> T persist(Patience patience, Persistence.Attempt<T> attempt) throws IOException {
        return new Persistence(pacer, waits, clock).until(patience, attempt);
    }

    private <T> T parse(Ask ask, Response response, Reader<T> reader) throws IOException {
        try (JsonParser json = RawJson.mapper().createParser(new NetworkBody(response.body().byteStream(), MOST_JSON))) {
            if (json.nextToken() == null) {
                throw new TryAgain(new JiraRefusal.Unreadable(ask.shownPath()), false, null);
            }
            return reader.read(json);
        } catch (NetworkBody.Cut cut) {
            throw sorted(cut.failure(), response.request().url());
        } catch (StreamConstraintsException never) {
            throw new JiraRefusal.Unreadable(ask.shownPath()).because(never);
        } catch (JsonProcessingException perhapsCut) {
            throw new TryAgain(new JiraRefusal.Unreadable(ask.shownPath()), false, null);
        }
    }

    private Response send(Ask ask, Patience patience) throws IOException {
        HttpUrl url = base.resolve(address.baseUrl() + ask.path());
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Request.Builder request = new Request.Builder().url(url).header("Accept", "application/json");
            if (ask.body() != null) {
                request.post(RequestBody.create(RawJson.write(ask.body()), JSON)).header("X-Atlassian-Token", "no-check");
            }
            if (!ask.anonymous()) {
                request.header("Authorization", address.credentials().authorization());
            }
            long sent = System.nanoTime();
            Response response = exchange(request, patience.left());
            if (response.code() < 400) {
                pacer.answered(ask.kind(), System.nanoTime() - sent);
            }
            HttpUrl next = response.isRedirect() ? url.resolve(response.header("Location", "")) : null;
            if (next == null || !sameSite(next) || ask.body() != null || Answers.redirected(response).code() == Code.LOGIN_PAGE) {
                return response;
            }
            response.close();
            url = next;
        }
        throw new JiraRefusal(Code.NOT_JIRA, 302, "jira.not_jira");
    }

    boolean sameSite(HttpUrl url) {
        return Origin.of(url).equals(Origin.of(base));
    }

    HttpUrl url(String path) {
        return base.resolve(address.baseUrl() + path);
    }

    String authorization() {
        return address.credentials().authorization();
    }

    void answered(String kind, long nanos) {
        pacer.answered(kind, nanos);
    }

    /** One HTTP call, up to its headers. The one place where anything leaves for a site. */
    Response exchange(Request.Builder request, Duration limit) throws IOException {
        Request ready = request.header("User-Agent", wire.userAgent()).build();
        Call call = wire.http().newCall(ready);
        call.timeout().timeout(limit.toNanos(), java.util.concurrent.TimeUnit.NANOSECONDS);
        underWay.removeIf(Call::isCanceled);
        underWay.add(call);
        try {
            wire.guard().checkHost(ready.url().host());
            if (aborted) {
                throw Persistence.cancelled();
            }
            waits.sent();
            Response response = call.execute();
            return response.newBuilder().body(new EndNoticed(response.body(), () -> underWay.remove(call))).build();
        } catch (IOException failure) {
            underWay.remove(call);
            throw sorted(failure, ready.url());
        } catch (CancellationException cancelled) {
            underWay.remove(call);
            throw cancelled;
        }
    }

    /** A failure of the network as what comes of it: cancelled, refused for good, or worth another try. */
    IOException sorted(IOException failure, HttpUrl url) {
        if (aborted || Thread.currentThread().isInterrupted()) {
            throw Persistence.cancelled();
        }
        JiraRefusal refusal = Failures.refusal(failure, Origin.of(url).toString(), wire.proxied());
        if (Failures.forGood(failure)) {
            throw refusal;
        }
        return new TryAgain(refusal, false, null);
    }

    void abort() {
        aborted = true;
        underWay.forEach(Call::cancel);
    }

    boolean aborted() {
        return aborted;
    }

    Clock clock() {
        return clock;
    }
}
